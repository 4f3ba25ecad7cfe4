using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Solmu.Webhooks;

/// <summary>
/// Which addresses lie out on the internet. Everything else, such as this machine, the firm's own network and what only
/// looks like another address, is not called on anybody's word.
/// </summary>
internal static class PublicAddress
{
    /// <summary>The special-purpose blocks of IANA's registry, and what is set aside for one to many.</summary>
    private static readonly Block[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(Block.Parse),
    ];

    /// <summary>Of IPv6 only this much is handed out for the internet; addresses that carry one of IPv4 in them lie outside or are closed above.</summary>
    private static readonly Block Global6 = Block.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var isKind = address.AddressFamily == AddressFamily.InterNetwork || (address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId == 0 && Global6.Holds(bytes));
        return isKind && !Closed.Any(block => block.Holds(bytes));
    }

    /// <summary>Compared bit by bit: the framework's own networks take some IPv4-mapped addresses for others.</summary>
    private sealed record Block(byte[] Start, int Bits)
    {
        public static Block Parse(string text)
        {
            var parts = text.Split('/');
            return new Block(IPAddress.Parse(parts[0]).GetAddressBytes(), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        public bool Holds(byte[] address)
        {
            if (address.Length != Start.Length)
            {
                return false;
            }

            for (var bit = 0; bit < Bits; bit++)
            {
                if (((address[bit / 8] ^ Start[bit / 8]) & (0x80 >> (bit % 8))) != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
