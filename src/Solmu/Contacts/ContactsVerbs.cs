using System.CommandLine;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Contacts;

internal static class ContactsVerbs
{
    private static readonly Option<string[]> With = new("--with") { Required = true, HelpName = "EMAIL[,…]", Description = "Who took part, by e-mail address; yours too" };
    private static readonly Option<string> MediumName = new("--medium") { Required = true, HelpName = "M", Description = "met, video, phone, mail, message, event or letter" };
    private static readonly Option<string> Time = new("--time") { HelpName = "T", Description = "When: 2026-11-22T14:30 in your zone, or with a zone (default: now)" };
    private static readonly Option<int?> Minutes = new("--minutes") { HelpName = "N", Description = "How long it took" };
    private static readonly Option<string> About = new("--about") { HelpName = "TEXT", Description = "What it was about" };

    public static void Add(RootCommand root) => root.Add(new Verb("log", "Write down a contact", LogAsync) { Least = Role.Member, Options = { With, MediumName, Time, Minutes, About } });

    private static async Task<int> LogAsync(ParseResult parse, CommandRun run)
    {
        var firm = await run.Get<FocalFirms>().RequireAsync();
        var medium = ContactFields.TryMedium(parse.GetValue(MediumName), out var known) ? known : throw new UseViolation("medium", $"--medium {parse.GetValue(MediumName)}: write one of {string.Join(", ", ContactFields.Media)}.");
        var at = parse.GetValue(Time) is { } text
            ? ContactFields.TryTime(text, firm, out var time) ? time : throw new UseViolation("time", $"--time {text}: write 2026-11-22T14:30, 2026-11-22T12:30:00Z or 2026-11-22.")
            : run.Get<Moment>().Now;
        try
        {
            var id = await run.Get<LogContact>().RunAsync(new LogContact.Input(at, medium, parse.GetValue(Minutes), parse.GetValue(About), [], [], Addresses(parse.GetValue(With)!)));
            var contact = (await run.Get<FindContacts>().ByIdAsync(id))!;
            return run.Answer(new { contact = Json(contact) }, output => Write(output, contact, firm));
        }
        catch (AmbiguousPerson ambiguous)
        {
            return PeopleVerbs.Ambiguous(run, "contact", ambiguous.Address, await run.Get<ReadPerson>().CandidatesAsync(ambiguous.Address));
        }
    }

    private static List<string> Addresses(string[] with)
    {
        var addresses = new List<string>();
        foreach (var text in with.SelectMany(part => part.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            addresses.Add(MailAddresses.TryNormalise(text, out var address) ? address : throw new UseViolation("with", $"--with {text}: that is not an e-mail address."));
        }

        return addresses;
    }

    private static object Json(ContactRow contact) => new
    {
        id = Ids.Text(contact.Id),
        time = contact.At,
        contact.Medium,
        contact.Minutes,
        contact.About,
        own = contact.Own.Select(person => person.Reference),
        others = contact.Others.Select(person => person.Reference),
    };

    private static void Write(TextWriter output, ContactRow contact, FocalFirm firm) => output.WriteLine(
        $"Logged for {firm.Day(contact.At):yyyy-MM-dd}: {string.Join(", ", contact.Own.Select(person => person.DisplayName))} with {string.Join(", ", contact.Others.Select(person => person.DisplayName))} ({contact.Medium.ToString().ToLowerInvariant()}).");
}
