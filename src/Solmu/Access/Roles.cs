namespace Solmu.Access;

/// <summary>Roles in words (docs/access.md).</summary>
public static class Roles
{
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Choices =
        [.. Enum.GetValues<Role>().Reverse().Select(role => KeyValuePair.Create(role.ToString(), $"{Of(role)}: {Means(role)}"))];

    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    public static string Means(Role role) => role switch
    {
        Role.Owner => "sees and changes everything, also users and the firm itself",
        Role.Manager => "sees and changes the whole net",
        Role.Member => "sees and changes their own partners and those shared with them",
        _ => "sees what is theirs or shared with them, and changes nothing",
    };
}
