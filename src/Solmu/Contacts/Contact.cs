using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;

namespace Solmu.Contacts;

/// <summary>One contact between our people and people outside: who, when, by which medium.</summary>
public sealed class Contact : IRecorded, IUnder
{
    public const int MaxAboutLength = 2000;

    private Contact()
    {
    }

    public Contact(DateTime at, Medium medium, int? minutes, string? about, DateTime recordedAt, long? recordedById, byte[]? sourceKey = null, long? importId = null, ContactSource source = ContactSource.Hand)
    {
        Id = Ids.New();
        At = at;
        RecordedAt = recordedAt;
        RecordedById = recordedById;
        SourceKey = sourceKey;
        ImportId = importId;
        Source = source;
        Set(medium, minutes, about);
    }

    public long Id { get; private set; }

    public DateTime At { get; private set; }

    public Medium Medium { get; private set; }

    public int? Minutes { get; private set; }

    [Personal("to know what was told to whom", Erase.Keep)]
    public string? About { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public long? RecordedById { get; private set; }

    /// <summary>What makes a contact from a file the same contact when the file comes again.</summary>
    public byte[]? SourceKey { get; private set; }

    public long? ImportId { get; private set; }

    public ContactSource Source { get; private set; }

    /// <summary>The <see cref="SourceKey"/> of the mail that this one answers, whether that one is here or not.</summary>
    public byte[]? RepliesTo { get; private set; }

    /// <summary>Everybody on it, also those Solmu does not know; null means those it knows.</summary>
    public int? Attendees { get; private set; }

    /// <summary>How a meeting comes again, as lines of iCalendar; <see cref="At"/> is the first time.</summary>
    public string? Recurrence { get; private set; }

    /// <summary>The <see cref="SourceKey"/> of the series whose meeting this is, where it does not follow the rule of the series.</summary>
    public byte[]? SeriesKey { get; private set; }

    /// <summary>When this meeting of a series should have been.</summary>
    public DateTime? Occurrence { get; private set; }

    /// <summary>How often its calendar has changed a meeting.</summary>
    public int? Sequence { get; private set; }

    /// <summary>When its calendar wrote this version of a meeting.</summary>
    public DateTime? WrittenAt { get; private set; }

    /// <summary>Its calendar took it back. It is kept without people or words, so that an older file does not bring it again.</summary>
    public bool IsCancelled { get; private set; }

    public int Version { get; private set; } = 1;

    public List<ContactPerson> People { get; private set; } = [];

    public List<ContactOrganisation> Organisations { get; private set; } = [];

    long? IUnder.UnderId => Organisations.Count > 0 ? Organisations[0].OrganisationId : null;

    /// <summary>What only mail and calendars tell of a contact.</summary>
    public void Trace(byte[]? repliesTo, int? attendees, string? recurrence) => (RepliesTo, Attendees, Recurrence) = (repliesTo, attendees, recurrence);

    /// <summary>Which version of a meeting this is, and of which series.</summary>
    public void Number(int sequence, DateTime? writtenAt, byte[]? seriesKey, DateTime? occurrence) =>
        (Sequence, WrittenAt, SeriesKey, Occurrence) = (sequence, writtenAt, seriesKey, occurrence);

    /// <summary>One meeting of the series does not follow the rule.</summary>
    public void LeaveOut(string recurrence)
    {
        Recurrence = recurrence;
        Version++;
    }

    /// <summary>A later version of the meeting takes its place. What it was about stays when the later one does not tell.</summary>
    public void BecomeLike(Contact later)
    {
        (At, Medium, Minutes, About) = (later.At, later.Medium, later.Minutes, later.About ?? About);
        (Attendees, Recurrence, IsCancelled) = (later.Attendees, later.Recurrence, later.IsCancelled);
        (Sequence, WrittenAt) = (later.Sequence, later.WrittenAt);
        People.RemoveAll(part => !later.People.Exists(other => other.PersonId == part.PersonId));
        foreach (var other in later.People)
        {
            if (People.Find(part => part.PersonId == other.PersonId) is { } part)
            {
                part.ChangeSide(other.Part, other.IsOurs, other.OrganisationId);
                part.MoveTo(At, other.OrganisationId);
            }
            else
            {
                People.Add(new ContactPerson(Id, other.PersonId, other.Part, other.IsOurs, other.OrganisationId, At));
            }
        }

        Organisations.RemoveAll(filing => filing.At != At || !later.Organisations.Exists(other => other.OrganisationId == filing.OrganisationId));
        later.Organisations.ForEach(other => File(other.OrganisationId));
        Version++;
    }

    public void Cancel(int? sequence, DateTime? writtenAt)
    {
        (Sequence, WrittenAt) = (sequence, writtenAt);
        AsCancelled();
        Version++;
    }

    /// <summary>A meeting that was taken back before it was known.</summary>
    public Contact AsCancelled()
    {
        (Minutes, About, Attendees, Recurrence, IsCancelled) = (null, null, null, null, true);
        People.Clear();
        Organisations.Clear();
        return this;
    }

    public void Add(long personId, Part part, bool isOurs, long? organisationId)
    {
        if (People.Any(known => known.PersonId == personId))
        {
            return;
        }

        People.Add(new ContactPerson(Id, personId, part, isOurs, organisationId, At));
        if (!isOurs && organisationId is { } partner)
        {
            File(partner);
        }
    }

    /// <summary>Puts the contact on the timeline of an organisation.</summary>
    public void File(long organisationId)
    {
        if (Organisations.All(known => known.OrganisationId != organisationId))
        {
            Organisations.Add(new ContactOrganisation(organisationId, At, Id));
        }
    }

    /// <summary>Corrects who took part. Whoever stays keeps the organisation they stood for; newcomers stand for the one given.</summary>
    public void Reseat(IReadOnlyCollection<long> gone, IReadOnlyCollection<(long PersonId, long? OrganisationId)> own, IReadOnlyCollection<(long PersonId, long? OrganisationId)> others)
    {
        var (hadOwn, hadOthers) = (People.Any(part => part.IsOurs), People.Any(part => !part.IsOurs));
        Refile(() =>
        {
            var named = own.Concat(others).Select(person => person.PersonId).ToList();
            People.RemoveAll(part => gone.Contains(part.PersonId) && !named.Contains(part.PersonId));
            Seat(own, isOurs: true, Part.From);
            Seat(others, isOurs: false, Part.To);
        });
        if (hadOthers && People.TrueForAll(part => part.IsOurs))
        {
            throw new RuleViolation("with", "A contact is with somebody outside your firm: name at least one.");
        }

        if (hadOwn && !People.Exists(part => part.IsOurs))
        {
            throw new RuleViolation("own", "A contact is one of ours: name at least one of your own people.");
        }

        Version++;
    }

    /// <summary>
    /// Gives a part to the person whose a shared address is, and takes it from the one who was thought to be. The
    /// organisation of the address keeps it on its timeline. False when the person took part anyway.
    /// </summary>
    public bool Decide(long? before, ContactPerson? now, long? sharedAt)
    {
        var isPutIn = false;
        Refile(() =>
        {
            People.RemoveAll(part => part.PersonId == before && part.PersonId != now?.PersonId);
            isPutIn = now is not null && !People.Exists(part => part.PersonId == now.PersonId);
            if (isPutIn)
            {
                People.Add(now!);
            }
        });
        if (sharedAt is { } organisation)
        {
            File(organisation);
        }

        return isPutIn;
    }

    public void Change(Medium medium, int? minutes, string? about)
    {
        Set(medium, minutes, about);
        Version++;
    }

    /// <summary>Another time; with employers given, everybody outside stands for the one of that day.</summary>
    public void MoveTo(DateTime at, IReadOnlyDictionary<long, long?>? employers = null)
    {
        Refile(() =>
        {
            At = at;
            foreach (var part in People)
            {
                part.MoveTo(at, part.IsOurs || employers is null ? part.OrganisationId : employers.GetValueOrDefault(part.PersonId));
            }
        });
        Version++;
    }

    /// <summary>Files the contact anew for the people; what it is filed under for another reason, such as a column of a file, stays.</summary>
    private void Refile(Action change)
    {
        var before = StoodFor();
        change();
        var filed = Organisations.Select(filing => filing.OrganisationId).Where(id => !before.Contains(id)).Union(StoodFor()).ToList();
        Organisations.RemoveAll(filing => filing.At != At || !filed.Contains(filing.OrganisationId));
        filed.ForEach(File);
    }

    private List<long> StoodFor() => [.. People.Where(part => !part.IsOurs).Select(part => part.OrganisationId).OfType<long>()];

    private void Seat(IEnumerable<(long PersonId, long? OrganisationId)> people, bool isOurs, Part otherwise)
    {
        var part = People.Find(known => known.IsOurs == isOurs && known.Part != Part.Cc)?.Part ?? otherwise;
        foreach (var (personId, organisationId) in people)
        {
            if (People.Find(known => known.PersonId == personId) is not { } known)
            {
                Add(personId, part, isOurs, organisationId);
            }
            else if (known.IsOurs != isOurs)
            {
                known.ChangeSide(part, isOurs, organisationId);
            }
        }
    }

    private void Set(Medium medium, int? minutes, string? about)
    {
        about = string.IsNullOrWhiteSpace(about) ? null : about.Trim();
        var rules = new Rules();
        rules.Refuse(minutes is < 0 or > 60 * 24 * 14, "minutes", "Minutes lie between 0 and two weeks.");
        rules.Refuse(about?.Length > MaxAboutLength, "about", $"At most {MaxAboutLength} characters; keep longer text in a note.");
        rules.Throw();

        (Medium, Minutes, About) = (medium, minutes, about);
    }
}

/// <summary>How Solmu came to know of a contact.</summary>
public enum ContactSource
{
    Hand,
    File,
    Mail,
    Calendar,
}

/// <summary>The part a person has in a contact.</summary>
public enum Part
{
    From,
    To,
    Cc,
}

/// <summary>One person in one contact, with the organisation the person stood for that day.</summary>
[PartOf(nameof(ContactId))]
public sealed class ContactPerson
{
    private ContactPerson()
    {
    }

    public ContactPerson(long contactId, long personId, Part part, bool isOurs, long? organisationId, DateTime at)
    {
        (ContactId, PersonId, Part) = (contactId, personId, part);
        (IsOurs, OrganisationId, At) = (isOurs, organisationId, at);
    }

    public long ContactId { get; private set; }

    public long PersonId { get; private set; }

    public Part Part { get; private set; }

    public bool IsOurs { get; private set; }

    public long? OrganisationId { get; private set; }

    /// <summary>The contact's time again, so that a person's latest contacts are one look into an index.</summary>
    public DateTime At { get; private set; }

    internal void ChangeSide(Part part, bool isOurs, long? organisationId) => (Part, IsOurs, OrganisationId) = (part, isOurs, organisationId);

    internal void MoveTo(DateTime at, long? organisationId) => (At, OrganisationId) = (at, organisationId);
}

/// <summary>A contact on an organisation's timeline; it stays there when the person changes employer.</summary>
[PartOf(nameof(ContactId))]
public sealed class ContactOrganisation
{
    private ContactOrganisation()
    {
    }

    public ContactOrganisation(long organisationId, DateTime at, long contactId) =>
        (OrganisationId, At, ContactId) = (organisationId, at, contactId);

    public long OrganisationId { get; private set; }

    public DateTime At { get; private set; }

    public long ContactId { get; private set; }
}
