namespace Solmu.Letters;

/// <summary>How pages call what became of a letter.</summary>
internal static class LetterWords
{
    public static string Word(LetterState state) => state switch { LetterState.Lying => "not sent", LetterState.Waiting => "waiting", LetterState.Sent => "sent", _ => "given up" };

    public static string Mark(LetterState state) => state switch { LetterState.Sent => "is-good", LetterState.GivenUp => "is-bad", _ => "" };
}
