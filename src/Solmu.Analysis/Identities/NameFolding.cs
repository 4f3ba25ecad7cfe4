using System.Globalization;
using System.Text;

namespace Solmu.Analysis.Identities;

/// <summary>
/// Brings names to one spelling, so that two ways of writing the same name compare equal.
/// Every fold is idempotent: folding a folded name changes nothing.
/// </summary>
public static class NameFolding
{
    /// <summary>Folds the name of a person: lower case, no accents, punctuation as spaces.</summary>
    /// <param name="name">The name as written.</param>
    /// <returns>Words separated by single spaces; empty when the name has neither letters nor digits.</returns>
    public static string FoldPerson(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Fold(name, NormalizationForm.FormKD, keepsPunctuation: false);
    }

    /// <summary>
    /// Folds the name of an organisation: as <see cref="FoldPerson"/>, and its legal form is left out
    /// ("Acme Oy", "ACME, Inc." and "Acme" are one).
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <returns>
    /// The folded name; a name made of nothing but a legal form keeps it, so that it does not fold to nothing.
    /// </returns>
    public static string FoldOrganisation(string name) => LegalForms.Strip(FoldPerson(name));

    /// <summary>Folds text for search: lower case, no accents, white space collapsed, all else kept.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The folded text.</returns>
    public static string FoldText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fold(text, NormalizationForm.FormD, keepsPunctuation: true);
    }

    private static string Fold(string text, NormalizationForm form, bool keepsPunctuation)
    {
        var folded = new StringBuilder(text.Length + 4);
        foreach (var rune in Decompose(text, form).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (IsAccent(lower.Value) || Rune.GetUnicodeCategory(lower) == UnicodeCategory.Format)
            {
                continue;
            }

            if (IsSpace(lower, keepsPunctuation))
            {
                AppendSpace(folded);
            }
            else
            {
                AppendLetter(folded, lower);
            }
        }

        return folded.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    private static string Decompose(string text, NormalizationForm form) =>
        Ascii.IsValid(text) ? text : WellFormed(text).Normalize(form);

    // Normalisation throws on lone surrogates and on U+FFFE, and names come out of other people's files.
    private static string WellFormed(string text)
    {
        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            wellFormed.Append(rune.Value is 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return wellFormed.ToString();
    }

    private static bool IsAccent(int value) => value is >= 0x0300 and <= 0x036F;

    private static bool IsSpace(Rune rune, bool keepsPunctuation)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
        {
            return true;
        }

        return !keepsPunctuation && !Rune.IsLetterOrDigit(rune) && !IsMark(rune);
    }

    // Signs that belong to a letter in scripts other than Latin, Greek and Cyrillic.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
        or UnicodeCategory.OtherNumber;

    private static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    private static void AppendLetter(StringBuilder folded, Rune rune)
    {
        _ = rune.Value switch
        {
            'ß' => folded.Append("ss"),
            'æ' => folded.Append("ae"),
            'œ' => folded.Append("oe"),
            'þ' => folded.Append("th"),
            'ø' => folded.Append('o'),
            'ł' => folded.Append('l'),
            'đ' or 'ð' => folded.Append('d'),
            'ħ' => folded.Append('h'),
            'ŧ' => folded.Append('t'),
            'ŋ' => folded.Append('n'),
            'ı' => folded.Append('i'),
            'ς' => folded.Append('σ'),
            _ => folded.Append(rune),
        };
    }
}
