using System.CommandLine;
using System.Globalization;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Keys;

/// <summary>key add, key list and key revoke.</summary>
internal static class KeysVerbs
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The program that will use the key" };
    private static readonly Option<KeyScope> Scope = new("--scope") { Required = true, HelpName = "SCOPE", Description = "How far it reaches: read, write or admin" };
    private static readonly Option<DateOnly?> Until = new("--until") { HelpName = "DAY", Description = "Its last day, such as 2027-11-22 (default: a year from now)" };
    private static readonly Argument<string> Key = new("KEY") { Description = "The key's id, or its name when only one open key has it" };

    public static void Add(RootCommand root) => root.Add(new Command("key", "Keys by which programs use the API")
    {
        new Verb("add", "Make a key, which is told once; with --as it acts as that user, else for the operator", AddAsync) { Arguments = { Name }, Options = { Scope, Until } },
        new Verb("list", "List the keys", ListAsync),
        new Verb("revoke", "Shut a key out from the next request on", RevokeAsync) { Arguments = { Key } },
    });

    private static async Task<int> AddAsync(ParseResult parse, CommandRun run)
    {
        var made = await run.Get<AddKey>().RunAsync(new AddKey.Input(parse.GetValue(Name), parse.GetValue(Scope), parse.GetValue(Until)));
        var row = (await run.Get<FindKeys>().ByIdAsync(made.Id))!;
        return run.Answer(
            new { key = made.Token, id = Ids.Text(made.Id), row.Name, row.Scope, owner = row.OwnerEmail, row.ExpiresAt },
            output =>
            {
                output.WriteLine(made.Token);
                run.Error.WriteLine($"It is told this once. Programs send it as: Authorization: Bearer {made.Token![..ApiKey.Prefix.Length]}…");
            });
    }

    private static async Task<int> ListAsync(ParseResult parse, CommandRun run)
    {
        var rows = await run.Get<FindKeys>().AllAsync();
        var firm = await run.Get<FocalFirms>().RequireAsync();
        return run.Answer(
            new { keys = rows.Select(row => new { id = Ids.Text(row.Id), row.Name, row.Scope, owner = row.OwnerEmail, row.Start, row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt }) },
            output =>
            {
                var table = new TextTable("Key", "Name", "Scope", "Acts as", "Until", "Last used");
                rows.ForEach(row => table.Add(
                    $"{row.Start}…", row.Name, row.Scope.ToString().ToLowerInvariant(), row.OwnerEmail ?? "the operator", row.RevokedAt is null ? Day(firm, row.ExpiresAt) : "revoked", row.LastUsedAt is { } last ? Day(firm, last) : "never"));
                table.Write(output);
                if (rows.Count == 0)
                {
                    output.WriteLine("No keys yet. Next: solmu key add NAME --scope read");
                }
            });
    }

    private static async Task<int> RevokeAsync(ParseResult parse, CommandRun run)
    {
        var named = parse.GetValue(Key)!;
        var matches = (await run.Get<FindKeys>().AllAsync()).Where(row => Ids.Text(row.Id) == named || (row.Name == named && row.IsOpen)).ToList();
        if (matches.Count != 1)
        {
            throw new RuleViolation("key", matches.Count == 0 ? $"There is no open key {named}; `solmu key list` shows them." : $"{matches.Count} keys are called {named}; say which by its id: {string.Join(", ", matches.Select(row => Ids.Text(row.Id)))}.");
        }

        await run.Get<RevokeKey>().RunAsync(new RevokeKey.Input(matches[0].Id));
        return run.Answer(new { key = Ids.Text(matches[0].Id), matches[0].Name, revoked = true }, output => output.WriteLine($"{matches[0].Name} opens nothing any more."));
    }

    private static string Day(FocalFirm firm, DateTime moment) => firm.Day(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
