using System.CommandLine;
using System.Globalization;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Absences;

internal static class HolidaysVerbs
{
    private static readonly Option<string[]> Added = new("--add") { HelpName = "\"DAY[..DAY] NAME\"", Description = "Add a holiday, such as \"2026-12-24..2026-12-26 Christmas\"" };
    private static readonly Option<string[]> Removed = new("--remove") { HelpName = "ID", Description = "Take the holiday with this id away" };

    public static void Add(RootCommand root) => root.Add(new Verb("holidays", "List the holidays of the firm, which are no silence; add and remove them", HolidaysAsync) { Added, Removed });

    private static async Task<int> HolidaysAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var rules = new Rules();
        var days = parse.GetValue(Added) is { Length: > 0 } lines ? HolidayLine.Read(rules, "add", string.Join('\n', lines)) : [];
        rules.Throw();
        var gone = (parse.GetValue(Removed) ?? []).Select(text => Ids.TryParse(text, out var id) ? id : throw new UseViolation("remove", $"--remove {text}: that is no id; `solmu holidays --json` shows them.")).ToList();
        var added = days.Count > 0 ? await run.Get<AddHolidays>().RunAsync(new AddHolidays.Input(days)) : 0;
        foreach (var id in gone)
        {
            if (!await run.Get<RemoveHoliday>().RunAsync(id))
            {
                throw new RuleViolation("remove", $"{Ids.Text(id)}: there is no such holiday.");
            }
        }

        var holidays = await run.Get<FindAbsences>().HolidaysAsync();
        return run.Answer(
            new { added, removed = gone.Count, holidays = holidays.Select(one => new { id = Ids.Text(one.Id), one.From, one.Until, one.Name }) },
            output => Write(output, holidays));
    }

    private static void Write(TextWriter output, List<FindAbsences.Row> holidays)
    {
        if (holidays.Count == 0)
        {
            output.WriteLine("No holidays are entered. `solmu holidays --add \"2026-12-24..2026-12-26 Christmas\"` adds one.");
            return;
        }

        var table = new TextTable("FROM", "UNTIL", "NAME", "ID");
        holidays.ForEach(one => table.Add(one.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), one.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), one.Name, Ids.Text(one.Id)));
        table.Write(output);
    }
}
