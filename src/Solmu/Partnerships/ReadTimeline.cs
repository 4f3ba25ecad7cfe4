using System.Globalization;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Partnerships;

/// <summary>What kind of thing occurred.</summary>
public enum EventKind
{
    Contact,
    Step,
    Contract,
    Note,
    Person,
}

/// <summary>One thing that occurred with a partner.</summary>
public sealed record TimelineEvent(DateTime At, long Id, EventKind Kind, string Word, string Text)
{
    public string? Detail { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>It has a day but no time of day.</summary>
    public bool IsWholeDay { get; init; }

    public IReadOnlyList<Participant> Ours { get; init; } = [];

    public IReadOnlyList<Participant> Theirs { get; init; } = [];
}

public sealed record Participant(long PersonId, string Name, string? Email);

/// <summary>A stretch of a timeline; <paramref name="Older"/> asks for the next one.</summary>
public sealed record Timeline(IReadOnlyList<TimelineEvent> Events, string? Older);

/// <summary>
/// The executive summary of a partner: all that occurred, newest first. Contacts are many and read in stretches along
/// their index; steps, contracts, notes and comings and goings are few and come with the partner.
/// </summary>
public sealed class ReadTimeline(Visible visible, Moment moment, FocalFirms firms)
{
    public const int PageSize = 50;

    private static readonly Prepared<Start, Occurred> Stretch = new((visible, start) =>
        (from filed in visible.ContactOrganisations
         where filed.OrganisationId == start.OrganisationId && filed.At <= start.At && (filed.At < start.At || filed.ContactId < start.Id)
         orderby filed.At descending, filed.ContactId descending
         join contact in visible.Contacts on filed.ContactId equals contact.Id
         select new Occurred(contact.Id, filed.At, contact.Medium, contact.Minutes, contact.About)).TakeAsked(() => start.Take));

    private static readonly Prepared<Several, Part> WhoTookPart = new((visible, several) =>
        from part in visible.ContactPeople
        where several.Ids.Contains(part.ContactId)
        select new Part(part.ContactId, part.PersonId, part.IsOurs));

    private static readonly Prepared<Several, Named> Names = new((visible, several) =>
        from person in visible.People
        where several.Ids.Contains(person.Id)
        select new Named(
            person.Id, person.Name, person.SortName,
            visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault()));

    public async Task<Timeline> RunAsync(PartnerRecord partner, string? before = null, int take = PageSize)
    {
        var firm = await firms.RequireAsync();
        var start = StartOf(before) ?? (moment.Now, long.MaxValue);
        var contacts = await ContactsAsync(partner.Id, start.At, start.Id, take + 1);
        var others = Others(partner, firm).Where(found => IsBefore(found, start));
        var events = contacts.Concat(others).OrderByDescending(found => found.At).ThenByDescending(found => found.Id).Take(take + 1).ToList();
        var shown = events.Take(take).ToList();
        await NameAsync(shown);
        return new Timeline(shown, events.Count > take ? CursorAt(shown[^1]) : null);
    }

    private static bool IsBefore(TimelineEvent found, (DateTime At, long Id) start) => found.At < start.At || (found.At == start.At && found.Id < start.Id);

    private static string CursorAt(TimelineEvent last) => string.Create(CultureInfo.InvariantCulture, $"{last.At.Ticks}-{Ids.Text(last.Id)}");

    private static (DateTime At, long Id)? StartOf(string? before) =>
        before?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Ids.TryParse(id, out var last)
            ? (new DateTime(at, DateTimeKind.Utc), last)
            : null;

    private async Task<List<TimelineEvent>> ContactsAsync(long organisationId, DateTime at, long id, int take)
    {
        var found = await Stretch.ListAsync(visible, new Start(organisationId, at, id, take));
        return [.. found.Select(contact => new TimelineEvent(contact.At, contact.Id, EventKind.Contact, Words.Of(contact.Medium), contact.About ?? ContactFields.Word(contact.Medium)) { Detail = contact.Minutes is > 0 and var minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes") : null })];
    }

    /// <summary>Who took part, for the contacts of this stretch. The same few people are in most of them, so each is read once.</summary>
    private async Task NameAsync(List<TimelineEvent> events)
    {
        var contacts = events.Where(found => found.Kind == EventKind.Contact).ToDictionary(found => found.Id, _ => (Ours: new List<Participant>(), Theirs: new List<Participant>()));
        if (contacts.Count == 0)
        {
            return;
        }

        var parts = (await WhoTookPart.ListAsync(visible, new Several([.. contacts.Keys]))).ToLookup(part => part.PersonId);
        var people = await Names.ListAsync(visible, new Several([.. parts.Select(of => of.Key)]));
        foreach (var person in people.OrderBy(person => person.SortName, StringComparer.Ordinal))
        {
            var participant = new Participant(person.Id, person.Name ?? person.Email ?? "Somebody without a name", person.Email);
            foreach (var part in parts[person.Id])
            {
                var (ours, theirs) = contacts[part.ContactId];
                (part.IsOurs ? ours : theirs).Add(participant);
            }
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Kind == EventKind.Contact)
            {
                var (ours, theirs) = contacts[events[i].Id];
                events[i] = events[i] with { Ours = ours, Theirs = theirs };
            }
        }
    }

    private IEnumerable<TimelineEvent> Others(PartnerRecord partner, FocalFirm firm) => Steps(partner, firm)
        .Concat(Contracts(partner, firm))
        .Concat(partner.Notes.Select(note => new TimelineEvent(note.At, note.Id, EventKind.Note, note.IsPrivate ? "private note" : "note", note.Text) { Detail = note.Author, IsPrivate = note.IsPrivate }))
        .Concat(Members(partner, firm));

    private static IEnumerable<TimelineEvent> Steps(PartnerRecord partner, FocalFirm firm) => partner.Partnerships.SelectMany(partnership => partnership.Steps.Select(step =>
        new TimelineEvent(firm.StartOf(step.On), step.Id, EventKind.Step, "step", $"From {Lifecycle.Word(step.From)} to {Lifecycle.Word(step.To)}{(partner.Partnerships.Count > 1 ? $", {Words.Of(partnership.Side)}" : "")}")
        {
            Detail = string.Join(" · ", new[] { step.FirmEvidence, step.ManagerEvidence }.OfType<string>()),
            IsWholeDay = true,
        }));

    private static IEnumerable<TimelineEvent> Contracts(PartnerRecord partner, FocalFirm firm)
    {
        foreach (var contract in partner.Contracts)
        {
            var title = contract.Title ?? "Contract";
            if (contract.StartsOn is { } starts && starts <= partner.Day)
            {
                yield return new TimelineEvent(firm.StartOf(starts), contract.Id, EventKind.Contract, "contract", $"{title} starts") { IsWholeDay = true };
            }

            if (contract.EndsOn is { } ends && ends < partner.Day)
            {
                yield return new TimelineEvent(firm.StartOf(ends), contract.Id, EventKind.Contract, "contract", $"{title} ends") { IsWholeDay = true };
            }
        }
    }

    private static IEnumerable<TimelineEvent> Members(PartnerRecord partner, FocalFirm firm)
    {
        foreach (var member in partner.Members)
        {
            if (member.From is { } from)
            {
                yield return new TimelineEvent(firm.StartOf(from), member.PersonId, EventKind.Person, "joined", $"{member.DisplayName} joins{(member.Role is { } role ? $" as {role}" : "")}") { IsWholeDay = true };
            }

            if (member.Until is { } until && until < partner.Day)
            {
                yield return new TimelineEvent(firm.StartOf(until), member.PersonId, EventKind.Person, "left", $"{member.DisplayName} leaves") { IsWholeDay = true };
            }
        }
    }

    private sealed record Start(long OrganisationId, DateTime At, long Id, int Take);

    private sealed record Occurred(long Id, DateTime At, Medium Medium, int? Minutes, string? About);

    private sealed record Several(List<long> Ids);

    private sealed record Part(long ContactId, long PersonId, bool IsOurs);

    private sealed record Named(long Id, string? Name, string SortName, string? Email);
}
