using System.Collections.Frozen;
using System.Globalization;
using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>Months and the other words that stand in dates, in the languages that exports come in.</summary>
internal static class MonthNames
{
    private static readonly string[] Languages = ["en", "fi", "sv", "de", "fr", "es"];

    private static readonly FrozenDictionary<string, int> Months = Collect();

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthsBySpan =
        Months.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Noise = CollectNoise();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoiseBySpan =
        Noise.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The month from 1 to 12; 0 when the word is none.</summary>
    public static int Find(ReadOnlySpan<char> word) =>
        MonthsBySpan.TryGetValue(word, out var month) ||
        (!System.Text.Ascii.IsValid(word) && Months.TryGetValue(NameFolding.FoldPerson(word.ToString()), out month))
            ? month
            : 0;

    /// <summary>Whether the word may stand in a date without changing it: a weekday, "of", the "th" of 12th.</summary>
    public static bool IsNoise(ReadOnlySpan<char> word) =>
        NoiseBySpan.Contains(word) ||
        (!System.Text.Ascii.IsValid(word) && Noise.Contains(NameFolding.FoldPerson(word.ToString())));

    private static FrozenDictionary<string, int> Collect()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["sept"] = 9 };
        foreach (var format in Languages.Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat))
        {
            string[][] lists =
            [
                format.MonthNames, format.MonthGenitiveNames,
                format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames,
            ];
            foreach (var list in lists)
            {
                for (var i = 0; i < 12; i++)
                {
                    var name = NameFolding.FoldPerson(list[i]);
                    if (name.Length > 1 && char.IsLetter(name[0]))
                    {
                        months.TryAdd(name, i + 1);
                    }
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenSet<string> CollectNoise()
    {
        IEnumerable<string> words = ["st", "nd", "rd", "th", "of", "de", "den", "der", "le", "el", "at", "kl", "klo", "um"];
        foreach (var format in Languages.Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat))
        {
            words = words.Concat(format.DayNames.Concat(format.AbbreviatedDayNames).Select(NameFolding.FoldPerson));
        }

        return words.Where(word => !Months.ContainsKey(word)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
