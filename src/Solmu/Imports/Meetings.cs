using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Fairness;
using Solmu.Firms;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>Makes contacts of the events of calendars, those that were cancelled among them: they may take one back.</summary>
internal sealed class Meetings
{
    private const int LongestMinutes = 60 * 24 * 14;

    private readonly FocalFirm firm;
    private readonly NotRead notRead;
    private readonly ILookup<string, DateTime> moved;

    private Meetings(FocalFirm firm, IReadOnlyList<FileReading> files, NotRead notRead)
    {
        (this.firm, this.notRead) = (firm, notRead);
        moved = files.Where(file => file.Kind == FileKind.Calendar).SelectMany(file => file.Records).OfType<CalendarRecord>()
            .Where(meeting => meeting is { Uid: not null, RecurrenceId: not null }).ToLookup(meeting => meeting.Uid!, meeting => meeting.RecurrenceId!.Value);
    }

    /// <summary>The files with a contact in the place of each event.</summary>
    public static IReadOnlyList<FileReading> AsContacts(FocalFirm firm, IReadOnlyList<FileReading> files, NotRead notRead)
    {
        if (!files.Any(file => file.Kind == FileKind.Calendar))
        {
            return files;
        }

        var meetings = new Meetings(firm, files, notRead);
        return [.. files.Select(file => file.Kind == FileKind.Calendar ? file with { Records = [.. file.Records.OfType<CalendarRecord>().Select(meetings.Contact)] } : file)];
    }

    private ContactRecord Contact(CalendarRecord meeting)
    {
        var invited = meeting.Attendees.Where(one => !one.IsRoom && one.Response != "declined" && one.Address != meeting.Organizer?.Address).ToList();
        var all = invited.Count + (meeting.Organizer is null ? 0 : 1);
        var isCalledOff = meeting.Status is "cancelled";
        var minutes = (int)Math.Min((meeting.End - meeting.Start).TotalMinutes, int.MaxValue);
        List<PersonReference> from = meeting.Organizer is { } organizer ? [Correspondence.Person(organizer)] : [];
        List<PersonReference> to = [.. invited.Select(one => Correspondence.Person(new PersonReference(one.Name, one.Address)))];
        return new ContactRecord(meeting.Line)
        {
            Time = meeting.Start,
            Medium = meeting.IsVideo ? Medium.Video : Medium.Met,
            From = Correspondence.Without(from, notRead),
            To = Correspondence.Without(to, notRead),
            LeavesOut = !notRead.IsNobody && from.Concat(to).Any(person => notRead.Holds(person.Address!)),
            About = firm.KeepsSubjects ? Correspondence.Subject(meeting.Summary) : null,
            Minutes = meeting.AllDay || minutes > LongestMinutes ? null : minutes,
            Attendees = all,
            SameAs = Name(meeting, meeting.RecurrenceId),
            Recurrence = meeting.RecurrenceId is null ? Series(meeting) : null,
            Source = ContactSource.Calendar,
            Meeting = new MeetingVersion(meeting.Sequence, meeting.WrittenAt, isCalledOff || all < 2, isCalledOff, meeting is { Uid: not null, RecurrenceId: not null } ? Name(meeting, null) : null, meeting.RecurrenceId),
        };
    }

    /// <summary>The rule without the meetings that were moved: they are contacts of their own.</summary>
    private string? Series(CalendarRecord meeting) =>
        meeting is { Uid: { } uid, Series: { } series } ? Recurrences.Without(series, moved[uid]) : meeting.Series;

    private static string Name(CalendarRecord meeting, DateTime? occurrence)
    {
        var uid = meeting.Uid ?? string.Join('|', meeting.Attendees.Select(one => one.Address).Order(StringComparer.Ordinal)
            .Prepend(meeting.Organizer?.Address).Prepend(meeting.Start.ToString("O", CultureInfo.InvariantCulture)));
        return $"meeting:{uid}\n{(occurrence is { } time ? CalendarTimes.Utc(time) : "")}";
    }
}
