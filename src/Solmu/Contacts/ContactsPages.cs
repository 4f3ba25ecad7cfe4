using System.Globalization;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Contacts;

/// <summary>Reads what the forms for contacts show, and takes them.</summary>
public static class ContactsPages
{
    public const string LocalTime = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Offered are the people of the partner, or of the person's employer, or those somebody looked for.</summary>
    public sealed record LogModel(
        Employer? Partner, PersonRow? Person, string? Who, IReadOnlyList<PersonRow> Offered, IReadOnlyList<PersonRow> Ours, Viewer Viewer, string Now, Typed Typed)
    {
        /// <summary>The medium of the latest contact with the partner.</summary>
        public Medium? Usual { get; init; }
    }

    /// <summary>Offered are those who may have taken part too.</summary>
    public sealed record ContactModel(ContactRow Contact, FocalFirm Firm, IReadOnlyList<PersonRow> Theirs, IReadOnlyList<PersonRow> Ours, Typed Typed);

    public static async Task<IResult> NewAsync(string? partner, string? person, string? who, ReadOffers offers) =>
        await offers.ReadAsync(partner, person, who, Typed.Nothing) is { } model ? Page.Show<LogContactPage>(model) : Page.NotFound;

    public static async Task<IResult> LogAsync(HttpContext context, ReadOffers offers, LogContact log, FocalFirms firms)
    {
        var typed = await Typed.FromAsync(context);
        var (at, medium) = Fields(typed, await firms.RequireAsync());
        var minutes = typed.Count("minutes");
        var addresses = Addresses(typed);
        if (!await typed.TryAllAsync(found => log.RunAsync(new LogContact.Input(at, medium, minutes, typed["about"], typed.Ticked("own"), typed.Ticked("with"), addresses, typed.Once, found))))
        {
            return await offers.ReadAsync(typed["partner"], typed["person"], typed["who"], typed) is { } model ? Page.Refuse<LogContactPage>(model) : Page.NotFound;
        }

        var back = await offers.ReadBackAsync(typed["partner"]) is { } slug ? $"/partners/{slug}"
            : typed.Id("person") is { } person ? $"/people/{Ids.Text(person)}"
            : typed.Ticked("with") is [var first, ..] ? $"/people/{Ids.Text(first)}" : "/people";
        return Page.Go(context, back, "The contact is logged.");
    }

    public static async Task<IResult> ShowAsync(string id, FindContacts find, ReadOffers offers, FocalFirms firms) =>
        Ids.TryParse(id, out var contact) && await find.ByIdAsync(contact) is { } row && await firms.RequireAsync() is { } firm
            ? Page.Show<ContactPage>(await ModelAsync(row, firm, offers, Now(row, firm)))
            : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string id, FindContacts find, EditContact edit, ReadOffers offers, FocalFirms firms)
    {
        var firm = await firms.RequireAsync();
        if (!Ids.TryParse(id, out var contact) || await find.ByIdAsync(contact) is not { } row)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var (at, medium) = Fields(typed, firm);
        var minutes = typed.Count("minutes");

        // The form shows whole minutes; a time left alone keeps its seconds.
        at = at == WholeMinute(row.At) ? row.At : at;
        var who = Who(typed);
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditContact.Input(contact, typed.Version, at, medium, minutes, typed["about"], who, found))))
        {
            return Page.Go(context, Back(await find.ByIdAsync(contact) ?? row), "Saved.");
        }

        if (typed.IsStale)
        {
            typed.CompareWith(Now(row, firm));
        }

        return Page.Refuse<ContactPage>(await ModelAsync(row, firm, offers, typed));
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string id, FindContacts find, RemoveContact remove)
    {
        if (!Ids.TryParse(id, out var contact) || await find.ByIdAsync(contact) is not { } row)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        await remove.RunAsync(new RemoveContact.Input(contact, typed.Version));
        return Page.Go(context, Back(row), "The contact is removed.");
    }

    private static Typed Now(ContactRow row, FocalFirm firm) => Typed.Of(
        row.Version, ("medium", row.Medium.ToString().ToLowerInvariant()), ("time", TimeZoneInfo.ConvertTimeFromUtc(row.At, firm.Zone).ToString(LocalTime, CultureInfo.InvariantCulture)),
        ("minutes", row.Minutes), ("about", row.About));

    private static async Task<ContactModel> ModelAsync(ContactRow row, FocalFirm firm, ReadOffers offers, Typed typed)
    {
        var (theirs, ours) = await offers.ForAsync(row, typed);
        return new ContactModel(row, firm, theirs, ours, typed);
    }

    /// <summary>Only whom the form showed can be taken out of the contact: others may take part whom this viewer does not see.</summary>
    private static EditContact.People Who(Typed typed)
    {
        var (shown, own, others) = (typed.Ticked("shown"), typed.Ticked("own"), typed.Ticked("with"));
        return new EditContact.People([.. shown.Except(own).Except(others)], [.. own.Except(shown)], [.. others.Except(shown)], Addresses(typed));
    }

    private static (DateTime At, Medium Medium) Fields(Typed typed, FocalFirm firm)
    {
        var medium = typed.Required("medium", ContactFields.TryMedium(typed["medium"], out var known) ? known : (Medium?)null, "Choose how it took place.");
        var at = typed.Required("time", ContactFields.TryTime(typed["time"], firm, out var time) ? time : (DateTime?)null, "Give day and time, such as 2026-11-22T14:30.");
        return (at, medium);
    }

    private static string Back(ContactRow row) => row.Others is [var first, ..] ? $"/people/{Ids.Text(first.Id)}" : "/people";

    private static DateTime WholeMinute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private static List<string> Addresses(Typed typed)
    {
        var addresses = new List<string>();
        foreach (var part in (typed["addresses"] ?? "").Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (MailAddresses.TryNormalise(part, out var address))
            {
                addresses.Add(address);
            }
            else
            {
                typed.Wrong("addresses", $"{part} is not an e-mail address.");
            }
        }

        return addresses;
    }
}
