using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>One signed-in browser. The cookie holds a random token; here is only its hash.</summary>
[NotAudited("signing in and out have entries of their own; being seen is no change")]
[NotArchived("whoever signs in elsewhere starts a session there")]
public sealed class Session
{
    private Session()
    {
    }

    public Session(string token, long userId, DateTime startedAt, string? device)
    {
        TokenHash = Hash(token);
        UserId = userId;
        StartedAt = startedAt;
        SeenAt = startedAt;
        Device = device;
    }

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    public long UserId { get; private set; }

    public DateTime StartedAt { get; private set; }

    public DateTime SeenAt { get; private set; }

    [Personal("to recognise one's own sessions", Erase.Row)]
    public string? Device { get; private set; }

    /// <summary>By which its user names it: a piece of the hash tells nothing about the token.</summary>
    public long Number => BinaryPrimitives.ReadInt64LittleEndian(TokenHash) & long.MaxValue >> 1;

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A link that works once, such as the one that creates the owner. Only its hash is kept.</summary>
[NotAudited("what is done with a link has entries of its own")]
[NotArchived("a link opens the door of one Solmu")]
public sealed class OneTimeLink
{
    private OneTimeLink()
    {
    }

    public OneTimeLink(string token, string purpose, DateTime expiresAt, long? userId = null) =>
        (TokenHash, Purpose, ExpiresAt, UserId) = (Session.Hash(token), purpose, expiresAt, userId);

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    public string Purpose { get; private set; } = "";

    public DateTime ExpiresAt { get; private set; }

    /// <summary>For whom it is; null for the link that makes the first owner.</summary>
    public long? UserId { get; private set; }
}

/// <summary>A code that opens once in place of the second factor. Only its hash is kept.</summary>
[NotAudited("that codes were made, and that one was used, have entries of their own")]
[NotArchived("the keys that codes are checked with stay with their installation")]
public sealed class RecoveryCode
{
    private RecoveryCode()
    {
    }

    public RecoveryCode(long userId, byte[] hash) => (UserId, Hash) = (userId, hash);

    public long UserId { get; private set; }

    [Secret]
    public byte[] Hash { get; private set; } = [];
}

/// <summary>A form that was sent, so that a double click does it once. Kept for a day.</summary>
[NotAudited("the key of a form is no change")]
[NotArchived("the key of a form is known to one browser")]
public sealed class Submission
{
    private Submission()
    {
    }

    public Submission(long? userId, OnceKey key, string? result, DateTime at) =>
        (UserId, Key, Fingerprint, Result, Answer, At) = (userId ?? 0, key.Text, key.Fingerprint, result, key.Answer, at);

    public long UserId { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>What the first one made, so that the second gets the same answer.</summary>
    public string? Result { get; private set; }

    /// <summary>What was sent, hashed; none for the forms of pages, whose keys are made afresh for each.</summary>
    public byte[]? Fingerprint { get; private set; }

    [Personal("to answer a request that is sent again as the first time", Erase.Row)]
    public string? Answer { get; private set; }

    public DateTime At { get; private set; }
}
