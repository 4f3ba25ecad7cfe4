using System.Security.Cryptography;
using System.Text;
using Solmu.Database;

namespace Solmu.Keys;

/// <summary>
/// Lets a program in through the API. It acts as its user, or for the operator when the console made it, and reaches no
/// further than its scope. Of the key itself only a hash is kept.
/// </summary>
[Audited]
[NotArchived("a key opens the door of one Solmu")]
public sealed class ApiKey
{
    public const string Prefix = "solmu_";
    public const int MaxNameLength = 100;
    private const int ShownLetters = 4;

    private ApiKey()
    {
    }

    public ApiKey(string token, string? name, KeyScope scope, long? userId, DateTime createdAt, DateTime expiresAt)
    {
        name = name?.Trim() ?? "";
        if (name.Length is 0 or > MaxNameLength)
        {
            throw new RuleViolation("name", name.Length == 0 ? "Name the program that will use the key." : $"A name has at most {MaxNameLength} characters.");
        }

        if (expiresAt <= createdAt)
        {
            throw new RuleViolation("until", "The last day of a key lies ahead.");
        }

        Id = Ids.New();
        (TokenHash, Start) = (Hash(token), token[..(Prefix.Length + ShownLetters)]);
        (Name, Scope, UserId) = (name, scope, userId);
        (CreatedAt, ExpiresAt) = (createdAt, expiresAt);
    }

    public long Id { get; private set; }

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The first letters, by which its user recognises it.</summary>
    public string Start { get; private set; } = "";

    public string Name { get; private set; } = "";

    public KeyScope Scope { get; private set; }

    /// <summary>As whom it acts; none when the operator at the console made it.</summary>
    public long? UserId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? LastUsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static string NewToken() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public void Revoke(DateTime at)
    {
        RevokedAt ??= at;
        Version++;
    }
}

/// <summary>How far a key reaches.</summary>
public enum KeyScope
{
    /// <summary>Looks and changes nothing.</summary>
    Read,

    /// <summary>Looks and changes what its user may change.</summary>
    Write,

    /// <summary>Besides, keys, users and webhooks as far as its user may.</summary>
    Admin,
}
