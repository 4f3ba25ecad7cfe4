using System.ComponentModel;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Proposals;

namespace Solmu.Mcp;

/// <summary>Reads a contact that a program would log, so that whoever decides finds it complete.</summary>
internal sealed class ProposeContact(Propose propose, FindProposals find, FindPerson people, FocalFirms firms, Viewer viewer) : IMcpTool<ProposeContact.Arguments>
{
    private const int MostPeople = 100;

    public sealed record Arguments(
        [property: Description("When: 2026-11-22T12:30:00Z; without a zone in the firm's; a day alone when the time is not known")] string Time,
        [property: Description("How")] Medium? Medium,
        [property: Description("People outside who took part, by e-mail address, id or name; an address that is not known yet makes the person")] IReadOnlyList<string> Others,
        [property: Description("Our people who took part, by e-mail address, id or name; without any, your user")] IReadOnlyList<string>? Own = null,
        int? Minutes = null,
        [property: Description("What it was about, in a sentence")] string? About = null,
        [property: Description("Where you have it from, for whoever decides")] string? Why = null);

    public async Task<McpAnswer> RunAsync(Arguments arguments)
    {
        var firm = await firms.RequireAsync();
        var rules = new Rules();
        var isTime = ContactFields.TryTime(arguments.Time, firm, out var at);
        rules.Refuse(!isTime, "time", "Give the time, such as 2026-11-22T12:30:00Z.");
        rules.Refuse(arguments.Medium is null, "medium", $"Say how it took place: {string.Join(", ", ContactFields.Media)}.");
        rules.Refuse(arguments.Others is not { Count: > 0 and <= MostPeople } || arguments.Own?.Count > MostPeople, "others", "A contact is with somebody outside: name at least one, and no crowd.");
        rules.Check(() => _ = new Contact(at, arguments.Medium ?? default, arguments.Minutes, arguments.About, at, null));
        rules.Throw();

        var own = arguments.Own is { Count: > 0 } named ? await ReadAsync("own", named) : [Self()];
        var body = new ProposedContact(at, arguments.Medium!.Value, arguments.Minutes, arguments.About, own, await ReadAsync("others", arguments.Others!));
        var id = await propose.RunAsync(new Propose.Input(ProposalKind.Contact, ProposedRecords.Write(body), arguments.Why));
        return new McpAnswer(new { proposed = MyProposals.Json((await find.ByIdAsync(id))!), decide = "/proposals" });
    }

    private string Self() => viewer.PersonId is { } person ? Ids.Text(person)
        : viewer.UserId is not null ? viewer.Email
        : throw new RuleViolation("own", "Name who of ours took part: nobody in particular stands behind this call.");

    /// <summary>Known people by id, whoever is not known yet by address.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(string field, IReadOnlyList<string> named)
    {
        var read = new List<string>();
        foreach (var who in named)
        {
            read.Add(MailAddresses.TryNormalise(who, out var address) ? address : Ids.Text(await people.RequireAsync(field, who)));
        }

        return read;
    }
}
