using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// Which passwords are taken (ASVS 5.0 level 2): long ones, of any characters, that are not easy to guess. Nothing is
/// asked about their composition.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private const int FewestDifferent = 5;
    private const int FewestOwnLetters = 4;
    private const int MostGuessableWords = 2;
    private const double MostPredictable = 0.7;

    private static readonly string[] Walks =
    [
        "`1234567890-=", "qwertyuiop[]", "qwertzuiop", "azertyuiop", "asdfghjkl;'", "zxcvbnm,./", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "!@#$%^&*()_+",
    ];

    /// <param name="field">The form's field that an answer belongs to.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="context">What somebody who knows the firm or the user would try first: names and addresses.</param>
    public static void Require(string field, string password, IEnumerable<string?> context)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
        {
            throw new RuleViolation(field, $"A password has at least {Shortest} characters; a few words in a row are easy to remember.");
        }

        if (length > Longest)
        {
            throw new RuleViolation(field, $"A password has at most {Longest} characters.");
        }

        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < FewestDifferent || Repeats(lower) || FollowsAPattern(lower))
        {
            throw new RuleViolation(field, "That password follows a pattern that is tried first. Take a few words that do not belong together.");
        }

        if (IsGuessable(lower, context))
        {
            throw new RuleViolation(field, "That password is made of words that are tried first, such as common passwords, your name or your firm's. Take a few words that do not belong together.");
        }
    }

    /// <summary>The same part again and again: kissa1kissa1.</summary>
    private static bool Repeats(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(period => Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]));

    /// <summary>Most letters follow from the one before: equal, next in the alphabet, or next to it on the keyboard.</summary>
    private static bool FollowsAPattern(string text)
    {
        var predictable = Enumerable.Range(1, text.Length - 1).Count(i => Math.Abs(text[i] - text[i - 1]) <= 1 || Walks.Any(walk => AreNeighbours(walk, text[i - 1], text[i])));
        return predictable >= MostPredictable * (text.Length - 1);
    }

    private static bool AreNeighbours(string walk, char first, char second)
    {
        var at = walk.IndexOf(first, StringComparison.Ordinal);
        var next = walk.IndexOf(second, StringComparison.Ordinal);
        return at >= 0 && next >= 0 && Math.Abs(at - next) == 1;
    }

    /// <summary>Little is left of it once a common word or two, and the digits and signs around them, are taken away.</summary>
    private static bool IsGuessable(string lower, IEnumerable<string?> context)
    {
        var words = WordsOf(context).Concat(CommonPasswords.Words).Distinct().OrderByDescending(word => word.Length).ToList();
        return LeavesLittle(Letters(lower), words) || LeavesLittle(Letters(WithoutSubstitutes(lower)), words);
    }

    private static bool LeavesLittle(string text, IReadOnlyList<string> words)
    {
        var taken = 0;
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal) && taken < MostGuessableWords)
            {
                text = text.Replace(word, " ", StringComparison.Ordinal);
                taken++;
            }
        }

        return text.Count(char.IsLetter) < FewestOwnLetters;
    }

    private static IEnumerable<string> WordsOf(IEnumerable<string?> context) =>
        context.Append("solmu")
            .OfType<string>()
            .SelectMany(text => text.Split(' ', '@', '.', '-', '_', '+').Append(text))
            .Select(Letters)
            .Where(word => word.Length >= 3);

    private static string Letters(string text) => string.Concat(NameFolding.FoldText(text).Where(char.IsLetter));

    private static string WithoutSubstitutes(string text) =>
        string.Concat(text.Select(letter => letter switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => letter }));
}
