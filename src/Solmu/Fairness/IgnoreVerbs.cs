using System.CommandLine;
using System.Globalization;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Firms;

namespace Solmu.Fairness;

/// <summary>ignore.</summary>
internal static class IgnoreVerbs
{
    private static readonly Option<string[]> Put = new("--add") { HelpName = "ADDRESS", Description = "Never read this address, or a whole domain such as @edunet.example; can be given several times" };
    private static readonly Option<string[]> Remove = new("--remove") { HelpName = "ADDRESS", Description = "Read this again; can be given several times" };

    public static void Add(RootCommand root) => root.Add(new Verb("ignore", "List whose mail and calendar are never read, and change that", IgnoreAsync) { Least = Role.Manager, Options = { Put, Remove } });

    private static async Task<int> IgnoreAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var known = await run.Get<FindIgnored>().RunAsync();
        if ((parse.GetValue(Remove) ?? []).FirstOrDefault(one => !IgnoredAddress.TryRead(one, out var address) || !known.Exists(row => row.Address == address)) is { } missing)
        {
            return run.Refuse($"{missing} is not on the list.");
        }

        var added = parse.GetValue(Put) is { Length: > 0 } put ? (await run.Get<IgnoreAddresses>().RunAsync(new IgnoreAddresses.Input(put))).Added : [];
        var removed = new List<string>();
        foreach (var address in parse.GetValue(Remove) ?? [])
        {
            if (await run.Get<StopIgnoring>().RunAsync(new StopIgnoring.Input(address)))
            {
                removed.Add(address);
            }
        }

        var (rows, people) = (await run.Get<FindIgnored>().RunAsync(), await run.Get<FindNotRead>().RunAsync());
        return run.Answer(
            new { ignored = rows.Select(row => new { row.Address, row.Since }), people = people.Select(person => new { person.Name, person.Since }), added, removed },
            output =>
            {
                output.WriteLine(rows.Count + people.Count == 0 ? "Everybody's mail and calendar is read." : "Never read:");
                rows.ForEach(row => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Address}, since {row.Since:yyyy-MM-dd}")));
                people.ForEach(person => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {person.Name}, with all addresses, since {person.Since:yyyy-MM-dd}")));
            });
    }
}
