namespace Solmu.People;

/// <summary>A person in a list, with employer and role as of the day asked for.</summary>
public sealed record PersonRow(
    long Id, string? Name, IReadOnlyList<string> Emails, Employer? Employer, string? Role,
    bool IsOurs, bool IsSuggested, bool IsIgnored, DateTime? LastContactAt, int Version)
{
    /// <summary>The person's own, not the employer's.</summary>
    public string? Country { get; init; }

    public string? FirstEmail => Emails is [var first, ..] ? first : null;

    /// <summary>The name, or the first address of somebody whose name is not known.</summary>
    public string DisplayName => Name ?? FirstEmail ?? "Somebody without a name";

    /// <summary>How other documents name the person: by the first address, else by name.</summary>
    public string Reference => FirstEmail ?? DisplayName;
}

/// <summary>The organisation somebody works for; it need not be a partner.</summary>
public sealed record Employer(long Id, string Name, string Slug, bool IsPartner)
{
    /// <summary>A partner has a page; of another organisation there are its people.</summary>
    public string Path => (IsPartner ? "/partners/" : "/people?organisation=") + Slug;
}
