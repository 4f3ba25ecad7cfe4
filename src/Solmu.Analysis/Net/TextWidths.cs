using System.Globalization;
using System.Text;

namespace Solmu.Analysis.Net;

/// <summary>
/// Estimates how wide a text is drawn, so that a name can be cut before it leaves its box. Widths are those of common
/// sans-serif fonts, rounded up: a text may end a little early, never late. Not valid for monospaced or decorative fonts.
/// </summary>
public static class TextWidths
{
    private const string Narrow = "iljtfrI.,:;'|!()[] ·-";
    private const string Wide = "mwMWQOGD@%&—<>+=~^_";

    /// <summary>The text, or as much of it as fits with an ellipsis at the end.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="room">Room there is, in the unit of <paramref name="size"/>.</param>
    /// <param name="size">Size of the font.</param>
    /// <returns>Never cut inside a letter and its accents.</returns>
    public static string Fit(string text, double room, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Of(text, size) <= room)
        {
            return text;
        }

        var kept = new StringBuilder();
        var width = LetterEms("…") * size;
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext() && (width += LetterEms(letters.GetTextElement()) * size) <= room)
        {
            kept.Append(letters.GetTextElement());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Estimated width of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="size">Size of the font.</param>
    /// <returns>In the unit of <paramref name="size"/>.</returns>
    public static double Of(string text, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ems = 0.0;
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            ems += LetterEms(letters.GetTextElement());
        }

        return ems * size;
    }

    private static double LetterEms(string letter) => letter[0] switch
    {
        var c when Narrow.Contains(c, StringComparison.Ordinal) => 0.34,
        'W' or 'M' or '@' or '%' => 1.0,
        var c when Wide.Contains(c, StringComparison.Ordinal) => 0.88,
        >= '\u1100' => 1.05,
        var c when char.IsUpper(c) => 0.68,
        _ => 0.56,
    };
}
