using Solmu.Tests.Testing;

namespace Solmu.Tests.Firms;

public sealed class SettingUpTheFirmTests
{
    [Fact]
    public async Task The_command_tells_Solmu_whose_net_it_holds()
    {
        await using var app = await TestApp.StartAsync();

        var result = (await app.RunAsync("init", "--name", "SolvTech", "--country", "fi", "--domain", "solvtech.example,solv.example", "--zone", "Europe/Helsinki", "--json")).ShouldExit(0);

        var firm = result.Json.GetProperty("firm");
        Assert.Equal("SolvTech", firm.GetProperty("name").GetString());
        Assert.Equal("FI", firm.GetProperty("country").GetString());
        Assert.Equal(["solv.example", "solvtech.example"], firm.GetProperty("domains").EnumerateArray().Select(domain => domain.GetString()));
    }

    [Fact]
    public async Task A_second_firm_is_refused_and_the_first_stays()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        (await app.RunAsync("init", "--name", "Other", "--country", "SE", "--domain", "other.example")).ShouldExit(3);
    }

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("no domain")]
    public async Task A_domain_that_cannot_tell_our_people_is_refused(string domain)
    {
        await using var app = await TestApp.StartAsync();

        (await app.RunAsync("init", "--name", "SolvTech", "--country", "FI", "--domain", domain)).ShouldExit(3);
    }

    [Fact]
    public async Task A_signed_in_owner_sees_the_partners_page_and_a_stranger_does_not()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var stranger = await app.Client.GetAsync("/partners");
        Assert.Equal(System.Net.HttpStatusCode.Found, stranger.StatusCode);
        Assert.Equal("", await stranger.Content.ReadAsStringAsync());

        await app.SignInAsync();

        Assert.Contains("<h1", await app.Client.GetStringAsync("/partners"), StringComparison.Ordinal);
    }
}
