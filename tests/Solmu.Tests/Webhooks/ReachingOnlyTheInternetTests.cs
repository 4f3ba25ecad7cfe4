using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Keys;
using Solmu.Tests.Api;
using Solmu.Tests.Testing;
using Solmu.Webhooks;

namespace Solmu.Tests.Webhooks;

/// <summary>No connection is opened to this machine, the firm's own network, or what only looks like another address.</summary>
public sealed class ReachingOnlyTheInternetTests
{
    /// <summary>Ways to write an address of a closed network into the address of a webhook.</summary>
    private static readonly string[] Hosts =
    [
        "localhost", "localhost.", "LOCALHOST", "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "127.000.000.001", "0177.0.0.1", "0177.0.0.01", "017700000001", "0x7f.0.0.1", "0x7f.1", "0x7f000001", "0X7F000001",
        "2130706433", "0x7f.0x0.0x0.0x1", "0177.0x0.0.1", "127.0x1", "0", "0.0.0.0", "0x0", "00", "0.1", "1", "0.255.255.255", "10.0.0.1", "10.255.255.255", "10.1", "0xa.0.0.1", "012.0.0.1", "167772161", "0xA000001",
        "100.64.0.1", "100.127.255.255", "169.254.0.1", "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "0xa9.0xfe.0xa9.0xfe", "169.254.43518", "172.16.0.1", "172.31.255.255", "0xac.0x10.0.1", "2886729729",
        "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.1", "192.168.255.255", "0300.0250.0.1", "0xc0a80001", "3232235521", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "239.255.255.255", "233.252.0.1", "240.0.0.1", "255.255.255.255", "4294967295", "0xffffffff", "254.1.1.1",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::]", "[0::0]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::FFFF:7F00:0001]",
        "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[::ffff:192.168.0.1]", "[::ffff:0.0.0.0]", "[::ffff:8.8.8.8]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::1]",
        "[100::1]", "[2001::1]", "[2001:0:7f00:1::]", "[2001:2::1]", "[2001:10::1]", "[2001:20::1]", "[2001:db8::1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2002:c0a8:1::]", "[3fff::1]", "[5f00::1]",
        "[fc00::1]", "[fd00::1]", "[fd12:3456:789a::1]", "[fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]", "[fe80::1]", "[fe80::1%251]", "[febf::1]", "[fec0::1]", "[feff::1]", "[ff01::1]", "[ff02::1]", "[ff05::2]", "[ff0e::1]", "[4000::1]", "[::2]",
        "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "１２７.0.0.1",
    ];

    private static readonly string[] Open = ["1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:4860:4860::8888", "2606:4700:4700::1111", "2a00:1450::1", "2400:cb00::1"];

    [Fact]
    public async Task A_hundred_ways_to_write_a_closed_address_reach_nothing()
    {
        Assert.True(Hosts.Length >= 100, $"{Hosts.Length} forms");
        using var trap = new TcpListener(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };
        trap.Start();
        var port = ((IPEndPoint)trap.LocalEndpoint).Port;
        using var caller = new WebhookCaller(new WebhookSettings(false, Dns.GetHostAddressesAsync), TimeProvider.System);

        foreach (var host in Hosts)
        {
            foreach (var scheme in new[] { "https", "http" })
            {
                if (!Uri.TryCreate($"{scheme}://{host}:{port}/hook", UriKind.Absolute, out var url))
                {
                    continue;
                }

                var outcome = await caller.CallAsync(url.AbsoluteUri, "secret", 1, "test", "{}", TestContext.Current.CancellationToken);
                Assert.True(outcome is { Status: null, Error: "The name does not lead to an address on the internet." or "There is no such name." }, $"{url}: {outcome}");
            }
        }

        Assert.False(trap.Pending(), "somebody has connected");
    }

    [Fact]
    public void What_lies_out_on_the_internet_is_told_from_what_does_not()
    {
        Assert.All(Open, text => Assert.True(PublicAddress.Is(IPAddress.Parse(text)), text));
        Assert.All(Hosts.Select(host => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : null).OfType<IPAddress>(), address => Assert.False(PublicAddress.Is(address), address.ToString()));
    }

    /// <summary>The name is looked up once, and what was looked at is what is connected to.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8,127.0.0.1")]
    [InlineData("127.0.0.1,8.8.8.8")]
    [InlineData("2606:4700:4700::1111,::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("")]
    public async Task A_name_that_leads_inside_is_not_followed(string leadsTo)
    {
        var asked = 0;
        using var caller = new WebhookCaller(
            new WebhookSettings(false, (_, _) =>
            {
                asked++;
                return Task.FromResult(leadsTo.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray());
            }),
            TimeProvider.System);

        var outcome = await caller.CallAsync("https://rebinding.example/hook", "secret", 1, "test", "{}", TestContext.Current.CancellationToken);

        Assert.Equal("The name does not lead to an address on the internet.", outcome.Error);
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("http://partner.example/hook")]
    [InlineData("ftp://partner.example/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://partner.example")]
    [InlineData("//partner.example/hook")]
    [InlineData("partner.example/hook")]
    [InlineData("https://user:password@partner.example/hook")]
    [InlineData("https://partner.example/hook#part")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://0x7f000001/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("http://127.0.0.1/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("https://")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_one_is_refused_when_it_is_written_down(string url)
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);

        Assert.Contains("url", (await program.PostAsync("/webhooks", new { url, events = new[] { "person.created" } })).Should(422).Wrong);
    }

    [Fact]
    public async Task This_machine_is_reached_only_where_that_is_switched_on()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();

        Assert.False(app.Services.GetRequiredService<WebhookSettings>().AllowLoopback);
    }
}
