using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Reading;

/// <summary>One row or card that was read. What is not known is null, or an empty list.</summary>
/// <param name="Line">The line of the file on which it starts, counted from 1; in files without lines its running number.</param>
internal abstract record SourceRecord(int Line)
{
    /// <summary>The byte at which it begins, in files without lines.</summary>
    public long? Offset { get; init; }
}

internal sealed record OrganisationRecord(int Line) : SourceRecord(Line)
{
    public string? Name { get; init; }

    public IReadOnlyList<string> Domains { get; init; } = [];

    public string? Country { get; init; }

    public string? City { get; init; }

    public int? Employees { get; init; }

    public decimal? TurnoverEur { get; init; }

    public string? Website { get; init; }

    public Side? Side { get; init; }

    public string? Type { get; init; }

    public Stage? Stage { get; init; }

    public int? Importance { get; init; }

    public DateOnly? Since { get; init; }

    /// <summary>The address or the name of one of us, as written (an address in its normal form).</summary>
    public string? Responsible { get; init; }

    public decimal? ShareOfOurSales { get; init; }

    public decimal? OurShareOfTheirs { get; init; }

    public decimal? ValueEur { get; init; }

    public DateOnly? ContractEnds { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}

internal sealed record PersonRecord(int Line) : SourceRecord(Line)
{
    public string? Name { get; init; }

    public IReadOnlyList<string> Emails { get; init; } = [];

    public string? Organisation { get; init; }

    public string? Role { get; init; }

    public IReadOnlyList<string> Phones { get; init; } = [];

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null when the file does not say; somebody who is listed is known.</summary>
    public Suggestion? Suggested { get; init; }
}

/// <summary>Somebody whom only contacts told of: nobody has decided yet, or it was decided not to ask again.</summary>
internal enum Suggestion
{
    No,
    Yes,
    Ignored,
}

/// <summary>A person named by address or name; at least one of them is there.</summary>
internal sealed record PersonReference(string? Name, string? Address);

internal sealed record ContactRecord(int Line) : SourceRecord(Line)
{
    /// <summary>UTC.</summary>
    public required DateTime Time { get; init; }

    public required Medium Medium { get; init; }

    /// <summary>All with an address, as are <see cref="To"/> and <see cref="Cc"/>.</summary>
    public IReadOnlyList<PersonReference> From { get; init; } = [];

    public IReadOnlyList<PersonReference> To { get; init; } = [];

    public IReadOnlyList<PersonReference> Cc { get; init; } = [];

    public string? About { get; init; }

    public int? Minutes { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Text that makes it the same contact wherever it is found: a mail by its Message-ID, a meeting by UID and occurrence. Null for rows of a table.</summary>
    public string? SameAs { get; init; }

    /// <summary>The <see cref="SameAs"/> of the mail that this one answers.</summary>
    public string? Answers { get; init; }

    /// <summary>Everybody on it, also those without an address.</summary>
    public int? Attendees { get; init; }

    /// <summary>How it comes again, as lines of iCalendar.</summary>
    public string? Recurrence { get; init; }

    public Contacts.ContactSource Source { get; init; } = Contacts.ContactSource.File;

    /// <summary>Which version of a meeting this is; null for everything but meetings.</summary>
    public MeetingVersion? Meeting { get; init; }

    /// <summary>Somebody who is not to be read was on it, and is left out here.</summary>
    public bool LeavesOut { get; init; }
}

/// <summary>A version of a meeting: of two, the one with the higher number is right, else the one written later.</summary>
/// <param name="IsCancelled">It does not take place, or nobody is left to meet.</param>
/// <param name="IsCalledOff">Its calendar says that it was cancelled.</param>
/// <param name="Series">The <see cref="ContactRecord.SameAs"/> of the series it is one of.</param>
/// <param name="Occurrence">Which one of the series, by the time at which it should have been.</param>
internal sealed record MeetingVersion(int Sequence, DateTime? WrittenAt, bool IsCancelled, bool IsCalledOff, string? Series, DateTime? Occurrence);

/// <summary>How close one of us feels to a person outside, and how far they trust them (1 to 5).</summary>
internal sealed record RatingRecord(int Line) : SourceRecord(Line)
{
    public required PersonReference Own { get; init; }

    public required PersonReference Other { get; init; }

    public int? Closeness { get; init; }

    public int? Trust { get; init; }

    public DateOnly? Date { get; init; }
}

internal sealed record VCardRecord(int Line) : SourceRecord(Line)
{
    public string? Name { get; init; }

    /// <summary>The organisation, then its units.</summary>
    public IReadOnlyList<string> Org { get; init; } = [];

    public string? Title { get; init; }

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<string> Phones { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public Suggestion? Suggested { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }
}

/// <summary>What the header of one mail tells.</summary>
internal sealed record MailRecord(int Line) : SourceRecord(Line)
{
    /// <summary>Without the angle brackets.</summary>
    public string? MessageId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>With an address, as are all others; names as they came.</summary>
    public required PersonReference From { get; init; }

    public IReadOnlyList<PersonReference> To { get; init; } = [];

    /// <summary>Together with those of Bcc.</summary>
    public IReadOnlyList<PersonReference> Cc { get; init; } = [];

    public PersonReference? ReplyTo { get; init; }

    public string? InReplyTo { get; init; }

    /// <summary>The mails before it in the thread, the nearest last.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Sent by a program or to a list: it tells nothing about a tie.</summary>
    public bool Automated { get; init; }

    public string? Subject { get; init; }
}

/// <summary>One event of a calendar; times are UTC.</summary>
internal sealed record CalendarRecord(int Line) : SourceRecord(Line)
{
    public string? Uid { get; init; }

    public required DateTime Start { get; init; }

    public required DateTime End { get; init; }

    public bool AllDay { get; init; }

    public PersonReference? Organizer { get; init; }

    public IReadOnlyList<CalendarAttendee> Attendees { get; init; } = [];

    /// <summary>The rule by which it comes again, as written.</summary>
    public string? Recurrence { get; init; }

    /// <summary>Which one of a series this is, by the time at which it should have been.</summary>
    public DateTime? RecurrenceId { get; init; }

    public string? Status { get; init; }

    public string? Summary { get; init; }

    /// <summary>A link to join by is there.</summary>
    public bool IsVideo { get; init; }

    /// <summary>Start with its zone, rule, and dates besides and without, as lines of iCalendar; null when it does not come again.</summary>
    public string? Series { get; init; }

    /// <summary>How often it was changed in a way that matters.</summary>
    public int Sequence { get; init; }

    /// <summary>When it was changed last, else when it was written; UTC.</summary>
    public DateTime? WrittenAt { get; init; }
}

/// <summary>Somebody invited, and what they answered: accepted, declined, tentative, needs-action.</summary>
internal sealed record CalendarAttendee(string? Name, string Address, string? Response, bool IsRoom);

/// <summary>How many records of a kind an archive holds.</summary>
internal sealed record ArchivePartRecord(int Line) : SourceRecord(Line)
{
    public required string Kind { get; init; }

    public required long Records { get; init; }
}
