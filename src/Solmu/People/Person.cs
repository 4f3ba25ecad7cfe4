using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.People;

/// <summary>A person, ours or theirs, with dated affiliations and any number of addresses.</summary>
public sealed class Person : IRecorded, ISettles
{
    public const int MaxNameLength = 200;

    private Person()
    {
    }

    public Person(string? name, bool isSuggested = false, long? importId = null)
    {
        Id = Ids.New();
        IsSuggested = isSuggested;
        ImportId = importId;
        SetName(name);
    }

    public long Id { get; private set; }

    /// <summary>Null when only an address is known.</summary>
    [Personal("to know whom we work with", Erase.Empty)]
    public string? Name { get; private set; }

    [Personal("to recognise the same person", Erase.Empty)]
    [Derived]
    public string FoldedName { get; private set; } = "";

    [Personal("to sort lists", Erase.Empty)]
    [Derived]
    public string SortName { get; private set; } = "";

    [Personal("to find a person", Erase.Empty)]
    [Derived]
    public string SearchText { get; private set; } = "";

    [Personal("to reach the person", Erase.Empty)]
    public string? Phone { get; private set; }

    [Personal("to know where the person works", Erase.Empty)]
    public string? City { get; private set; }

    public string? Country { get; private set; }

    [Personal("to speak the person's language", Erase.Empty)]
    public string? Language { get; private set; }

    /// <summary>What the person was called elsewhere, a line for each; known since two records were merged.</summary>
    [Personal("to recognise the same person", Erase.Empty)]
    public string? OtherNames { get; private set; }

    /// <summary>Seen in contacts only; nobody has accepted the person yet.</summary>
    public bool IsSuggested { get; private set; }

    /// <summary>Set aside: a suggestion nobody wants to be asked about again.</summary>
    public bool IsIgnored { get; private set; }

    /// <summary>Since when mail and calendars are not read of this person; null as long as they are.</summary>
    public DateTime? NotReadSince { get; private set; }

    public long? ImportId { get; private set; }

    public int Version { get; private set; } = 1;

    public List<PersonEmail> Emails { get; private set; } = [];

    public List<Affiliation> Affiliations { get; private set; } = [];

    public IReadOnlyList<string> EveryOtherName => OtherNames?.Split('\n') ?? [];

    /// <summary>The name, or the first address of somebody whose name is not known.</summary>
    public string DisplayName => Name ?? Emails.OrderBy(email => email.Position).FirstOrDefault()?.Address ?? "Somebody without a name";

    public void Rename(string? name)
    {
        SetName(name);
        Version++;
    }

    /// <summary>A name by which the person is found and recognised too.</summary>
    public void AlsoCall(string name)
    {
        if (name != Name && !EveryOtherName.Contains(name))
        {
            OtherNames = string.Join('\n', EveryOtherName.Append(name));
            RefreshSearchText();
            Version++;
        }
    }

    /// <summary>Whether a folded name is the person's, as far as is known.</summary>
    public bool IsCalled(string folded) => FoldedName == folded || EveryOtherName.Any(name => NameFolding.FoldPerson(name) == folded);

    public void Describe(string? phone, string? city, string? country, string? language)
    {
        (Phone, City, Country, Language) = (phone, city, country, language);
        Version++;
    }

    public void Accept()
    {
        (IsSuggested, IsIgnored) = (false, false);
        Version++;
    }

    public void Ignore()
    {
        IsIgnored = true;
        Version++;
    }

    /// <summary>From now on nothing of this person's mail and calendar becomes a contact.</summary>
    public void LeaveUnread(DateTime since)
    {
        NotReadSince ??= since;
        Version++;
    }

    public void ReadAgain()
    {
        NotReadSince = null;
        Version++;
    }

    public bool AddEmail(string address, long? importId = null)
    {
        if (Emails.Any(known => known.Address == address))
        {
            return false;
        }

        Emails.Add(new PersonEmail(Id, address, Emails.Count == 0 ? 0 : Emails.Max(known => known.Position) + 1, importId));
        RefreshSearchText();
        Version++;
        return true;
    }

    public void RemoveEmail(string address)
    {
        Emails.RemoveAll(known => known.Address == address);
        RefreshSearchText();
        Version++;
    }

    /// <summary>The addresses as somebody wrote them down; the first is the one shown.</summary>
    public void UseEmails(IReadOnlyList<string> addresses)
    {
        Emails.RemoveAll(known => !addresses.Contains(known.Address));
        foreach (var address in addresses.Where(address => Emails.All(known => known.Address != address)))
        {
            Emails.Add(new PersonEmail(Id, address, 0, null));
        }

        foreach (var email in Emails)
        {
            email.MoveTo(addresses.ToList().IndexOf(email.Address));
        }

        RefreshSearchText();
        Version++;
    }

    public Affiliation Join(long organisationId, string? role, DateOnly? from, DateOnly? until = null, long? importId = null)
    {
        if (from > until)
        {
            throw new RuleViolation("to", "An affiliation cannot end before it begins.");
        }

        var affiliation = new Affiliation(Id, organisationId, role, from, until, importId);
        Affiliations.Add(affiliation);
        Version++;
        return affiliation;
    }

    public void ChangeAffiliation(Affiliation affiliation, string? role, DateOnly? from, DateOnly? until)
    {
        affiliation.Change(role, from, until);
        Version++;
    }

    /// <summary>Ends what runs today and starts with the new employer; ties and history stay with the person.</summary>
    public Affiliation ChangeEmployer(long organisationId, string? role, DateOnly on)
    {
        foreach (var running in Affiliations.Where(affiliation => affiliation.HoldsOn(on)).ToList())
        {
            if (running.OrganisationId == organisationId)
            {
                throw new RuleViolation("organisation", "That is where the person works already.");
            }

            running.End(on.AddDays(-1));
        }

        return Join(organisationId, role, on);
    }

    public void EndAffiliation(long affiliationId, DateOnly lastDay)
    {
        Required(affiliationId).End(lastDay);
        Version++;
    }

    public void ChangeAffiliation(long affiliationId, string? role, DateOnly? from, DateOnly? until, KeyRole? keyRole)
    {
        var affiliation = Required(affiliationId);
        affiliation.Change(role, from, until);
        affiliation.Mark(keyRole);
        Version++;
    }

    private Affiliation Required(long affiliationId) =>
        Affiliations.FirstOrDefault(affiliation => affiliation.Id == affiliationId) ?? throw new RuleViolation("affiliation", "That employment is no longer there.");

    public void Settle() => SetName(Name);

    private void SetName(string? name)
    {
        name = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        if (name?.Length > MaxNameLength)
        {
            throw new RuleViolation("name", $"A name has at most {MaxNameLength} characters.");
        }

        Name = name;
        FoldedName = name is null ? "" : NameFolding.FoldPerson(name);
        SortName = name is null ? "" : NameFolding.FoldText(name);
        RefreshSearchText();
    }

    private void RefreshSearchText()
    {
        var addresses = Emails.OrderBy(email => email.Position).Select(email => email.Address).ToList();
        if (Name is null)
        {
            SortName = addresses.FirstOrDefault() ?? "";
        }

        SearchText = string.Join(' ', addresses.Prepend(Name is null ? "" : SortName).Concat(EveryOtherName.Select(NameFolding.FoldText))).Trim();
    }
}
