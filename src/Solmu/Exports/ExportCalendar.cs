using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Exports;

/// <summary>The days on which contracts end, as a calendar that reminds a month before.</summary>
internal sealed class ExportCalendar(Visible visible, Moment moment)
{
    private const string RemindBefore = "-P30D";

    /// <summary>What a contract's end is called in every calendar.</summary>
    public static string NameOf(long contractId) => "contract-end-" + Ids.Text(contractId);

    public static string SentenceOf(string? title, string partner) => $"{title ?? "The contract"} with {partner} ends";

    /// <summary>The number of events; a contract without an end has none.</summary>
    /// <param name="only">Which contracts; null for all.</param>
    /// <param name="output">Where the calendar goes.</param>
    public async Task<long> RunAsync(Func<ContractsTable.Row, bool>? only, Stream output)
    {
        await using var text = new StreamWriter(output, Download.Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        var calendar = new CalendarText(text, moment.Now);
        await calendar.BeginAsync("Contracts that end");
        var count = 0L;
        foreach (var contract in (await ContractsTable.ReadAsync(visible)).Where(contract => contract.EndsOn is not null && only?.Invoke(contract) != false).OrderBy(contract => contract.EndsOn))
        {
            await calendar.WriteAsync(new CalendarEntry(NameOf(contract.Id), contract.Version - 1, SentenceOf(contract.Title, contract.Partner), Description(contract)) { Day = contract.EndsOn, Reminds = RemindBefore });
            count++;
        }

        await calendar.EndAsync();
        return count;
    }

    private static string Description(ContractsTable.Row contract) => string.Join('\n', new[]
    {
        $"Responsible: {contract.Responsible ?? "nobody"}",
        contract.StartsOn is { } starts ? $"Runs since {OrganisationsTable.Day(starts)}" : null,
        contract.TalksSince is { } talks ? $"Talked about since {OrganisationsTable.Day(talks)}" : null,
    }.OfType<string>());
}
