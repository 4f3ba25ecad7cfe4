using System.Security.Cryptography;
using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>An address of another program that is told what changes. It is told as much as its user may see.</summary>
[NotArchived("another Solmu has other programs to tell, and its own secrets")]
[Audited]
public sealed class Webhook
{
    public const int MaxUrlLength = 500;
    private const string Prefix = "solmu_hook_";

    private Webhook()
    {
    }

    public Webhook(string url, IReadOnlyList<string> events, string secret, long? userId, DateTime createdAt)
    {
        Id = Ids.New();
        (Url, Events, Secret) = (url, string.Join(' ', events), secret);
        (UserId, CreatedAt) = (userId, createdAt);
    }

    public long Id { get; private set; }

    public string Url { get; private set; } = "";

    /// <summary>What it is told of, separated by spaces.</summary>
    public string Events { get; private set; } = "";

    /// <summary>What calls are signed with, sealed by the keys of this installation.</summary>
    [Secret]
    public string Secret { get; private set; } = "";

    /// <summary>Whose sight it has; none when a key of the operator made it.</summary>
    public long? UserId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static string NewSecret() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
