namespace Solmu.Access;

/// <summary>Where to go after signing in: a page of this Solmu, never another site.</summary>
public static class LocalPath
{
    public const string Home = "/today";

    public static string Or(string? path, string otherwise = Home)
    {
        var isOurs = path is ['/', ..] and not ['/', '/' or '\\', ..]
            && path.Length <= 2000
            && !path.Any(letter => letter == '\\' || char.IsControl(letter))
            && !path.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase);
        return isOurs && path != "/" ? path! : otherwise;
    }
}
