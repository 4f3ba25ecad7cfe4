namespace Solmu.Reading;

/// <summary>
/// The shape of what was read for <c>--json</c>: our column names in camel case (given by the serialiser), what is not
/// known as null, lists as lists.
/// </summary>
internal static class ReadingJson
{
    public static FileShape Shape(FileReading reading) => new(
        reading.File,
        reading.Kind?.Name(),
        reading.Encoding,
        reading.Separator?.ToString(),
        Mapping(reading),
        reading.Records.Select(Record),
        [.. reading.Problems.Select(Shape)]);

    public static ProblemShape Shape(Problem problem) =>
        new(problem.File, problem.Line, problem.Offset, problem.Field, problem.Message);

    // A second column of the same name would replace the first.
    private static Dictionary<string, string?> Mapping(FileReading reading)
    {
        var mapping = new Dictionary<string, string?>();
        foreach (var column in reading.Mapping)
        {
            var header = column.Header;
            for (var n = 2; !mapping.TryAdd(header, column.Field); n++)
            {
                header = $"{column.Header} ({n})";
            }
        }

        return mapping;
    }

    private static object Record(SourceRecord record) => record switch
    {
        OrganisationRecord o => new OrganisationShape(o.Line, o.Name, o.Domains, o.Country, o.City, o.Employees, o.TurnoverEur,
            o.Website, Lower(o.Side), o.Type, o.Stage?.ToString(), o.Importance, o.Since, o.Responsible, o.ShareOfOurSales,
            o.OurShareOfTheirs, o.ValueEur, o.ContractEnds, o.Tags),
        PersonRecord p => new PersonShape(p.Line, p.Name, First(p.Emails), p.Emails, p.Organisation, p.Role, First(p.Phones),
            p.Phones, p.From, p.To, p.City, p.Country, p.Language, p.Tags, Lower(p.Suggested)),
        ContactRecord c => new ContactShape(c.Line, c.Time, Lower((Analysis.Ties.Medium?)c.Medium)!, First(Addresses(c.From)),
            Addresses(c.To), Addresses(c.Cc), c.About, c.Minutes, c.Organisation,
            [.. People("from", c.From), .. People("to", c.To), .. People("cc", c.Cc)]),
        RatingRecord r => new RatingShape(r.Line, r.Own.Address ?? r.Own.Name, r.Other.Address ?? r.Other.Name, r.Closeness,
            r.Trust, r.Date),
        VCardRecord v => new VCardShape(v.Line, v.Name, v.Org, v.Title, v.Emails, v.Phones, v.Categories, v.City, v.Country,
            v.Language),
        MailRecord m => new MailShape(m.Offset, m.MessageId, m.Time, Address(m.From), [.. m.To.Select(Address)], [.. m.Cc.Select(Address)],
            m.ReplyTo is { } reply ? Address(reply) : null, m.InReplyTo, m.Automated, m.Subject),
        CalendarRecord c => new CalendarShape(c.Line, c.Uid, c.Start, c.End, c.AllDay, c.Organizer is { } by ? new AddressShape(by.Name, by.Address!) : null,
            [.. c.Attendees.Select(one => new AttendeeShape(one.Name, one.Address, one.Response))], c.Recurrence, c.RecurrenceId, c.Status, c.Summary),
        ArchivePartRecord part => new ArchivePartShape(part.Kind, part.Records),
        _ => throw new ArgumentOutOfRangeException(nameof(record)),
    };

    private static string? Lower<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();

    private static string? First(IReadOnlyList<string> values) => values.Count > 0 ? values[0] : null;

    private static List<string> Addresses(IReadOnlyList<PersonReference> people) => [.. people.Select(p => p.Address!)];

    private static AddressShape Address(PersonReference person) => new(person.Name, person.Address!);

    private static IEnumerable<ParticipantShape> People(string part, IReadOnlyList<PersonReference> people) =>
        people.Select(person => new ParticipantShape(part, person.Name, person.Address));

    internal sealed record FileShape(
        string File, string? Kind, string? Encoding, string? Separator, IReadOnlyDictionary<string, string?> Mapping,
        IEnumerable<object> Records, IReadOnlyList<ProblemShape> Problems);

    internal sealed record ProblemShape(string File, long? Line, long? Offset, string? Field, string Message);

    internal sealed record OrganisationShape(
        int Line, string? Name, IReadOnlyList<string> Domains, string? Country, string? City, int? Employees,
        decimal? TurnoverEur, string? Website, string? Side, string? Type, string? Stage, int? Importance, DateOnly? Since,
        string? Responsible, decimal? ShareOfOurSales, decimal? OurShareOfTheirs, decimal? ValueEur, DateOnly? ContractEnds,
        IReadOnlyList<string> Tags);

    internal sealed record PersonShape(
        int Line, string? Name, string? Email, IReadOnlyList<string> Emails, string? Organisation, string? Role, string? Phone,
        IReadOnlyList<string> Phones, DateOnly? From, DateOnly? To, string? City, string? Country, string? Language,
        IReadOnlyList<string> Tags, string? Suggested);

    internal sealed record ContactShape(
        int Line, DateTime Time, string Medium, string? From, IReadOnlyList<string> To, IReadOnlyList<string> Cc, string? About,
        int? Minutes, string? Organisation, IReadOnlyList<ParticipantShape> People);

    /// <summary>A person with the name that stands beside the address, and the column it stands in.</summary>
    internal sealed record ParticipantShape(string Part, string? Name, string? Address);

    internal sealed record RatingShape(int Line, string? Own, string? Other, int? Closeness, int? Trust, DateOnly? Date);

    internal sealed record AddressShape(string? Name, string Address);

    internal sealed record MailShape(
        long? Offset, string? MessageId, DateTime Time, AddressShape From, IReadOnlyList<AddressShape> To,
        IReadOnlyList<AddressShape> Cc, AddressShape? ReplyTo, string? InReplyTo, bool Automated, string? Subject);

    internal sealed record CalendarShape(
        int Line, string? Uid, DateTime Start, DateTime End, bool AllDay, AddressShape? Organizer, IReadOnlyList<AttendeeShape> Attendees,
        string? Recurrence, DateTime? RecurrenceId, string? Status, string? Summary);

    internal sealed record AttendeeShape(string? Name, string Address, string? Response);

    internal sealed record ArchivePartShape(string Kind, long Records);

    internal sealed record VCardShape(
        int Line, string? Name, IReadOnlyList<string> Org, string? Title, IReadOnlyList<string> Emails,
        IReadOnlyList<string> Phones, IReadOnlyList<string> Categories, string? City, string? Country, string? Language);
}
