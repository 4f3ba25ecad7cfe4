using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Contacts;

/// <summary>
/// Writes down a contact of some of ours with some outside. Everybody outside is filed under the organisation whose
/// affiliation holds that day, and the contact stays there whatever happens to the person later.
/// </summary>
public sealed class LogContact(Writer writer, Viewer viewer, OnceOnly once, TimeProvider clock)
{
    /// <summary>People by id or by address; nobody of ours named means the one who logs it.</summary>
    public sealed record Input(
        DateTime At, Medium Medium, int? Minutes, string? About, IReadOnlyList<long> OwnIds, IReadOnlyList<long> OtherIds,
        IReadOnlyList<string> Addresses, string? Once = null);

    public async Task<long> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer, db => once.RunAsync(db, viewer, input.Once, async () => Ids.Text(await LogAsync(db, input))));
        return Ids.TryParse(text, out var id) ? id : throw new InvalidOperationException("The answer of the first submission is not an id.");
    }

    private async Task<long> LogAsync(SolmuDb db, Input input)
    {
        var firm = await FocalFirms.RequireAsync(db);
        var day = firm.Day(input.At);
        var (own, others) = await SidesAsync(db, firm, input, day);
        var contact = new Contact(input.At, input.Medium, input.Minutes, input.About, clock.GetUtcNow().UtcDateTime, viewer.UserId);
        foreach (var person in own)
        {
            contact.Add(person.Id, Part.From, isOurs: true, firm.OrganisationId);
        }

        foreach (var person in others)
        {
            contact.Add(person.Id, Part.To, isOurs: false, person.Affiliations.On(day)?.OrganisationId);
        }

        db.Add(contact);
        await db.SaveChangesAsync();
        return contact.Id;
    }

    private async Task<(List<Person> Own, List<Person> Others)> SidesAsync(SolmuDb db, FocalFirm firm, Input input, DateOnly day)
    {
        var visible = Visible.To(viewer, db);
        var book = new AddressBook(db, visible, firm);
        var own = await PeopleAsync(visible, "own", input.OwnIds);
        var others = new List<Person>();
        foreach (var person in await PeopleAsync(visible, "with", input.OtherIds))
        {
            (IsOurs(person) ? own : others).Add(person);
        }

        foreach (var address in input.Addresses.Distinct())
        {
            var person = await book.PersonAsync("with", address);
            (book.IsOurs(address) || IsOurs(person) ? own : others).Add(person);
        }

        if (others.Count == 0)
        {
            throw new RuleViolation("with", "A contact is with somebody outside your firm: name at least one.");
        }

        if (own.Count == 0)
        {
            own.Add(await book.ViewerAsync() ?? throw new UseViolation("own", "Nobody of yours is named: add an address of your own domain, or say who you are with --as EMAIL."));
        }

        return (own, others);

        bool IsOurs(Person person) => person.Affiliations.Any(affiliation => affiliation.OrganisationId == firm.OrganisationId && affiliation.HoldsOn(day));
    }

    private static async Task<List<Person>> PeopleAsync(Visible visible, string field, IReadOnlyList<long> ids)
    {
        var people = ids.Count == 0 ? [] : await visible.People.Include(person => person.Affiliations).Where(person => ids.Contains(person.Id)).ToListAsync();
        return people.Count == ids.Distinct().Count() ? people : throw new RuleViolation(field, "Somebody you chose is no longer there. Choose again.");
    }
}
