namespace Solmu.Reading;

/// <summary>
/// Keeps a cell from running as a formula when a table is opened in a spreadsheet: an apostrophe in front.
/// Reading takes exactly that away again, so a text that already looks guarded gets one apostrophe more.
/// </summary>
internal static class FormulaGuard
{
    private const char Apostrophe = '\'';

    public static string Guard(string text) => RunsAfterApostrophes(text) ? Apostrophe + text : text;

    public static string Unguard(string text) => IsGuarded(text) ? text[1..] : text;

    public static bool IsGuarded(string text) => text.Length > 1 && text[0] == Apostrophe && RunsAfterApostrophes(text);

    private static bool RunsAfterApostrophes(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(Apostrophe);
        return first >= 0 && Runs(text[first]);
    }

    // The full-width twins are taken for the plain signs by spreadsheets with an East Asian locale.
    private static bool Runs(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
        or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
}
