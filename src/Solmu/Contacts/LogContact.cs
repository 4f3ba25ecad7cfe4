using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Shares;

namespace Solmu.Contacts;

/// <summary>
/// Writes down a contact of some of ours with some outside. Everybody outside is filed under the organisation whose
/// affiliation holds that day, and the contact stays there whatever happens to the person later.
/// </summary>
public sealed class LogContact(Writer writer, Viewer viewer, OnceOnly once, Newcomers newcomers, TimeProvider clock)
{
    /// <summary>People by id or by address; nobody of ours named means the one who logs it.</summary>
    public sealed record Input(
        DateTime At, Medium Medium, int? Minutes, string? About, IReadOnlyList<long> OwnIds, IReadOnlyList<long> OtherIds,
        IReadOnlyList<string> Addresses, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    public async Task<long> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () => Ids.Text(await LogAsync(db, input))));
        return Ids.TryParse(text, out var id) ? id : throw new InvalidOperationException("The answer of the first submission is not an id.");
    }

    /// <summary>Within a change that does more than this.</summary>
    internal async Task<long> LogAsync(SolmuDb db, Input input)
    {
        var firm = await FocalFirms.RequireAsync(db);
        var visible = Visible.To(viewer, db);
        var book = new AddressBook(db, visible, firm, newcomers);
        var sides = new ContactSides(visible, firm, book, firm.Day(input.At));
        var rules = new Rules(input.Found);
        await rules.CheckAsync(() => sides.AddAsync(input.OwnIds, input.OtherIds, input.Addresses));
        rules.Refuse(sides.Others.Count == 0, "with", "A contact is with somebody outside your firm: name at least one.");
        var contact = rules.Get(() => new Contact(input.At, input.Medium, input.Minutes, input.About, clock.GetUtcNow().UtcDateTime, viewer.UserId));
        rules.Throw();
        if (sides.Own.Count == 0)
        {
            sides.Own.Add(await book.ViewerAsync() ?? throw new UseViolation("own", "Nobody of yours is named: add an address of your own domain, or say who you are with --as EMAIL."));
        }

        foreach (var person in sides.Own)
        {
            contact!.Add(person.Id, Part.From, isOurs: true, firm.OrganisationId);
        }

        foreach (var person in sides.Others)
        {
            contact!.Add(person.Id, Part.To, isOurs: false, sides.EmployerOf(person));
        }

        db.Add(contact!);
        await db.SaveChangesAsync();
        return contact!.Id;
    }
}
