namespace Solmu.Analysis.Identities;

/// <summary>What the domain of an address or a web site says about the organisation behind it.</summary>
public static class MailDomains
{
    /// <summary>Whether anybody can have an address at the domain, so that it tells nothing about the employer.</summary>
    /// <param name="domain">A domain in lower case.</param>
    /// <returns>True for the well-known free and access-provider mail domains of the world.</returns>
    public static bool IsFreeMail(string domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        if (FreeMailDomains.Names.Contains(domain))
        {
            return true;
        }

        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && FreeMailDomains.Brands.Contains(domain[..dot]) && IsCountryOrCom(domain.AsSpan(dot + 1));
    }

    /// <summary>The domain and its parents down to the one that is registered, the longest first.</summary>
    /// <param name="domain">A domain in lower case, such as <c>mail.eu.acme.co.uk</c>.</param>
    /// <returns>For the example: itself, <c>eu.acme.co.uk</c>, <c>acme.co.uk</c>. Empty for an empty domain.</returns>
    public static IReadOnlyList<string> Candidates(string domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        if (domain.Length == 0)
        {
            return [];
        }

        var candidates = new List<string> { domain };
        var rest = domain;
        while (rest.Count(c => c == '.') >= SuffixLabels(rest) + 1)
        {
            rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..];
            candidates.Add(rest);
        }

        return candidates;
    }

    /// <summary>The domain of the organisation that a web address leads to.</summary>
    /// <param name="website">A web address with or without scheme, such as <c>https://www.acme.com/fi</c>.</param>
    /// <param name="domain">The domain without <c>www.</c>; empty if refused.</param>
    /// <returns>False when there is no domain, or when the site is shared by many (a page on a social network).</returns>
    public static bool TryDomainFromWebsite(string? website, out string domain)
    {
        domain = "";
        var host = (website ?? "").AsSpan().Trim();
        if (host.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
        {
            host = host[(scheme + 3)..];
        }

        host = Before(host, "/?#");
        host = host[(host.LastIndexOf('@') + 1)..];
        host = Before(host, ":").TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            host = host["www.".Length..];
        }

        if (!MailAddresses.TryNormaliseDomain(host, out var found) || IsShared(found))
        {
            return false;
        }

        domain = found;
        return true;
    }

    private static bool IsShared(string domain) =>
        IsFreeMail(domain) || Candidates(domain).Any(FreeMailDomains.SharedSites.Contains);

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, string ends) =>
        text.IndexOfAny(ends) is >= 0 and var end ? text[..end] : text;

    private static int SuffixLabels(string domain)
    {
        var last = domain.LastIndexOf('.');
        var beforeLast = last <= 0 ? -1 : domain.LastIndexOf('.', last - 1);
        return last > 0 && FreeMailDomains.PublicSuffixes.Contains(domain[(beforeLast + 1)..]) ? 2 : 1;
    }

    private static bool IsCountryOrCom(ReadOnlySpan<char> suffix)
    {
        if (suffix.StartsWith("com.") || suffix.StartsWith("co."))
        {
            suffix = suffix[(suffix.IndexOf('.') + 1)..];
        }

        return suffix.Length == 2 || suffix is "com" or "net";
    }
}
