using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Firms;
using Solmu.Notes;

namespace Solmu.People;

/// <summary>Everything that is written down about one person.</summary>
public sealed class ReadPerson(Visible visible, Moment moment, PersonRows rows, FindContacts contacts, FindAbsences absences)
{
    public const int LatestContacts = 50;

    public sealed record Whole(
        PersonRow Row, string? Phone, string? City, string? Country, string? Language, IReadOnlyList<string> Tags,
        IReadOnlyList<Post> Affiliations, IReadOnlyList<NoteRecord> Notes, IReadOnlyList<Said> Ratings, IReadOnlyList<ContactRow> Contacts)
    {
        public string? OtherNames { get; init; }

        /// <summary>When one of ours is away; null when that is not for the viewer.</summary>
        public IReadOnlyList<FindAbsences.Row>? Leave { get; init; }

        /// <summary>Since when mail and calendars are not read of the person.</summary>
        public DateTime? NotReadSince { get; init; }
    }

    public sealed record Post(long Id, Employer Employer, string? Role, DateOnly? From, DateOnly? Until, bool Holds, KeyRole? KeyRole = null);

    public sealed record Said(long OwnId, string Own, DateOnly On, int? Closeness, int? Trust);

    public async Task<Whole?> ByIdAsync(long id)
    {
        var person = await visible.People.Where(person => person.Id == id)
            .Select(person => new { person.Phone, person.City, person.Country, person.Language, person.OtherNames, person.NotReadSince }).FirstOrDefaultAsync();
        if (person is null)
        {
            return null;
        }

        var row = (await rows.ReadAsync(visible.People.Where(person => person.Id == id))).Single();
        return new Whole(
            row, person.Phone, person.City, person.Country, person.Language, await TagsAsync(id),
            await AffiliationsAsync(id), await NotesAsync(id), await RatingsAsync(id), await contacts.OfPersonAsync(id, LatestContacts))
        { OtherNames = person.OtherNames, Leave = row.IsOurs ? await absences.LeaveOfAsync(id) : null, NotReadSince = person.NotReadSince };
    }

    /// <summary>The people behind an e-mail address or a name; more than one when it is not clear who is meant.</summary>
    public async Task<List<PersonRow>> CandidatesAsync(string addressOrName)
    {
        var people = visible.People;
        if (MailAddresses.TryNormalise(addressOrName, out var address))
        {
            people = people.Where(person => visible.PersonEmails.Where(email => email.Address == address).Select(email => email.PersonId).Contains(person.Id));
        }
        else
        {
            var folded = NameFolding.FoldPerson(addressOrName);
            people = people.Where(person => person.FoldedName == folded && person.Name != null);
        }

        return await rows.ReadAsync(people.OrderBy(person => person.SortName).ThenBy(person => person.Id));
    }

    private Task<List<string>> TagsAsync(long id) =>
        (from link in visible.PersonTags
         join tag in visible.Tags on link.TagId equals tag.Id
         where link.PersonId == id
         orderby tag.FoldedName
         select tag.Name).ToListAsync();

    private async Task<List<Post>> AffiliationsAsync(long id)
    {
        var day = await moment.DayAsync();
        var found = await (from affiliation in visible.Affiliations
                           join organisation in visible.Organisations on affiliation.OrganisationId equals organisation.Id
                           where affiliation.PersonId == id
                           select new
                           {
                               Affiliation = affiliation,
                               Employer = new Employer(organisation.Id, organisation.Name, organisation.Slug, visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id)),
                           }).ToListAsync();
        return [.. found
            .Select(pair => new Post(pair.Affiliation.Id, pair.Employer, pair.Affiliation.Role, pair.Affiliation.From, pair.Affiliation.Until, pair.Affiliation.HoldsOn(day), pair.Affiliation.KeyRole))
            .OrderByDescending(post => post.Until ?? DateOnly.MaxValue).ThenByDescending(post => post.From ?? DateOnly.MinValue).ThenBy(post => post.Id)];
    }

    private Task<List<NoteRecord>> NotesAsync(long id) =>
        (from note in visible.Notes
         where note.PersonId == id
         orderby note.At descending, note.Id
         select new NoteRecord(note.Id, note.Text, note.IsPrivate, visible.Users.Where(user => user.Id == note.AuthorId).Select(user => user.Name).FirstOrDefault(), note.At, note.AuthorId, note.Version)).Take(50).ToListAsync();

    /// <summary>The latest word of each of ours about the person.</summary>
    private async Task<List<Said>> RatingsAsync(long id)
    {
        var day = await moment.DayAsync();
        var all = await (from rating in visible.Ratings
                         join own in visible.People on rating.OwnId equals own.Id
                         where rating.OtherId == id && rating.On <= day
                         orderby rating.On descending, rating.Id
                         select new Said(own.Id, own.Name ?? visible.PersonEmails.Where(email => email.PersonId == own.Id).OrderBy(email => email.Position).Select(email => email.Address).First(), rating.On, rating.Closeness, rating.Trust)).ToListAsync();
        return [.. all.DistinctBy(said => said.OwnId)];
    }
}
