using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ties;

public sealed class MeasuringTiesTests
{
    private const string Anna = "anna@solvtech.example";
    private const string Katrin = "katrin.vogel@edunet.example";

    /// <summary>Six contacts 10 to 100 days before the moment asked for: face to face 10, mail 20 and 25, video 40, phone 70, mail 100.</summary>
    private const string Six = """
        time,medium,from,to
        2026-11-10T12:00:00Z,met,anna@solvtech.example,katrin.vogel@edunet.example
        2026-10-31T12:00:00Z,mail,anna@solvtech.example,katrin.vogel@edunet.example
        2026-10-26T12:00:00Z,mail,katrin.vogel@edunet.example,anna@solvtech.example
        2026-10-11T12:00:00Z,video,katrin.vogel@edunet.example,anna@solvtech.example
        2026-09-11T12:00:00Z,phone,anna@solvtech.example,katrin.vogel@edunet.example
        2026-08-12T12:00:00Z,mail,anna@solvtech.example,katrin.vogel@edunet.example
        """;

    private const string At = "2026-11-20T12:00:00Z";

    [Fact]
    public async Task A_tie_is_measured_from_contacts_and_opens_into_what_it_rests_on()
    {
        await using var app = await WithContactsAsync();

        var tie = One(await app.RunAsync("ties", "--at", At, "--json"));

        Assert.Equal((Anna, Katrin, "Edunet", "business", "warm"), (Text(tie, "own"), Text(tie, "other"), Text(tie, "partner"), Text(tie, "kind"), Text(tie, "state")));
        Assert.Equal((18.0, 6, "2026-11-10", "2026-11-10T12:00:00Z"), (tie.GetProperty("rhythmDays").GetDouble(), tie.GetProperty("contactDays").GetInt32(), Text(tie, "lastContact"), Text(tie, "lastHeartbeat")));
        var parts = tie.GetProperty("contributions").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!, part => part);
        Assert.Equal(2.161, parts["heat"].GetProperty("value").GetDouble(), 3);
        Assert.Equal(10.0 / 18, parts["rhythm"].GetProperty("value").GetDouble(), 4);
        Assert.Equal(0.6448, parts["reciprocity"].GetProperty("value").GetDouble(), 4);
        Assert.Equal(tie.GetProperty("strength").GetDouble(), parts.Values.Sum(part => part.GetProperty("points").GetDouble()), 9);
        Assert.Equal(tie.GetProperty("behaviour").GetDouble(), tie.GetProperty("strength").GetDouble(), 9);
        Assert.InRange(tie.GetProperty("strength").GetDouble(), tie.GetProperty("low").GetDouble(), 100);
    }

    [Fact]
    public async Task A_past_moment_knows_only_what_was_dated_by_then()
    {
        await using var app = await WithContactsAsync();
        await app.ChangeAsync(async db =>
        {
            var people = db.PersonEmails.ToDictionary(email => email.Address, email => email.PersonId);
            db.Add(new Rating(people[Anna], people[Katrin], new DateOnly(2026, 11, 1), 5, 4));
            return await db.SaveChangesAsync();
        });

        var before = One(await app.RunAsync("ties", "--at", "2026-10-31", "--json"));
        var after = One(await app.RunAsync("ties", "--at", At, "--json"));

        Assert.Equal(5, before.GetProperty("contactDays").GetInt32());
        Assert.DoesNotContain(before.GetProperty("contributions").EnumerateArray(), part => part.GetProperty("name").GetString() == "closeness");
        Assert.Contains(after.GetProperty("contributions").EnumerateArray(), part => part.GetProperty("name").GetString() == "closeness" && part.GetProperty("value").GetDouble() is 4.5);
        Assert.Empty((await app.RunAsync("ties", "--at", "2026-08-01", "--json")).ShouldExit(0).Json.GetProperty("ties").EnumerateArray());
    }

    [Fact]
    public async Task Ties_are_asked_for_by_one_of_ours_and_by_partner()
    {
        await using var app = await WithContactsAsync();
        await app.PartnerAsync("Quiet One");

        Assert.Single(Ties(await app.RunAsync("ties", "--own", Anna, "--at", At, "--json")));
        Assert.Single(Ties(await app.RunAsync("ties", "--partner", "Edunet", "--at", At, "--json")));
        Assert.Empty(Ties(await app.RunAsync("ties", "--partner", "Quiet One", "--at", At, "--json")));
        Assert.Equal(3, (await app.RunAsync("ties", "--own", "nobody@solvtech.example", "--json")).Exit);
        Assert.Equal(3, (await app.RunAsync("ties", "--partner", "No Such Firm", "--json")).Exit);
        Assert.True((await app.RunAsync("partners", "--at", At, "--json")).ShouldExit(0).Json.GetProperty("partners").EnumerateArray().Single(row => Text(row, "name") == "Edunet").GetProperty("onlyTie").GetBoolean() is var isOnly && isOnly == Ties(await app.RunAsync("ties", "--at", At, "--json"))[0].GetProperty("strength").GetDouble() >= TieScore.LiveFrom);
        await app.SignInAsync();
        Assert.Contains(">Anna Aalto with Katrin Vogel</a>", await app.Client.GetStringAsync("/partners/edunet"), StringComparison.Ordinal);
        Assert.Equal(isOnly, (await app.RunAsync("partner", "Edunet", "--at", At, "--json")).ShouldExit(0).Json.GetProperty("partner").GetProperty("partnerships")[0].GetProperty("onlyTie").GetBoolean());
    }

    [Fact]
    public async Task A_tie_closes_when_one_of_the_two_has_left_and_goes_along_to_another_partner()
    {
        await using var app = await WithContactsAsync();
        await app.PartnerAsync("Nordvision", domains: "nordvision.example");
        var moved = await app.FileAsync("people.csv", $"name,email,organisation,from,to\nKatrin Vogel,{Katrin},Edunet,2020-01-01,2026-11-12\nKatrin Vogel,{Katrin},Nordvision,2026-11-16,\n");
        (await app.RunAsync("import", moved, "--json")).ShouldExit(0);

        Assert.Equal("closed", Text(One(await app.RunAsync("ties", "--at", "2026-11-14", "--json")), "state"));
        var now = One(await app.RunAsync("ties", "--at", At, "--json"));
        Assert.Equal(("Nordvision", 6), (Text(now, "partner"), now.GetProperty("contactDays").GetInt32()));
        var today = (await app.RunAsync("today", "--at", At, "--json")).ShouldExit(0).Json.GetProperty("items")[0];
        Assert.Equal(("moved", "Edunet", "Find second tie"), (Text(today, "kind"), Text(today, "partner"), Text(today, "action")));
        Assert.Contains("Left Edunet on 12 Nov 2026 and is now at Nordvision.", Text(today, "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_show_partners_by_their_ties_the_matrix_and_one_tie()
    {
        await using var app = await WithContactsAsync();
        app.Clock.Advance(TimeSpan.FromDays(-2));
        await app.SignInAsync();

        Assert.Contains("/ties?partner=edunet", await app.Client.GetStringAsync("/ties"), StringComparison.Ordinal);
        var matrix = await app.Client.GetStringAsync("/ties?partner=edunet");
        var path = System.Text.RegularExpressions.Regex.Match(matrix, "href=\"(/ties/[^\"]+)\"").Groups[1].Value;
        var tie = await app.Client.GetStringAsync(path);

        Assert.Contains("are in touch as usual", tie, StringComparison.Ordinal);
        Assert.Contains("6 days with contact in two years", tie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/ties?partner=nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/ties/1/2")).StatusCode);
    }

    [Fact]
    public async Task Whoever_sees_neither_person_sees_no_tie()
    {
        await using var app = await WithContactsAsync();
        await app.SignInAsync();
        var matrix = await app.Client.GetStringAsync("/ties?partner=edunet");
        var path = System.Text.RegularExpressions.Regex.Match(matrix, "href=\"(/ties/[^\"]+)\"").Groups[1].Value;
        using var member = await app.BrowserAsync(await app.UserAsync(Role.Member));

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/ties?partner=edunet")).StatusCode);
        Assert.DoesNotContain("Edunet", await member.GetStringAsync("/ties"), StringComparison.Ordinal);
        Assert.DoesNotContain("Edunet", await member.GetStringAsync("/today"), StringComparison.Ordinal);
    }

    /// <summary>A mailbox must say something before anybody has gone through its people one by one.</summary>
    [Fact]
    public async Task Somebody_only_seen_in_contacts_holds_the_partner_of_the_address_until_set_aside()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.PartnerAsync("Edunet", domains: "edunet.example");
        (await app.RunAsync("import", await app.FileAsync("contacts.csv", Six))).ShouldExit(0);
        var katrin = (await app.ReadAsync(db => db.PersonEmails.SingleAsync(email => email.Address == Katrin))).PersonId;

        var seen = One(await app.RunAsync("ties", "--at", At, "--json"));
        await app.DoAsync<IgnoreSuggestion, string?>(ignore => ignore.RunAsync(katrin));
        var aside = One(await app.RunAsync("ties", "--at", At, "--json"));

        Assert.Equal("Edunet", Text(seen, "partner"));
        Assert.Equal(JsonValueKind.Null, aside.GetProperty("partner").ValueKind);
    }

    internal static async Task<TestApp> WithContactsAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await FillAsync(app);
        return app;
    }

    internal static async Task FillAsync(TestApp app)
    {
        await app.PartnerAsync("Edunet", domains: "edunet.example");
        await app.PersonAsync("Anna Aalto", email: Anna);
        await app.PersonAsync("Katrin Vogel", "edunet", Katrin);
        (await app.RunAsync("import", await app.FileAsync("contacts.csv", Six), "--json")).ShouldExit(0);
    }

    private static JsonElement One(CommandResult result) => Assert.Single(Ties(result));

    private static List<JsonElement> Ties(CommandResult result) => [.. result.ShouldExit(0).Json.GetProperty("ties").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
