using System.Net;
using System.Threading.RateLimiting;

namespace Solmu.Access;

/// <summary>How often a password may be tried: for one account from one address, and from one address altogether.</summary>
public sealed class GuessLimits : IDisposable
{
    public const int PerAccount = 10;
    public const int PerAddress = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>The address comes first: refused there, a flood of made-up accounts takes no memory.</summary>
    private readonly PartitionedRateLimiter<Guess> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guess, string>(guess => RateLimitPartition.GetFixedWindowLimiter(guess.Address, _ => Allow(PerAddress))),
        PartitionedRateLimiter.Create<Guess, Guess>(guess => RateLimitPartition.GetFixedWindowLimiter(guess, _ => Allow(PerAccount))));

    private readonly PartitionedRateLimiter<long> codes =
        PartitionedRateLimiter.Create<long, long>(user => RateLimitPartition.GetFixedWindowLimiter(user, _ => Allow(PerAccount)));

    private readonly PartitionedRateLimiter<string> feeds =
        PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetFixedWindowLimiter(network, _ => Allow(PerAddress)));

    /// <summary>Counts one try. How long to wait when there were too many, else null.</summary>
    public TimeSpan? Count(string account, IPAddress? from)
    {
        using var lease = limiter.AttemptAcquire(new Guess(account, NetworkOf(from)));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <summary>Counts one code, wherever it comes from: whoever gets as far as codes knows the password.</summary>
    public TimeSpan? CountCode(long userId)
    {
        using var lease = codes.AttemptAcquire(userId);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <summary>How long whoever asks from there waits, after too many addresses of calendars that lead nowhere; else null.</summary>
    public TimeSpan? WaitForFeeds(IPAddress? from) => WaitFor(NetworkOf(from), 0);

    public void CountFeed(IPAddress? from) => WaitFor(NetworkOf(from), 1);

    private TimeSpan? WaitFor(string network, int guesses)
    {
        using var lease = feeds.AttemptAcquire(network, guesses);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    public void Dispose()
    {
        feeds.Dispose();
        limiter.Dispose();
        codes.Dispose();
    }

    private static FixedWindowRateLimiterOptions Allow(int tries) => new() { PermitLimit = tries, Window = Window, QueueLimit = 0 };

    /// <summary>One household holds a whole /64 of IPv6 addresses.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    private sealed record Guess(string Account, string Address);
}
