using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Solmu.Webhooks;

/// <summary>
/// Calls the other program. The address behind the name is looked at when the connection is made and that very address is
/// connected to, so a name that points elsewhere a moment later leads nowhere. Redirects and proxies are not followed.
/// </summary>
internal sealed class WebhookCaller(WebhookSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, ct) => ConnectAsync(settings, context.DnsEndPoint, ct),
    })
    {
        Timeout = Longest,
    };

    /// <summary>What the other side answered, or why there was no answer.</summary>
    public sealed record Outcome(int? Status, string? Error)
    {
        public bool IsTaken => Status is >= 200 and < 300;
    }

    public async Task<Outcome> CallAsync(string url, string secret, long id, string what, string body, CancellationToken ct)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", "Solmu");
        request.Headers.TryAddWithoutValidation("Solmu-Event", what);
        request.Headers.TryAddWithoutValidation("Solmu-Delivery", Database.Ids.Text(id));
        request.Headers.TryAddWithoutValidation("Solmu-Timestamp", seconds);
        request.Headers.TryAddWithoutValidation("Solmu-Signature", $"v1={Sign(secret, seconds, body)}");
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var status = (int)answer.StatusCode;
            return new Outcome(status, status is >= 200 and < 300 ? null : status is >= 300 and < 400 ? $"It answered {status}; redirects are not followed." : $"It answered {status}.");
        }
        catch (HttpRequestException failure)
        {
            return new Outcome(null, failure.InnerException is ClosedAddress closed ? closed.Message : failure.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "There is no such name.",
                HttpRequestError.SecureConnectionError => "Its certificate could not be trusted.",
                HttpRequestError.ConnectionError => "There was no connection.",
                _ => "The call broke off.",
            });
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome(null, $"There was no answer within {Longest.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>Over the time and the body, so that neither can be changed, and an old call is known to be old.</summary>
    public static string Sign(string secret, string seconds, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));

    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(WebhookSettings settings, DnsEndPoint end, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(end.Host.Trim('[', ']'), out var literal) ? [literal] : await settings.Resolve(end.Host, ct);

        // One that is closed spoils all: nobody mixes them in good faith.
        if (addresses.Length == 0 || addresses.FirstOrDefault(address => !settings.MayCall(address)) is not null)
        {
            throw new ClosedAddress();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class ClosedAddress() : IOException("The name does not lead to an address on the internet.");
}
