using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;

namespace Solmu.Contacts;

/// <summary>One contact between our people and people outside: who, when, by which medium.</summary>
public sealed class Contact : IRecorded
{
    public const int MaxAboutLength = 2000;

    private Contact()
    {
    }

    public Contact(DateTime at, Medium medium, int? minutes, string? about, DateTime recordedAt, long? recordedById, byte[]? sourceKey = null, long? importId = null)
    {
        Id = Ids.New();
        At = at;
        RecordedAt = recordedAt;
        RecordedById = recordedById;
        SourceKey = sourceKey;
        ImportId = importId;
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

    public int Version { get; private set; } = 1;

    public List<ContactPerson> People { get; private set; } = [];

    public List<ContactOrganisation> Organisations { get; private set; } = [];

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

    public void Change(Medium medium, int? minutes, string? about)
    {
        Set(medium, minutes, about);
        Version++;
    }

    /// <summary>Another time; with employers given, everybody outside stands for the one of that day.</summary>
    public void MoveTo(DateTime at, IReadOnlyDictionary<long, long?>? employers = null)
    {
        At = at;
        foreach (var part in People)
        {
            part.MoveTo(at, part.IsOurs || employers is null ? part.OrganisationId : employers.GetValueOrDefault(part.PersonId));
        }

        var filed = employers is null
            ? Organisations.Select(filing => filing.OrganisationId).ToList()
            : [.. People.Where(part => !part.IsOurs).Select(part => part.OrganisationId).OfType<long>()];
        Organisations.Clear();
        filed.ForEach(File);
        Version++;
    }

    private void Set(Medium medium, int? minutes, string? about)
    {
        if (minutes is < 0 or > 60 * 24 * 14)
        {
            throw new RuleViolation("minutes", "Minutes lie between 0 and two weeks.");
        }

        about = string.IsNullOrWhiteSpace(about) ? null : about.Trim();
        if (about?.Length > MaxAboutLength)
        {
            throw new RuleViolation("about", $"At most {MaxAboutLength} characters; keep longer text in a note.");
        }

        (Medium, Minutes, About) = (medium, minutes, about);
    }
}

/// <summary>The part a person has in a contact.</summary>
public enum Part
{
    From,
    To,
    Cc,
}

/// <summary>One person in one contact, with the organisation the person stood for that day.</summary>
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

    internal void MoveTo(DateTime at, long? organisationId) => (At, OrganisationId) = (at, organisationId);
}

/// <summary>A contact on an organisation's timeline; it stays there when the person changes employer.</summary>
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
