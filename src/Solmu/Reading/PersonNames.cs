using System.Collections.Frozen;

namespace Solmu.Reading;

/// <summary>Puts the name of a person together from what files give.</summary>
internal static class PersonNames
{
    private static readonly FrozenSet<string> Suffixes = new[]
    {
        "jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "msc", "bsc", "esq", "cpa", "dr", "mr", "mrs", "ms", "pe", "rn", "jd", "dds",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Turns "Last, First" round; leaves "First Last, PhD" and everything else as it is.</summary>
    public static string InSpokenOrder(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0 || comma != name.LastIndexOf(','))
        {
            return name;
        }

        var last = name[..comma].Trim();
        var first = name[(comma + 1)..].Trim();
        return first.Length == 0 || last.Length == 0 || Suffixes.Contains(first.Replace(".", "", StringComparison.Ordinal))
            ? name
            : first + " " + last;
    }

    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        var name = string.Join(' ', parts.ToArray().Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim()));
        return name.Length == 0 ? null : name;
    }
}
