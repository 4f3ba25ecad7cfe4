using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Partnerships;

/// <summary>Our own people, of whom one can answer for a partnership.</summary>
public sealed class OwnPeople(Visible visible, Moment moment, FocalFirms firms)
{
    public sealed record Row(long Id, string Name);

    public async Task<List<Row>> RunAsync()
    {
        var firm = await firms.RequireAsync();
        var day = await moment.DayAsync();
        var people = await Of(visible, firm, day).OrderBy(person => person.SortName).ThenBy(person => person.Id).Select(person => new { person.Id, person.Name, person.SortName }).ToListAsync();
        return [.. people.Select(person => new Row(person.Id, person.Name ?? person.SortName))];
    }

    /// <summary>Refuses somebody who is not one of us on that day.</summary>
    public static async Task RequireAsync(Visible visible, FocalFirm firm, long? personId, DateOnly day)
    {
        if (personId is { } id && !await IsOneAsync(visible, firm, id, day))
        {
            throw new RuleViolation("responsible", "Only one of your own people can be responsible for a partnership.");
        }
    }

    public static Task<bool> IsOneAsync(Visible visible, FocalFirm firm, long personId, DateOnly day) => Of(visible, firm, day).AnyAsync(person => person.Id == personId);

    private static IQueryable<People.Person> Of(Visible visible, FocalFirm firm, DateOnly day) => visible.People.Where(person => visible.Affiliations.Any(affiliation =>
        affiliation.PersonId == person.Id && affiliation.OrganisationId == firm.OrganisationId
        && (affiliation.From == null || affiliation.From <= day) && (affiliation.Until == null || affiliation.Until >= day)));
}
