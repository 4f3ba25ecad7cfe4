using System.Security.Cryptography;
using System.Text;
using Solmu.Database;

namespace Solmu.Feeds;

/// <summary>
/// A secret address at which the calendar program of a user finds what Solmu has to say to them. Whoever knows it reads
/// what the user sees there, so it can be renewed and given up; of the secret itself only a hash is kept.
/// </summary>
[Audited]
[NotArchived("its address opens the door of one Solmu")]
public sealed class CalendarFeed
{
    private const string Prefix = "cal_";
    private const int TokenLength = 4 + (2 * 32);

    private CalendarFeed()
    {
    }

    public CalendarFeed(long userId, string token, DateTime madeAt)
    {
        Id = Ids.New();
        (UserId, TokenHash, MadeAt) = (userId, Hash(token), madeAt);
    }

    public long Id { get; private set; }

    public long UserId { get; private set; }

    [Secret]
    public byte[] TokenHash { get; private set; } = [];

    public DateTime MadeAt { get; private set; }

    [Derived]
    public DateTime? LastReadAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static string NewToken() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether a text can be a token at all: what cannot is not looked up.</summary>
    public static bool IsToken(string text) => text.Length == TokenLength && text.StartsWith(Prefix, StringComparison.Ordinal);

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>From now on under another address; the old one is gone.</summary>
    public void Renew(string token, DateTime at)
    {
        (TokenHash, MadeAt, LastReadAt) = (Hash(token), at, null);
        Version++;
    }
}
