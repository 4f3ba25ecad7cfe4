using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Exports;

/// <summary>
/// The days on which contracts end, as a calendar (RFC 5545) that reminds a month before. An event keeps its name in every
/// export, so that a calendar that reads the file again changes it instead of showing it twice.
/// </summary>
internal sealed class ExportCalendar(Visible visible, Moment moment)
{
    private const string RemindBefore = "-P30D";

    /// <summary>The number of events; a contract without an end has none.</summary>
    /// <param name="only">Which contracts; null for all.</param>
    /// <param name="output">Where the calendar goes.</param>
    public async Task<long> RunAsync(Func<ContractsTable.Row, bool>? only, Stream output)
    {
        await using var text = new StreamWriter(output, Download.Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        var lines = new ContentLines(text);
        await lines.RawAsync("BEGIN", "VCALENDAR");
        await lines.RawAsync("VERSION", "2.0");
        await lines.RawAsync("PRODID", "-//Solmu//Solmu//EN");
        await lines.RawAsync("CALSCALE", "GREGORIAN");
        await lines.TextAsync("X-WR-CALNAME", "Contracts that end");
        var count = 0L;
        foreach (var contract in (await ContractsTable.ReadAsync(visible)).Where(contract => contract.EndsOn is not null && only?.Invoke(contract) != false).OrderBy(contract => contract.EndsOn))
        {
            await WriteAsync(lines, contract);
            count++;
        }

        await lines.RawAsync("END", "VCALENDAR");
        return count;
    }

    private async Task WriteAsync(ContentLines lines, ContractsTable.Row contract)
    {
        var sentence = $"{contract.Title ?? "The contract"} with {contract.Partner} ends";
        await lines.RawAsync("BEGIN", "VEVENT");
        await lines.RawAsync("UID", $"contract-end-{Ids.Text(contract.Id)}@solmu");
        await lines.RawAsync("DTSTAMP", moment.Now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        await lines.RawAsync("SEQUENCE", (contract.Version - 1).ToString(CultureInfo.InvariantCulture));
        await lines.RawAsync("DTSTART;VALUE=DATE", Day(contract.EndsOn!.Value));
        await lines.RawAsync("DTEND;VALUE=DATE", Day(contract.EndsOn.Value.AddDays(1)));
        await lines.TextAsync("SUMMARY", sentence);
        await lines.TextAsync("DESCRIPTION", Description(contract));
        await lines.RawAsync("TRANSP", "TRANSPARENT");
        await lines.RawAsync("BEGIN", "VALARM");
        await lines.RawAsync("ACTION", "DISPLAY");
        await lines.RawAsync("TRIGGER", RemindBefore);
        await lines.TextAsync("DESCRIPTION", sentence);
        await lines.RawAsync("END", "VALARM");
        await lines.RawAsync("END", "VEVENT");
    }

    private static string Description(ContractsTable.Row contract) => string.Join('\n', new[]
    {
        $"Responsible: {contract.Responsible ?? "nobody"}",
        contract.StartsOn is { } starts ? $"Runs since {OrganisationsTable.Day(starts)}" : null,
        contract.TalksSince is { } talks ? $"Talked about since {OrganisationsTable.Day(talks)}" : null,
    }.OfType<string>());

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
