using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Contacts;

/// <summary>Whom the form for a contact offers, so that logging one takes two clicks.</summary>
public sealed class ReadOffers(Visible visible, FindPeople find, PersonRows rows, Moment moment, FocalFirms firms)
{
    private const int MostOffered = 30;
    private const int MostOurs = 100;
    private const int MostPlaces = 3;
    private const int Looked = 300;

    /// <summary>Null when there is no such partner or person.</summary>
    internal async Task<ContactsPages.LogModel?> ReadAsync(string? partner, string? person, string? who, Typed typed)
    {
        PersonRow? chosen = null;
        if (!string.IsNullOrEmpty(person))
        {
            chosen = Ids.TryParse(person, out var id) ? (await rows.ReadAsync(visible.People.Where(one => one.Id == id))).SingleOrDefault() : null;
            if (chosen is null)
            {
                return null;
            }
        }

        var at = string.IsNullOrEmpty(partner) ? chosen is { IsOurs: false } ? chosen.Employer : null : await EmployerAsync(partner);
        if (at is null && !string.IsNullOrEmpty(partner))
        {
            return null;
        }

        var firm = await firms.RequireAsync();
        var now = TimeZoneInfo.ConvertTimeFromUtc(moment.Now, firm.Zone).ToString(ContactsPages.LocalTime, CultureInfo.InvariantCulture);
        var ours = await find.RunAsync(new FindPeople.Filter(Whose.Ours), MostOurs);
        return new ContactsPages.LogModel(at, chosen, who, await OfferedAsync(chosen, at, who, typed), ours, visible.Viewer, now, typed) { Usual = at is null ? null : await UsualAsync(at.Id) };
    }

    /// <summary>
    /// Who can be added to a contact that is there: whoever works at the organisations it is filed under, and all of ours.
    /// Whoever was ticked in a form that was refused stays.
    /// </summary>
    internal async Task<(IReadOnlyList<PersonRow> Theirs, IReadOnlyList<PersonRow> Ours)> ForAsync(ContactRow contact, Typed typed)
    {
        var taking = contact.Own.Concat(contact.Others).Select(person => person.Id).ToHashSet();
        var theirs = new List<PersonRow>();
        foreach (var organisation in await visible.ContactOrganisations.Where(filed => filed.ContactId == contact.Id).OrderBy(filed => filed.OrganisationId).Select(filed => filed.OrganisationId).Take(MostPlaces).ToListAsync())
        {
            theirs.AddRange(await find.RunAsync(new FindPeople.Filter(Whose.Theirs, organisation), MostOffered));
        }

        var ticked = typed.Ticked("with");
        theirs.AddRange(ticked.Count == 0 ? [] : await rows.ReadAsync(visible.People.Where(person => ticked.Contains(person.Id))));
        var ours = await find.RunAsync(new FindPeople.Filter(Whose.Ours), MostOurs);
        return ([.. theirs.Where(row => !taking.Contains(row.Id)).DistinctBy(row => row.Id)], [.. ours.Where(row => !taking.Contains(row.Id))]);
    }

    /// <summary>The page to go back to when the form was opened from a partner.</summary>
    public async Task<string?> ReadBackAsync(string? slug) =>
        string.IsNullOrEmpty(slug) || await EmployerAsync(slug) is not { IsPartner: true } partner ? null : partner.Slug;

    /// <summary>How the latest contact with the partner took place; the next one is often of the same kind.</summary>
    private Task<Medium?> UsualAsync(long organisationId) => visible.ContactOrganisations.Where(filed => filed.OrganisationId == organisationId).OrderByDescending(filed => filed.At).ThenByDescending(filed => filed.ContactId)
        .Join(visible.Contacts, filed => filed.ContactId, contact => contact.Id, (_, contact) => (Medium?)contact.Medium).FirstOrDefaultAsync();

    private Task<Employer?> EmployerAsync(string slug) => visible.Organisations.Where(organisation => organisation.Slug == slug)
        .Select(organisation => new Employer(organisation.Id, organisation.Name, organisation.Slug, visible.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id)))
        .FirstOrDefaultAsync();

    /// <summary>Whoever was ticked or asked for stays; the others in the order of their latest contact.</summary>
    private async Task<List<PersonRow>> OfferedAsync(PersonRow? chosen, Employer? at, string? who, Typed typed)
    {
        var found = !string.IsNullOrWhiteSpace(who) ? await find.RunAsync(new FindPeople.Filter(Whose.Theirs, Search: who), MostOffered)
            : at is not null ? await find.RunAsync(new FindPeople.Filter(Whose.Theirs, at.Id), Looked)
            : chosen is null ? await LatestAsync() : [];
        var ticked = typed.Ticked("with");
        var kept = ticked.Count == 0 ? [] : await rows.ReadAsync(visible.People.Where(person => ticked.Contains(person.Id)));
        return [.. new[] { chosen }.OfType<PersonRow>().Where(row => !row.IsOurs).Concat(kept)
            .Concat(found.OrderByDescending(row => row.LastContactAt ?? DateTime.MinValue).ThenBy(row => row.DisplayName, StringComparer.Ordinal).Take(MostOffered))
            .DistinctBy(row => row.Id)];
    }

    /// <summary>Those the viewer dealt with last.</summary>
    private async Task<List<PersonRow>> LatestAsync()
    {
        if (visible.Viewer.PersonId is not { } self)
        {
            return [];
        }

        var now = moment.Now;
        var contacts = await visible.ContactPeople.Where(part => part.PersonId == self && part.At <= now)
            .OrderByDescending(part => part.At).Select(part => part.ContactId).Take(MostOffered).ToListAsync();
        var others = await visible.ContactPeople.Where(part => contacts.Contains(part.ContactId) && !part.IsOurs).Select(part => part.PersonId).Distinct().Take(MostOffered).ToListAsync();
        return await rows.ReadAsync(visible.People.Where(person => others.Contains(person.Id)));
    }
}
