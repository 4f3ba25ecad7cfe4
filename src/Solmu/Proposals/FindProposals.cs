using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.People;

namespace Solmu.Proposals;

/// <summary>What programs have proposed, as far as it is the viewer's to decide, in names that the viewer may see.</summary>
public sealed class FindProposals(Visible visible)
{
    public const int MostDecided = 30;
    public const string OutOfSight = "somebody you do not see";

    public sealed record Row(
        long Id, ProposalKind Kind, ProposalState State, DateTime ProposedAt, string? Why, string? For, string? Key,
        DateTime? DecidedAt, string? DecidedBy, long? RecordId, ContactLine? Contact, NoteLine? Note);

    public sealed record ContactLine(DateTime Time, string How, int? Minutes, string? About, IReadOnlyList<Who> Own, IReadOnlyList<Who> Others);

    public sealed record NoteLine(Who Subject, string Text);

    /// <summary>Somebody or something named in a proposal; without a path it is not known yet, or not to be seen.</summary>
    public sealed record Who(string Name, string? Path);

    /// <summary>The oldest first: it has waited longest.</summary>
    public async Task<List<Row>> WaitingAsync() =>
        await ReadAsync(visible.Proposals.Where(proposal => proposal.State == ProposalState.Waiting).OrderBy(proposal => proposal.ProposedAt).ThenBy(proposal => proposal.Id).Take(Propose.MostWaiting));

    public async Task<List<Row>> DecidedAsync() =>
        await ReadAsync(visible.Proposals.Where(proposal => proposal.State != ProposalState.Waiting).OrderByDescending(proposal => proposal.DecidedAt).ThenBy(proposal => proposal.Id).Take(MostDecided));

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync(visible.Proposals.Where(proposal => proposal.Id == id))).SingleOrDefault();

    private async Task<List<Row>> ReadAsync(IQueryable<Proposal> proposals)
    {
        var found = await proposals.Select(proposal => new
        {
            Proposal = proposal,
            For = visible.Users.Where(user => user.Id == proposal.UserId).Select(user => user.Name).FirstOrDefault(),
            Key = visible.ApiKeys.Where(key => key.Id == proposal.KeyId).Select(key => key.Name).FirstOrDefault(),
            DecidedBy = visible.Users.Where(user => user.Id == proposal.DecidedById).Select(user => user.Name).FirstOrDefault(),
        }).ToListAsync();
        var contacts = found.Where(one => one.Proposal.Kind == ProposalKind.Contact && one.Proposal.Body.Length > 0).ToDictionary(one => one.Proposal.Id, one => ProposedRecords.Read<ProposedContact>(one.Proposal.Body));
        var notes = found.Where(one => one.Proposal.Kind == ProposalKind.Note && one.Proposal.Body.Length > 0).ToDictionary(one => one.Proposal.Id, one => ProposedRecords.Read<ProposedNote>(one.Proposal.Body));
        var names = await NamesAsync(
            [.. contacts.Values.SelectMany(contact => contact.Own.Concat(contact.Others)), .. notes.Values.Select(note => note.Person).OfType<string>()],
            [.. notes.Values.Select(note => note.Organisation).OfType<string>()]);
        return found.ConvertAll(one => new Row(
            one.Proposal.Id, one.Proposal.Kind, one.Proposal.State, one.Proposal.ProposedAt, one.Proposal.Why, one.For, one.Key, one.Proposal.DecidedAt, one.DecidedBy, one.Proposal.RecordId,
            contacts.TryGetValue(one.Proposal.Id, out var contact) ? Line(contact, names) : null,
            notes.TryGetValue(one.Proposal.Id, out var note) ? new NoteLine(Name(note.Organisation ?? note.Person ?? "", names), note.Text) : null));
    }

    private static ContactLine Line(ProposedContact contact, Dictionary<string, Who> names) =>
        new(contact.Time, ContactFields.Word(contact.Medium), contact.Minutes, contact.About, [.. contact.Own.Select(who => Name(who, names))], [.. contact.Others.Select(who => Name(who, names))]);

    private static Who Name(string who, Dictionary<string, Who> names) => names.GetValueOrDefault(who) ?? new Who(who.Contains('@', StringComparison.Ordinal) ? who : OutOfSight, null);

    private async Task<Dictionary<string, Who>> NamesAsync(List<string> people, List<string> organisations)
    {
        var (ids, addresses) = (IdsIn(people), people.Where(who => who.Contains('@', StringComparison.Ordinal)).Distinct().ToArray());
        var names = new Dictionary<string, Who>();
        foreach (var person in await visible.People.Where(person => ids.Contains(person.Id))
            .Select(person => new { person.Id, person.Name, Email = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() }).ToListAsync())
        {
            names[Ids.Text(person.Id)] = new Who(person.Name ?? person.Email ?? "Somebody without a name", "/people/" + Ids.Text(person.Id));
        }

        foreach (var known in (await (from email in visible.PersonEmails join person in visible.People on email.PersonId equals person.Id where addresses.Contains(email.Address) select new { email.Address, person.Id, person.Name }).ToListAsync()).GroupBy(one => one.Address))
        {
            names[known.Key] = known.Count() == 1 ? new Who(known.Single().Name ?? known.Key, "/people/" + Ids.Text(known.Single().Id)) : new Who(known.Key, null);
        }

        var organisationIds = IdsIn(organisations);
        foreach (var organisation in await visible.Organisations.Where(organisation => organisationIds.Contains(organisation.Id))
            .Select(organisation => new { organisation.Id, organisation.Name, organisation.Slug, IsPartner = visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id) }).ToListAsync())
        {
            names[Ids.Text(organisation.Id)] = new Who(organisation.Name, new Employer(organisation.Id, organisation.Name, organisation.Slug, organisation.IsPartner).Path);
        }

        return names;
    }

    private static long[] IdsIn(IEnumerable<string> texts) => [.. texts.Select(text => Ids.TryParse(text, out var id) ? id : (long?)null).OfType<long>().Distinct()];
}
