using Solmu.Analysis.Identities;

namespace Solmu.Analysis.Duplicates;

/// <summary>Names as they are compared: the words in one order, and two letters for an umlaut as one.</summary>
internal static class Spelling
{
    private const int ShortestTypo = 5;
    private const int LongWithTwo = 12;

    /// <summary>The words of a name, sorted; Mueller and Müller are one.</summary>
    public static string[] Words(string name, bool isOrganisation)
    {
        var folded = isOrganisation ? NameFolding.FoldOrganisation(name) : NameFolding.FoldPerson(name);
        var words = folded.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(words, StringComparer.Ordinal);
        return words;
    }

    /// <summary>Whether the texts are one letter apart, or two when they are long: left out, put in, changed or swapped.</summary>
    public static bool IsTypo(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        return shorter >= ShortestTypo && Distance(one, other, shorter >= LongWithTwo ? 2 : 1);
    }

    private static bool Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || one.Any(char.IsAsciiDigit) || other.Any(char.IsAsciiDigit))
        {
            // Digits tell apart: Plant 1 is not Plant 2.
            return false;
        }

        var (before, row, next) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var column = 0; column <= other.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= one.Length; line++)
        {
            next[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var cost = one[line - 1] == other[column - 1] ? 0 : 1;
                next[column] = Math.Min(Math.Min(next[column - 1], row[column]) + 1, row[column - 1] + cost);
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                {
                    next[column] = Math.Min(next[column], before[column - 2] + 1);
                }
            }

            (before, row, next) = (row, next, before);
        }

        return row[other.Length] <= most;
    }
}
