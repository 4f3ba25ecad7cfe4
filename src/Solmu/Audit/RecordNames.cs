using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Fairness;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Keys;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Proposals;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Ties;
using Solmu.Ui;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Audit;

/// <summary>What records are called now and where they stand, as far as the viewer may see them.</summary>
internal sealed class RecordNames(Visible visible)
{
    public sealed record Named(string Name, string? Path);

    private readonly Dictionary<(string Kind, long Id), Named> known = [];

    public Named? Find(string? kind, long? id) => kind is not null && id is { } number ? known.GetValueOrDefault((kind, number)) : null;

    /// <summary>Looks up all that are asked for, a query for each kind.</summary>
    public async Task ReadAsync(IEnumerable<(string Kind, long Id)> records)
    {
        foreach (var kind in records.Distinct().Where(record => !known.ContainsKey(record)).GroupBy(record => record.Kind, record => record.Id))
        {
            foreach (var chunk in kind.Chunk(500))
            {
                foreach (var (id, name, path) in await OfAsync(kind.Key, chunk))
                {
                    known[(kind.Key, id)] = new Named(name, path);
                }
            }
        }
    }

    private Task<List<(long Id, string Name, string? Path)>> OfAsync(string kind, long[] ids) => kind switch
    {
        nameof(Organisation) => OrganisationsAsync(ids),
        nameof(Person) => PeopleAsync(ids),
        nameof(Partnership) => PartnershipsAsync(ids),
        nameof(Contract) => ContractsAsync(ids),
        nameof(PartnershipReview) => ReviewsAsync(ids),
        nameof(HandOverPlan) => ListAsync(visible.HandOverPlans.Where(plan => ids.Contains(plan.Id)).Select(plan => new Row { Id = plan.Id, Name = visible.NamedPlans.Where(named => named.Id == plan.Id).Select(named => named.Title).FirstOrDefault() ?? HandOverPlan.Unnamed }), row => "/plans/" + Ids.Text(row.Id)),
        nameof(HandOverStep) => StepsAsync(ids),
        nameof(Contact) => ContactsAsync(ids),
        nameof(Note) => NotesAsync(ids),
        nameof(Rating) => RatingsAsync(ids),
        nameof(TieNote) => TieNotesAsync(ids),
        nameof(TieConventions) => ListAsync(visible.TieConventions.Where(one => ids.Contains(one.Id)).Select(one => new Row { Id = one.Id, Name = "how ties are measured" }), _ => ConventionsPages.Path),
        nameof(Holiday) => ListAsync(visible.Holidays.Where(holiday => ids.Contains(holiday.Id)).Select(holiday => new Row { Id = holiday.Id, Name = holiday.Name }), _ => HolidaysPages.Path),
        nameof(Leave) => LeavesAsync(ids),
        nameof(User) => ListAsync(visible.Users.Where(user => ids.Contains(user.Id)).Select(user => new Row { Id = user.Id, Name = user.Name }), _ => null),
        nameof(Team) => ListAsync(visible.Teams.Where(team => ids.Contains(team.Id)).Select(team => new Row { Id = team.Id, Name = team.Name }), _ => null),
        nameof(ApiKey) => ListAsync(visible.ApiKeys.Where(key => ids.Contains(key.Id)).Select(key => new Row { Id = key.Id, Name = key.Name }), _ => "/keys"),
        nameof(UserView) => ListAsync(visible.UserViews.Where(view => ids.Contains(view.Id)).Select(view => new Row { Id = view.Id, Name = view.Name }), _ => "/views"),
        nameof(Webhook) => ListAsync(visible.Webhooks.Where(webhook => ids.Contains(webhook.Id)).Select(webhook => new Row { Id = webhook.Id, Name = webhook.Url }), row => "/webhooks/" + Ids.Text(row.Id)),
        nameof(Proposal) => ListAsync(visible.Proposals.Where(proposal => ids.Contains(proposal.Id)).Select(proposal => new Row { Id = proposal.Id, Name = proposal.Kind == ProposalKind.Contact ? "a proposed contact" : "a proposed note" }), _ => "/proposals"),
        nameof(Share) => SharesAsync(ids),
        nameof(Tag) => ListAsync(visible.Tags.Where(tag => ids.Contains(tag.Id)).Select(tag => new Row { Id = tag.Id, Name = tag.Name }), _ => null),
        nameof(Import) => ListAsync(visible.Imports.Where(import => ids.Contains(import.Id)).Select(import => new Row { Id = import.Id, Name = import.What == "" ? "files" : import.What }), row => "/imports/" + Ids.Text(row.Id)),
        nameof(IgnoredAddress) => ListAsync(visible.IgnoredAddresses.Where(one => ids.Contains(one.Id)).Select(one => new Row { Id = one.Id, Name = one.Address }), _ => IgnoredPages.Path),
        nameof(Firm) => ListAsync(visible.Firms.Join(visible.Organisations, firm => firm.OrganisationId, organisation => organisation.Id, (firm, organisation) => new Row { Id = firm.Id, Name = organisation.Name }), _ => "/settings"),
        _ => Task.FromResult<List<(long, string, string?)>>([]),
    };

    private Task<List<(long Id, string Name, string? Path)>> OrganisationsAsync(long[] ids) => ListAsync(
        visible.Organisations.Where(organisation => ids.Contains(organisation.Id)).Select(organisation => new Row { Id = organisation.Id, Name = organisation.Name, Slug = organisation.Slug }),
        row => "/partners/" + row.Slug);

    private Task<List<(long Id, string Name, string? Path)>> PeopleAsync(long[] ids) => ListAsync(
        visible.People.Where(person => ids.Contains(person.Id)).Select(person => new Row
        {
            Id = person.Id,
            Name = person.Name ?? visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() ?? "Somebody without a name",
        }),
        row => "/people/" + Ids.Text(row.Id));

    private Task<List<(long Id, string Name, string? Path)>> PartnershipsAsync(long[] ids) => ListAsync(
        visible.Partnerships.Where(partnership => ids.Contains(partnership.Id))
            .Join(visible.Organisations, partnership => partnership.OrganisationId, organisation => organisation.Id, (partnership, organisation) => new Row { Id = partnership.Id, Name = organisation.Name, Slug = organisation.Slug }),
        row => "/partners/" + row.Slug);

    private Task<List<(long Id, string Name, string? Path)>> ContractsAsync(long[] ids) => ListAsync(
        from contract in visible.Contracts
        where ids.Contains(contract.Id)
        join partnership in visible.Partnerships on contract.PartnershipId equals partnership.Id
        join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
        select new Row { Id = contract.Id, Name = (contract.Title ?? "the contract") + " with " + organisation.Name, Slug = organisation.Slug },
        row => $"/partners/{row.Slug}/contracts/{Ids.Text(row.Id)}");

    private Task<List<(long Id, string Name, string? Path)>> ReviewsAsync(long[] ids) => ListAsync(
        from review in visible.PartnershipReviews
        where ids.Contains(review.Id)
        join partnership in visible.Partnerships on review.PartnershipId equals partnership.Id
        join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
        select new Row { Id = review.Id, Name = "the review of " + organisation.Name, Slug = organisation.Slug },
        row => $"/partners/{row.Slug}/health");

    private async Task<List<(long Id, string Name, string? Path)>> StepsAsync(long[] ids)
    {
        var steps = await (from step in visible.HandOverSteps
                           where ids.Contains(step.Id)
                           join organisation in visible.Organisations on step.OrganisationId equals organisation.Id
                           select new { step.Id, step.PlanId, organisation.Name }).ToListAsync();
        return steps.ConvertAll(step => (step.Id, "for " + step.Name, (string?)("/plans/" + Ids.Text(step.PlanId))));
    }

    private async Task<List<(long Id, string Name, string? Path)>> ContactsAsync(long[] ids)
    {
        var with = await (from part in visible.ContactPeople
                          where ids.Contains(part.ContactId) && !part.IsOurs
                          join person in visible.People on part.PersonId equals person.Id
                          select new { part.ContactId, person.Name, person.SortName }).ToListAsync();
        var names = with.OrderBy(person => person.SortName, StringComparer.Ordinal).ToLookup(person => person.ContactId, person => person.Name ?? "somebody");
        var contacts = await visible.Contacts.Where(contact => ids.Contains(contact.Id)).Select(contact => contact.Id).ToListAsync();
        return contacts.ConvertAll(id => (id, names[id].Any() ? "the contact with " + Say.List([.. names[id]]) : "a contact", (string?)("/contacts/" + Ids.Text(id))));
    }

    private async Task<List<(long Id, string Name, string? Path)>> NotesAsync(long[] ids)
    {
        var notes = await visible.Notes.Where(note => ids.Contains(note.Id)).Select(note => new { note.Id, note.OrganisationId, note.PersonId }).ToListAsync();
        await ReadAsync(notes.Select(note => note.OrganisationId is { } organisation ? (nameof(Organisation), organisation) : (nameof(Person), note.PersonId ?? 0)));
        return [.. from note in notes
                   let subject = Find(nameof(Organisation), note.OrganisationId) ?? Find(nameof(Person), note.PersonId)
                   select (note.Id, subject is null ? "a note" : "a note on " + subject.Name, subject?.Path)];
    }

    private async Task<List<(long Id, string Name, string? Path)>> SharesAsync(long[] ids)
    {
        var shares = await visible.Shares.Where(share => ids.Contains(share.Id)).Select(share => new { share.Id, share.OrganisationId, share.PersonId }).ToListAsync();
        await ReadAsync(shares.Select(share => share.OrganisationId is { } organisation ? (nameof(Organisation), organisation) : (nameof(Person), share.PersonId ?? 0)));
        return [.. from share in shares
                   let subject = Find(nameof(Organisation), share.OrganisationId) ?? Find(nameof(Person), share.PersonId)
                   where subject is not null
                   select (share.Id, subject.Name, subject.Path)];
    }

    private async Task<List<(long Id, string Name, string? Path)>> RatingsAsync(long[] ids)
    {
        var ratings = await visible.Ratings.Where(rating => ids.Contains(rating.Id)).Select(rating => new { rating.Id, rating.OwnId, rating.OtherId }).ToListAsync();
        await ReadAsync(ratings.SelectMany(rating => new[] { (nameof(Person), rating.OwnId), (nameof(Person), rating.OtherId) }));
        return [.. from rating in ratings
                   let own = Find(nameof(Person), rating.OwnId)
                   let other = Find(nameof(Person), rating.OtherId)
                   where own is not null && other is not null
                   select (rating.Id, $"{own.Name}’s tie with {other.Name}", other.Path)];
    }

    private async Task<List<(long Id, string Name, string? Path)>> TieNotesAsync(long[] ids)
    {
        var notes = await visible.TieNotes.Where(note => ids.Contains(note.Id)).Select(note => new { note.Id, note.OwnId, note.OtherId }).ToListAsync();
        await ReadAsync(notes.SelectMany(note => new[] { (nameof(Person), note.OwnId), (nameof(Person), note.OtherId) }));
        return [.. from note in notes
                   let own = Find(nameof(Person), note.OwnId)
                   let other = Find(nameof(Person), note.OtherId)
                   where own is not null && other is not null
                   select (note.Id, $"{own.Name}’s tie with {other.Name}", $"/ties/{Ids.Text(note.OwnId)}/{Ids.Text(note.OtherId)}")];
    }

    private async Task<List<(long Id, string Name, string? Path)>> LeavesAsync(long[] ids)
    {
        var leaves = await visible.Leaves.Where(leave => ids.Contains(leave.Id)).Select(leave => new { leave.Id, leave.PersonId }).ToListAsync();
        await ReadAsync(leaves.Select(leave => (nameof(Person), leave.PersonId)));
        return [.. from leave in leaves
                   let person = Find(nameof(Person), leave.PersonId)
                   where person is not null
                   select (leave.Id, $"leave of {person.Name}", person.Path)];
    }

    private static async Task<List<(long Id, string Name, string? Path)>> ListAsync(IQueryable<Row> rows, Func<Row, string?> path) =>
        (await rows.ToListAsync()).ConvertAll(row => (row.Id, row.Name, path(row)));

    private sealed class Row
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public string? Slug { get; init; }
    }
}
