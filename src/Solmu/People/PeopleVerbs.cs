using System.CommandLine;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.People;

internal static class PeopleVerbs
{
    private static readonly Option<bool> Own = new("--own") { Description = "Only our people" };
    private static readonly Option<string> Organisation = new("--organisation") { HelpName = "NAME", Description = "Only people of this organisation" };
    private static readonly Argument<string> Who = new("EMAIL") { Description = "E-mail address, or the whole name" };

    public static void Add(RootCommand root)
    {
        root.Add(new Verb("people", "List the people, ours and theirs", PeopleAsync) { Own, Organisation });
        root.Add(new Verb("person", "Show one person", PersonAsync) { Who });
    }

    /// <summary>A person as documents list it.</summary>
    public static object Json(PersonRow row) => new
    {
        id = Ids.Text(row.Id),
        row.Name,
        row.Emails,
        organisation = row.Employer?.Name,
        row.Role,
        own = row.IsOurs,
        suggested = row.IsSuggested,
    };

    private static async Task<int> PeopleAsync(ParseResult parse, CommandRun run)
    {
        var organisation = parse.GetValue(Organisation) is { } name ? await run.Get<FindOrganisation>().RequireAsync("organisation", name) : (long?)null;
        var filter = new FindPeople.Filter(parse.GetValue(Own) ? Whose.Ours : Whose.All, organisation);
        var rows = await run.Get<FindPeople>().RunAsync(filter, take: null);
        return run.Answer(new { people = rows.Select(Json) }, output => Write(output, rows));
    }

    private static async Task<int> PersonAsync(ParseResult parse, CommandRun run)
    {
        var who = parse.GetValue(Who)!;
        var read = run.Get<ReadPerson>();
        var found = await read.CandidatesAsync(who);
        if (found.Count == 0)
        {
            throw new RuleViolation("person", $"{who}: there is nobody by that address or name.");
        }

        if (found.Count > 1)
        {
            return Ambiguous(run, "person", who, found);
        }

        var person = (await read.ByIdAsync(found[0].Id))!;
        return run.Answer(new { person = Json(person) }, output => Write(output, person));
    }

    /// <summary>Several people could be meant: says so, names them, and decides nothing.</summary>
    public static int Ambiguous(CommandRun run, string field, string who, IReadOnlyList<PersonRow> candidates) => run.Answer(
        new Dictionary<string, object?> { [field] = null, ["candidates"] = candidates.Select(Json) },
        output =>
        {
            output.WriteLine($"{who} could be any of {candidates.Count} people:");
            Write(output, candidates);
        },
        Exit.WithProblems);

    private static object Json(ReadPerson.Whole person) => new
    {
        id = Ids.Text(person.Row.Id),
        person.Row.Name,
        person.Row.Emails,
        organisation = person.Row.Employer?.Name,
        person.Row.Role,
        own = person.Row.IsOurs,
        suggested = person.Row.IsSuggested,
        person.Phone,
        person.City,
        person.Country,
        person.Language,
        person.Tags,
        affiliations = person.Affiliations.Select(post => new { organisation = post.Employer.Name, post.Role, post.From, to = post.Until }),
    };

    private static void Write(TextWriter output, IReadOnlyList<PersonRow> rows)
    {
        if (rows.Count == 0)
        {
            output.WriteLine("Nobody yet. Next: solmu import your-contacts.csv");
        }

        var width = rows.Count == 0 ? 0 : Math.Min(rows.Max(row => row.DisplayName.Length), 30);
        foreach (var row in rows)
        {
            var place = string.Join(", ", new[] { row.Role, row.Employer?.Name }.OfType<string>());
            var mark = row.IsSuggested ? "  (suggested)" : "";
            output.WriteLine($"{row.DisplayName.PadRight(width)}  {(place.Length == 0 ? "employer not known" : place)}  {string.Join(' ', row.Emails)}{mark}");
        }
    }

    private static void Write(TextWriter output, ReadPerson.Whole person)
    {
        Write(output, [person.Row]);
        foreach (var post in person.Affiliations)
        {
            output.WriteLine($"  {post.From?.ToString("yyyy-MM-dd", null) ?? "?"} – {post.Until?.ToString("yyyy-MM-dd", null) ?? "today"}  {post.Employer.Name}{(post.Role is { } role ? $", {role}" : "")}");
        }

        if (person.Contacts is [var last, ..])
        {
            output.WriteLine($"  Last contact {last.At:yyyy-MM-dd} ({last.Medium.ToString().ToLowerInvariant()})");
        }
    }
}
