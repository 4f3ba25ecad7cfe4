using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Firms;

namespace Solmu.People;

/// <summary>Fills rows for some people: addresses, employer and role of the day, last contact.</summary>
public sealed class PersonRows(Visible visible, Moment moment, FocalFirms firms)
{
    private const int AtOnce = 250;

    /// <summary>In the order of the query; three look-ups for each few hundred people.</summary>
    public async Task<List<PersonRow>> ReadAsync(IQueryable<Person> people)
    {
        var now = moment.Now;
        var found = await people.Select(person => new Found(
            person.Id, person.Name, person.Country, person.IsSuggested, person.IsIgnored, person.Version,
            visible.ContactPeople.Where(part => part.PersonId == person.Id && part.At <= now).OrderByDescending(part => part.At).Select(part => (DateTime?)part.At).FirstOrDefault())).ToListAsync();
        var day = await moment.DayAsync();
        var focalId = (await firms.ReadAsync())?.OrganisationId ?? 0;
        var rows = new List<PersonRow>(found.Count);
        foreach (var some in found.Chunk(AtOnce))
        {
            var ids = some.Select(person => person.Id).ToArray();
            var emails = await EmailsAsync(ids);
            var posts = await PostsAsync(ids, day);
            var versions = visible.Viewer.SeesAll ? null : await VersionsAsync(ids);
            rows.AddRange(some.Select(person => Row(person, emails[person.Id], [.. posts[person.Id]], focalId) with { Version = versions?[person.Id] ?? person.Version }));
        }

        return rows;
    }

    private static PersonRow Row(Found person, IEnumerable<string> emails, List<Post> posts, long focalId)
    {
        var current = posts.OrderByDescending(post => post.From ?? DateOnly.MinValue).ThenBy(post => post.Id).FirstOrDefault();
        var employer = current is null ? null : new Employer(current.OrganisationId, current.Organisation, current.Slug, current.IsPartner);
        return new PersonRow(
            person.Id, person.Name, [.. emails], employer, current?.Role,
            posts.Any(post => post.OrganisationId == focalId), person.IsSuggested, person.IsIgnored, person.LastContactAt, person.Version)
        { Country = person.Country };
    }

    private async Task<ILookup<long, string>> EmailsAsync(long[] ids) =>
        (await visible.PersonEmails.Where(email => ids.Contains(email.PersonId))
            .Select(email => new { email.PersonId, email.Position, email.Address }).ToListAsync())
            .OrderBy(email => email.Position).ToLookup(email => email.PersonId, email => email.Address);

    private async Task<Dictionary<long, int>> VersionsAsync(long[] ids) =>
        (await visible.WholePeople.AsNoTracking().AsSplitQuery().Where(person => ids.Contains(person.Id)).ToListAsync()).ToDictionary(person => person.Id, person => person.VersionFor(visible.Viewer));

    private async Task<ILookup<long, Post>> PostsAsync(long[] ids, DateOnly day) =>
        (await (from affiliation in visible.Affiliations.HoldingOn(day)
                join organisation in visible.Organisations on affiliation.OrganisationId equals organisation.Id
                where ids.Contains(affiliation.PersonId)
                select new Post(
                    affiliation.Id, affiliation.PersonId, affiliation.Role, affiliation.From, organisation.Id, organisation.Name, organisation.Slug,
                    visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id))).ToListAsync())
        .ToLookup(post => post.PersonId);

    private sealed record Found(long Id, string? Name, string? Country, bool IsSuggested, bool IsIgnored, int Version, DateTime? LastContactAt);

    private sealed record Post(long Id, long PersonId, string? Role, DateOnly? From, long OrganisationId, string Organisation, string Slug, bool IsPartner);
}
