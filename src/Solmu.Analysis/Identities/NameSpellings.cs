using Solmu.Analysis.Duplicates;

namespace Solmu.Analysis.Identities;

/// <summary>Tells whether two names that stand beside one address are one name, written in two ways.</summary>
public static class NameSpellings
{
    /// <summary>More names than these are no spellings of one.</summary>
    private const int Most = 20;

    /// <summary>
    /// Whether each word of the shorter name stands for one of the longer: the same word, or its initial; and at least one
    /// is the same word. Order, case, accents, punctuation and two letters for an umlaut do not matter.
    /// </summary>
    /// <param name="one">A name as written.</param>
    /// <param name="other">Another.</param>
    /// <returns>True for K. Vogel, Vogel and Katrin Maria Vogel beside Katrin Vogel; false for Klaus Vogel.</returns>
    public static bool AreOne(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (shorter, longer) = (Spelling.Words(one, isOrganisation: false), Spelling.Words(other, isOrganisation: false));
        if (shorter.Length > longer.Length)
        {
            (shorter, longer) = (longer, shorter);
        }

        var left = longer.ToList();
        var open = new List<string>();
        var isAnyWhole = false;
        foreach (var word in shorter)
        {
            if (left.Remove(word))
            {
                isAnyWhole |= word.Length > 1;
            }
            else
            {
                open.Add(word);
            }
        }

        return isAnyWhole && StandFor(open, left);
    }

    /// <summary>Whether all of these names may be one person's: no two of them are clearly two names.</summary>
    /// <param name="names">Names as written.</param>
    /// <returns>True for one name or none.</returns>
    public static bool AreAllOne(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count <= Most && !names.Where((one, i) => names.Skip(i + 1).Any(other => NameFolding.FoldPerson(one) != NameFolding.FoldPerson(other) && !AreOne(one, other))).Any();
    }

    /// <summary>The one to call the person by: in full, with nothing added, as people write it.</summary>
    /// <param name="names">At least one name.</param>
    /// <returns>The same whatever the order.</returns>
    public static string Best(IReadOnlyCollection<string> names) => names
        .OrderByDescending(name => Math.Min(2, Whole(name)))
        .ThenBy(name => Spelling.Words(name, isOrganisation: false).Length)
        .ThenBy(name => name.Any(char.IsLower) && name.Any(char.IsUpper) ? 0 : 1)
        .ThenByDescending(name => name.Length)
        .ThenBy(name => name, StringComparer.Ordinal).First();

    private static int Whole(string name) => Spelling.Words(name, isOrganisation: false).Count(word => word.Length > 1);

    /// <summary>Each open word needs an initial of its own, each open initial a word; a letter that both have was taken already.</summary>
    private static bool StandFor(List<string> open, List<string> left) => open.GroupBy(word => word[0]).All(letter =>
        letter.Count(word => word.Length > 1) <= left.Count(other => other.Length == 1 && other[0] == letter.Key)
        && letter.Count(word => word.Length == 1) <= left.Count(other => other.Length > 1 && other[0] == letter.Key));
}
