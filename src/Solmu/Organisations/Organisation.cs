using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.People;

namespace Solmu.Organisations;

/// <summary>Any firm or body. It is a partner when it has a partnership with us.</summary>
public sealed class Organisation : IRecorded, ISettles
{
    public const int MaxNameLength = 200;

    private Organisation()
    {
    }

    public Organisation(string name, string slug, long? importId = null)
    {
        Id = Ids.New();
        Slug = slug;
        ImportId = importId;
        SetName(name);
    }

    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name without case, accents, punctuation and legal form: what makes two spellings the same firm.</summary>
    [Derived]
    public string FoldedName { get; private set; } = "";

    /// <summary>What lists sort by.</summary>
    [Derived]
    public string SortName { get; private set; } = "";

    /// <summary>Folded name and domains: what search looks through.</summary>
    [Derived]
    public string SearchText { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>ISO 3166 alpha-2.</summary>
    public string? Country { get; private set; }

    public string? City { get; private set; }

    public int? Employees { get; private set; }

    public long? TurnoverCents { get; private set; }

    public string? Website { get; private set; }

    /// <summary>What the organisation was called elsewhere, a line for each; known since two records were merged.</summary>
    public string? OtherNames { get; private set; }

    /// <summary>Seen only as the domain of a mail address so far; nobody has named it yet.</summary>
    public bool IsSuggested { get; private set; }

    public long? ImportId { get; private set; }

    public int Version { get; private set; } = 1;

    public List<OrganisationDomain> Domains { get; private set; } = [];

    public IReadOnlyList<string> EveryOtherName => OtherNames?.Split('\n') ?? [];

    public static Organisation Suggest(string domain, string slug, long? importId)
    {
        var organisation = new Organisation(domain, slug, importId) { IsSuggested = true };
        organisation.AddDomain(domain, importId);
        return organisation;
    }

    public void Describe(string? country, string? city, int? employees, long? turnoverCents, string? website)
    {
        Country = country;
        City = city;
        Employees = employees;
        TurnoverCents = turnoverCents;
        Website = website;
        Version++;
    }

    public void Rename(string name)
    {
        SetName(name);
        IsSuggested = false;
        Version++;
    }

    /// <summary>A name by which the organisation is found and recognised too.</summary>
    public void AlsoCall(string name)
    {
        if (name != Name && !EveryOtherName.Contains(name))
        {
            OtherNames = string.Join('\n', EveryOtherName.Append(name));
            RefreshSearchText();
            Version++;
        }
    }

    /// <summary>Whether a folded name is the organisation's, as far as is known.</summary>
    public bool IsCalled(string folded) => FoldedName == folded || EveryOtherName.Any(name => NameFolding.FoldOrganisation(name) == folded);

    public void Accept()
    {
        IsSuggested = false;
        Version++;
    }

    public bool AddDomain(string domain, long? importId = null)
    {
        if (Domains.Any(known => known.Domain == domain))
        {
            return false;
        }

        Domains.Add(new OrganisationDomain(Id, domain, importId));
        RefreshSearchText();
        Version++;
        return true;
    }

    public void RemoveDomain(string domain)
    {
        Domains.RemoveAll(known => known.Domain == domain);
        RefreshSearchText();
        Version++;
    }

    public void Settle() => SetName(Name);

    private void SetName(string name)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength)
        {
            throw new RuleViolation("name", name.Length == 0 ? "An organisation needs a name." : $"A name has at most {MaxNameLength} characters.");
        }

        Name = name;
        FoldedName = NameFolding.FoldOrganisation(name);
        SortName = NameFolding.FoldText(name);
        RefreshSearchText();
    }

    private void RefreshSearchText() =>
        SearchText = string.Join(' ', Domains.Select(known => known.Domain).Order(StringComparer.Ordinal).Prepend(SortName).Concat(EveryOtherName.Select(NameFolding.FoldText)));
}
