using System.Globalization;

namespace Solmu.Analysis.Identities;

/// <summary>
/// Brings e-mail addresses to one spelling. What passes is what a mail server of today would plausibly deliver to,
/// not the whole grammar of RFC 5322: no comments, no quoted local parts, no addresses at bare numbers.
/// </summary>
public static class MailAddresses
{
    /// <summary>The longest address a mail server has to accept, in characters (RFC 5321, erratum 1690).</summary>
    public const int MaxLength = 254;

    private const int MaxLabelLength = 63;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    /// <summary>Reads one address, bare or as <c>Name &lt;address&gt;</c>.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="address">The address in lower case, an international domain in its ASCII form; empty if refused.</param>
    /// <returns>Whether the text is one valid address.</returns>
    public static bool TryNormalise(string? text, out string address) => TryParse(text, out _, out address);

    /// <summary>Reads one address together with the name that stands before it.</summary>
    /// <param name="text">The text as written, such as <c>"Aho, Leena" &lt;Leena@Acme.fi&gt;</c>.</param>
    /// <param name="name">The name without its quotation marks; empty when there is none.</param>
    /// <param name="address">As in <see cref="TryNormalise"/>.</param>
    /// <returns>Whether the text is one valid address.</returns>
    public static bool TryParse(string? text, out string name, out string address)
    {
        name = "";
        var bare = (text ?? "").AsSpan().Trim();
        if (bare.EndsWith(">") && bare.LastIndexOf('<') is >= 0 and var open)
        {
            name = bare[..open].Trim().Trim("\"'").Trim().ToString();
            bare = bare[(open + 1)..^1].Trim();
        }

        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            bare = bare["mailto:".Length..];
        }

        if (TryNormaliseBare(bare, out address))
        {
            return true;
        }

        name = "";
        return false;
    }

    /// <summary>The part after the at sign.</summary>
    /// <param name="address">An address as <see cref="TryNormalise"/> gives it.</param>
    /// <returns>The domain; empty when there is no at sign.</returns>
    public static string DomainOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        return at < 0 ? "" : address[(at + 1)..];
    }

    /// <summary>Brings a bare domain to one spelling.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="domain">The domain in lower case, in its ASCII form; empty if refused.</param>
    /// <returns>Whether the text is a domain with at least two labels.</returns>
    public static bool TryNormaliseDomain(ReadOnlySpan<char> text, out string domain)
    {
        domain = "";
        text = text.Trim();
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        var lower = text.ToString().ToLowerInvariant();
        if (!System.Text.Ascii.IsValid(lower) && !TryToAscii(ref lower))
        {
            return false;
        }

        domain = IsDomain(lower) ? lower : "";
        return domain.Length > 0;
    }

    private static bool TryNormaliseBare(ReadOnlySpan<char> bare, out string address)
    {
        address = "";
        var at = bare.IndexOf('@');
        if (at <= 0 || bare.Length > MaxLength || !IsLocal(bare[..at]) ||
            !TryNormaliseDomain(bare[(at + 1)..], out var domain))
        {
            return false;
        }

        var local = bare[..at].ToString().ToLowerInvariant();
        address = string.Concat(local, "@", domain);
        if (address.Length > MaxLength)
        {
            address = "";
        }

        return address.Length > 0;
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        foreach (var c in local)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || "<>()[],;:\\\"".Contains(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryToAscii(ref string domain)
    {
        try
        {
            domain = Idn.GetAscii(domain).ToLowerInvariant();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        var last = domain;
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            labels++;
            if (!IsLabel(last))
            {
                return false;
            }
        }

        return labels >= 2 && last.ContainsAnyInRange('a', 'z');
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
