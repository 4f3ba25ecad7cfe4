using System.ComponentModel;
using Solmu.Database;
using Solmu.Notes;
using Solmu.People;
using Solmu.Proposals;

namespace Solmu.Mcp;

/// <summary>Reads a note that a program would write.</summary>
internal sealed class ProposeNote(Propose propose, FindProposals find, McpNames names, FindPerson people) : IMcpTool<ProposeNote.Arguments>
{
    public sealed record Arguments(
        [property: Description("The note, for everybody who sees what it is about")] string Text,
        [property: Description("Name, slug, domain or id of the partner it is about; or name a person")] string? Partner = null,
        [property: Description("E-mail address, name or id of the person it is about")] string? Person = null,
        [property: Description("Where you have it from, for whoever decides")] string? Why = null);

    public async Task<McpAnswer> RunAsync(Arguments arguments)
    {
        var text = arguments.Text?.Trim() ?? "";
        var rules = new Rules();
        rules.Refuse(text.Length is 0 or > Note.MaxTextLength, "text", $"A note has 1 to {Note.MaxTextLength} characters.");
        rules.Refuse(string.IsNullOrWhiteSpace(arguments.Partner) == string.IsNullOrWhiteSpace(arguments.Person), "partner", "Name either a partner or a person.");
        rules.Throw();

        var body = arguments.Partner is { Length: > 0 } partner
            ? new ProposedNote(Ids.Text(await names.PartnerAsync(partner)), null, text)
            : new ProposedNote(null, Ids.Text(await people.RequireAsync("person", arguments.Person!)), text);
        var id = await propose.RunAsync(new Propose.Input(ProposalKind.Note, ProposedRecords.Write(body), arguments.Why));
        return new McpAnswer(new { proposed = MyProposals.Json((await find.ByIdAsync(id))!), decide = "/proposals" });
    }
}
