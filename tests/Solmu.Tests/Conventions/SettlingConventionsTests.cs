using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Tests.Testing;
using Solmu.Tests.Ties;

namespace Solmu.Tests.Conventions;

/// <summary>The firm settles by what conventions its ties are measured.</summary>
public sealed class SettlingConventionsTests
{
    private const string At = "2026-11-20T12:00:00Z";

    [Fact]
    public async Task Another_half_life_gives_other_strengths_and_another_version_until_the_delivered_ones_are_back()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (delivered, before) = await StrengthAsync(app);
        Assert.Equal(TieParameters.Default.Version, delivered);

        var changed = (await app.RunAsync("conventions", "--half-life", "30", "--json")).ShouldExit(0).Json;
        var (own, after) = await StrengthAsync(app);

        Assert.Equal((own, false, true), (changed.GetProperty("parameters").GetString(), changed.GetProperty("isDelivered").GetBoolean(), changed.GetProperty("isChanged").GetBoolean()));
        Assert.NotEqual(delivered, own);
        Assert.Equal((TieParameters.Default with { HalfLifeDays = 30 }).Version, own);

        // Half-life 30: met 10 days ago, mail 20 and 25, video 40, phone 70, mail 100 (all as pairs).
        double[][] six = [[1, 10], [0.2, 20], [0.2, 25], [0.7, 40], [0.5, 70], [0.2, 100]];
        Assert.Equal(six.Sum(one => one[0] * Math.Pow(2, -one[1] / 30)), HeatOf(after), 9);
        Assert.True(after.GetProperty("strength").GetDouble() < before.GetProperty("strength").GetDouble());

        (await app.RunAsync("conventions", "--reset", "--json")).ShouldExit(0);
        var (back, again) = await StrengthAsync(app);
        Assert.Equal((delivered, before.GetProperty("strength").GetDouble()), (back, again.GetProperty("strength").GetDouble()));

        var history = (await app.RunAsync("conventions", "--json")).ShouldExit(0).Json.GetProperty("history");
        Assert.Equal((2, true, "half-life 90 days → 30 days"), (history.GetArrayLength(), history[0].GetProperty("isDelivered").GetBoolean(), history[1].GetProperty("what")[0].GetString()));
    }

    [Fact]
    public async Task Weights_of_media_and_the_second_trigger_are_settled_on_too()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();

        (await app.RunAsync("conventions", "--weight", "mail=0.5,Video=1", "--weight", "met=0.8", "--second-trigger", "50%", "--json")).ShouldExit(0);
        var (version, tie) = await StrengthAsync(app);

        Assert.Equal((TieParameters.Default with { SecondTrigger = 0.5, Media = new MediumWeights { Mail = 0.5, Video = 1, Met = 0.8 } }).Version, version);
        double[][] six = [[0.8, 10], [0.5, 20], [0.5, 25], [1, 40], [0.5, 70], [0.5, 100]];
        Assert.Equal(six.Sum(one => one[0] * Math.Pow(2, -one[1] / 90)), HeatOf(tie), 9);
    }

    [Fact]
    public async Task Thin_ties_are_compared_with_targets_where_the_firm_says_so()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        const string early = "2026-10-30T12:00:00Z";
        Assert.Equal("warm", (await StrengthAsync(app, early)).Tie.GetProperty("state").GetString());
        await app.RunAsync("undo", await app.ReadAsync(db => db.Imports.Select(import => Ids.Text(import.Id)).SingleAsync()));
        await app.FileAsync("few.csv", "time,medium,from,to\n2026-10-31T12:00:00Z,met,anna@solvtech.example,katrin.vogel@edunet.example\n");
        (await app.RunAsync("import", "few.csv", "--json")).ShouldExit(0);
        Assert.Equal("unknown", (await StrengthAsync(app)).Tie.GetProperty("state").GetString());

        (await app.RunAsync("conventions", "--targets", "2,5,180", "--json")).ShouldExit(0);
        var (_, tie) = await StrengthAsync(app);
        Assert.Equal(("warm", "Against target (5 days), not against habit."), (tie.GetProperty("state").GetString(), tie.GetProperty("reason").GetString()));
        Assert.Equal("cooling", (await StrengthAsync(app, "2026-11-24")).Tie.GetProperty("state").GetString());

        (await app.RunAsync("conventions", "--targets", "off", "--json")).ShouldExit(0);
        Assert.Equal("unknown", (await StrengthAsync(app)).Tie.GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_is_not_sensible_is_refused_and_changes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        string[][] refused = [["--half-life", "0"], ["--half-life", "4000"], ["--weight", "met=1.5"], ["--targets", "0,90,180"], ["--second-trigger", "101%"]];
        string[][] wrong = [["--half-life", "soon"], ["--weight", "pigeon=1"], ["--weight", "met"], ["--targets", "30,90"], ["--reset", "--half-life", "60"], ["--half-life", "NaN"]];

        foreach (var words in refused)
        {
            Assert.Equal(3, (await app.RunAsync(["conventions", .. words, "--json"])).Exit);
        }

        foreach (var words in wrong)
        {
            Assert.Equal(2, (await app.RunAsync(["conventions", .. words, "--json"])).Exit);
        }

        Assert.False((await app.RunAsync("conventions", "--half-life", "90", "--json")).ShouldExit(0).Json.GetProperty("isChanged").GetBoolean());
        Assert.False((await app.RunAsync("conventions", "--reset", "--json")).ShouldExit(0).Json.GetProperty("isChanged").GetBoolean());
        Assert.Empty(await app.ReadAsync(db => db.TieConventions.ToListAsync()));
    }

    [Fact]
    public async Task The_page_shows_each_convention_beside_the_delivered_one_and_refuses_beside_the_field()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        Assert.Contains("href=\"/settings/ties\"", await app.Client.GetStringAsync("/settings"), StringComparison.Ordinal);
        Assert.Contains("Ties are measured as Solmu delivers it", await app.Client.GetStringAsync("/settings/ties"), StringComparison.Ordinal);

        var refused = await app.SubmitAsync("/settings/ties", "/settings/ties", Form(("version", "0"), ("halfLife", "0"), ("met", "lots")));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("From 1 to 3650 days.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"lots\"", page, StringComparison.Ordinal);

        var saved = await app.SubmitAsync("/settings/ties", "/settings/ties", Form(("version", "0"), ("halfLife", "60"), ("targets", "on")));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        page = WebUtility.HtmlDecode(await app.Client.GetStringAsync("/settings/ties"));
        Assert.Contains("half-life 90 days → 60 days; thin ties are compared with targets", page, StringComparison.Ordinal);
        Assert.Contains("Outi Virta", page, StringComparison.Ordinal);
        Assert.Contains((TieParameters.Default with { HalfLifeDays = 60, ComparesWithTargets = true }).Version, page, StringComparison.Ordinal);

        var stale = await app.SubmitAsync("/settings/ties", "/settings/ties", Form(("version", "0"), ("halfLife", "45")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Contains("It says “60” now.", WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings/ties", "/settings/ties/reset")).StatusCode);
        Assert.Contains("back to the delivered conventions", await app.Client.GetStringAsync("/settings/ties"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_read_the_conventions_and_do_not_change_them()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var member = await app.BrowserAsync(await app.UserAsync(Role.Member));

        Assert.DoesNotContain("Measure by these", await member.GetStringAsync("/settings/ties"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await TestApp.SubmitAsync(member, "/settings/ties", "/settings/ties", Form(("version", "0"), ("halfLife", "60")))).StatusCode);
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<ChangeTieConventions>(change => change.RunAsync(new(TieParameters.Default with { HalfLifeDays = 60 })), new User("m@solvtech.example", "M", Role.Member, "no", default)));
    }

    private static (string, string)[] Form(params (string Name, string Value)[] other)
    {
        var fields = TieConvention.All.ToDictionary(one => one.Field, one => one.Write(one.Of(TieParameters.Default)));
        foreach (var (name, value) in other)
        {
            fields[name] = value;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    private static double HeatOf(JsonElement tie) => tie.GetProperty("contributions").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "heat").GetProperty("value").GetDouble();

    private static async Task<(string? Version, JsonElement Tie)> StrengthAsync(TestApp app, string at = At)
    {
        var answer = (await app.RunAsync("ties", "--at", at, "--json")).ShouldExit(0).Json;
        return (answer.GetProperty("parameters").GetString(), Assert.Single(answer.GetProperty("ties").EnumerateArray().ToList()));
    }
}
