using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Ui;
using Participant = Solmu.Partnerships.Participant;

namespace Solmu.Exports;

/// <summary>What the pages of one partner and one person list, as files.</summary>
internal static class PartnerFiles
{
    private const int AtATime = 1000;

    private static readonly Listing<TimelineEvent> Timeline = new(
        "timeline",
        [
            ("time", told => ListFiles.Time(told.At)), ("kind", told => told.Word), ("text", told => told.Text), ("detail", told => string.IsNullOrEmpty(told.Detail) ? null : told.Detail),
            ("ours", told => Names(told.Ours)), ("theirs", told => Names(told.Theirs)),
        ],
        told => new { time = told.At, kind = told.Word, told.Text, told.Detail, ours = told.Ours.Select(Name), theirs = told.Theirs.Select(Name) });

    public static async Task<IResult> TimelineAsync(string format, string slug, PartnerDesk desk, ReadTimeline read)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var events = new List<TimelineEvent>();
        string? before = null;
        do
        {
            var stretch = await read.RunAsync(partner, before, AtATime);
            events.AddRange(stretch.Events);
            before = stretch.Older;
        }
        while (before is not null);
        return Download.Of(Timeline, format, events);
    }

    public static async Task<IResult> ContractsAsync(string format, string slug, PartnerDesk desk, Visible visible, ExportCalendar calendar) =>
        await desk.FindAsync(slug) is { } partner
            ? await ListFiles.ContractsAsync(format, partner.Partnerships.Select(partnership => partnership.Id).ToHashSet(), visible, calendar)
            : Page.NotFound;

    public static async Task<IResult> ContactsAsync(string format, string slug, PartnerDesk desk, Visible visible) =>
        await desk.FindAsync(slug) is { } partner
            ? await ContactsAsync(format, visible, visible.Contacts.Where(contact => visible.ContactOrganisations.Any(filed => filed.ContactId == contact.Id && filed.OrganisationId == partner.Id)))
            : Page.NotFound;

    public static async Task<IResult> ContactsOfPersonAsync(string format, string id, Visible visible) =>
        Ids.TryParse(id, out var number) && await visible.People.AnyAsync(person => person.Id == number)
            ? await ContactsAsync(format, visible, visible.Contacts.Where(contact => visible.ContactPeople.Any(part => part.ContactId == contact.Id && part.PersonId == number)))
            : Page.NotFound;

    private static async Task<Download> ContactsAsync(string format, Visible visible, IQueryable<Contact> contacts) =>
        Download.Of(ContactsTable.Listing, format, ContactsTable.ReadAsync(visible, await ExportNames.ReadAsync(visible), contacts));

    private static string Names(IReadOnlyList<Participant> people) => string.Join(';', people.Select(Name));

    private static string Name(Participant person) => person.Email ?? person.Name;
}
