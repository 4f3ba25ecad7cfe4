using System.Net;

namespace Solmu.Webhooks;

/// <summary>
/// How far webhooks reach. To try them out against a program on the same machine, and for nothing else, the environment
/// variable opens this machine to them.
/// </summary>
internal sealed record WebhookSettings(bool AllowLoopback, Func<string, CancellationToken, Task<IPAddress[]>> Resolve)
{
    public const string LoopbackVariable = "SOLMU_WEBHOOKS_TO_LOOPBACK";

    public static WebhookSettings FromEnvironment() => new(Environment.GetEnvironmentVariable(LoopbackVariable) == "1", Dns.GetHostAddressesAsync);

    public bool MayCall(IPAddress address) => PublicAddress.Is(address) || (AllowLoopback && IPAddress.IsLoopback(address));

    /// <summary>Why an address cannot be that of a webhook, or null. The name behind it is looked up only when it is called.</summary>
    public string? WhyNot(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Webhook.MaxUrlLength || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return "Give the whole address, such as https://hooks.partner.example/solmu.";
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(AllowLoopback && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        {
            return "The address begins with https://.";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "An address with a name and password or with a # in it is not taken.";
        }

        return IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !MayCall(address) ? "That address does not lie on the internet." : null;
    }
}
