using System.Net;
using System.Text.Json;
using Solmu.Access;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Reviews;
using Solmu.Tests.Api;
using Solmu.Tests.Testing;
using Solmu.Tests.Vulnerability;

namespace Solmu.Tests.Health;

public sealed class HealthTests
{
    private const string At = "2026-11-20T12:00:00Z";

    [Fact]
    public async Task Health_needs_both_levels_and_says_what_is_missing()
    {
        await using var app = await WhatBreaksTests.HeldAsync();

        var before = await PartnershipAsync(app, "Edunet");
        Assert.Equal(JsonValueKind.Null, before.GetProperty("health").ValueKind);
        Assert.Contains("too little is recorded between the firms", before.GetProperty("standing").GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, before.GetProperty("standing").GetProperty("managerial").ValueKind);
        Assert.Contains("Write down the contract with its last day", before.GetProperty("standing").GetProperty("missing").EnumerateArray().Select(one => one.GetString()));

        await WriteDownAsync(app, "edunet");
        var standing = (await PartnershipAsync(app, "Edunet")).GetProperty("standing");

        // 25·1 + 30·0.82 + 20·0.9 + 10·1 + 15·0.5
        Assert.Equal(85.1, standing.GetProperty("firm").GetDouble(), 9);
        Assert.Equal(("managerial", "Health"), (standing.GetProperty("bottleneck").GetString(), standing.GetProperty("sentence").GetString()![..6]));
        Assert.Contains("held down by the people: one departure away from the end", standing.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var health = (await PartnershipAsync(app, "Edunet")).GetProperty("health").GetDouble();
        Assert.Equal(Math.Sqrt(85.1 * standing.GetProperty("managerial").GetDouble()), health, 1);
        var parts = standing.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(standing.GetProperty("managerial").GetDouble(), parts.Where(part => part.GetProperty("level").GetString() == "managerial").Sum(part => part.GetProperty("points").ValueKind == JsonValueKind.Null ? 0 : part.GetProperty("points").GetDouble()), 9);
        Assert.Equal("82 of 100 up to 1 Oct 2026", parts.Single(part => part.GetProperty("name").GetString() == "performance").GetProperty("evidence").GetString());
    }

    [Fact]
    public async Task The_list_and_programs_tell_the_same_health_and_an_earlier_day_an_earlier_one()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await WriteDownAsync(app, "edunet");
        var health = (await PartnershipAsync(app, "Edunet")).GetProperty("health").GetDouble();

        var rows = (await app.RunAsync("partners", "--at", At, "--json")).ShouldExit(0).Json.GetProperty("partners").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!);
        Assert.Equal(health, rows["Edunet"].GetProperty("health").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows["Nordvision"].GetProperty("health").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await PartnershipAsync(app, "Edunet", "2026-09-20T12:00:00Z")).GetProperty("health").ValueKind);

        using var program = await Caller.ComeAsync(app);
        var list = await program.GetAsync("/partnerships?limit=50");
        var row = list.Json.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Edunet");
        Assert.InRange(row.GetProperty("health").GetDouble(), 1, 100);
        Assert.Equal(row.GetProperty("health").GetDouble(), (await program.GetAsync("/partnerships/" + row.GetProperty("id").GetString())).Json.GetProperty("health").GetDouble());
    }

    [Fact]
    public async Task The_list_of_partners_has_a_column_of_health_for_those_who_choose_it()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await WriteDownAsync(app, "edunet");
        await app.SignInAsync();

        var list = await app.Client.GetStringAsync("/partners?columns=country,health");

        Assert.Matches("data-label=\"Health\" class=\"number\">[0-9]+, the people<", list);
        Assert.Contains("data-label=\"Health\" class=\"number unknown\">not known<", list, StringComparison.Ordinal);
        Assert.DoesNotContain("data-label=\"Health\"", await app.Client.GetStringAsync("/partners"), StringComparison.Ordinal);
        Assert.Matches("Edunet,DE,[0-9.]+", await app.Client.GetStringAsync("/partners.csv?columns=country,health"));
    }

    [Fact]
    public async Task Reviews_are_exported_and_travel_with_the_firm()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await WriteDownAsync(app, "edunet");

        var table = (await app.RunAsync("export", "reviews")).ShouldExit(0).Output.Split('\n');
        var alone = (await app.RunAsync("export", "reviews", "--json")).ShouldExit(0).Json.GetProperty("reviews")[0].GetProperty("review");
        var firm = (await app.RunAsync("export", "--json")).ShouldExit(0).Json.GetProperty("organisations").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Edunet");

        Assert.StartsWith("partner,side,date,goal,reached,share_on_time,their_money", table[0], StringComparison.Ordinal);
        Assert.StartsWith("Edunet,downstream,2026-10-01,100,82,0.9,sound,4,2,", table[1], StringComparison.Ordinal);
        Assert.Equal((82, "sound"), (alone.GetProperty("reached").GetDouble(), alone.GetProperty("theirMoney").GetString()));
        Assert.Equal(100, firm.GetProperty("partnerships")[0].GetProperty("reviews")[0].GetProperty("goal").GetDouble());
        Assert.Contains("reviews", (await app.RunAsync("export", "--help")).ShouldExit(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_roles_count_by_who_is_reached_and_without_a_mark_are_not_known()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await app.PersonAsync("Dora Decker", "edunet", "dora@edunet.example");
        Assert.Equal(JsonValueKind.Null, (await PartAsync(app, "roles")).GetProperty("value").ValueKind);

        await MarkAsync(app, "Katrin Vogel", KeyRole.Working);
        await MarkAsync(app, "Dora Decker", KeyRole.Decision);

        var roles = await PartAsync(app, "roles");
        Assert.Equal((0.5, "1 of 2 key people have a live tie"), (roles.GetProperty("value").GetDouble(), roles.GetProperty("evidence").GetString()));
    }

    [Fact]
    public async Task Somebody_who_holds_it_and_leaves_brings_points_and_from_forty_on_the_step_to_at_risk()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await EndAsync(app, "Anna Aalto", new DateOnly(2027, 1, 31));

        var standing = (await PartnershipAsync(app, "Edunet")).GetProperty("standing").GetProperty("terminationPoints");
        var nordvision = (await PartnershipAsync(app, "Nordvision")).GetProperty("standing").GetProperty("terminationPoints");

        Assert.Equal((40, true), (standing.GetProperty("points").GetDouble(), standing.GetProperty("suggestsAtRisk").GetBoolean()));
        Assert.Contains("Anna Aalto (31 Jan 2027) leaves", standing.GetProperty("factors").EnumerateArray().First().GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.InRange(nordvision.GetProperty("points").GetDouble(), 15, 25);
        var finding = (await DocumentAsync(app, "Edunet", At)).GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "stepSuggested");
        Assert.Equal("M3", finding.GetProperty("suggests").GetString());

        await app.SignInAsync();
        var page = await app.Client.GetStringAsync("/partners/edunet/health");
        Assert.Contains("/partners/edunet/partnerships/downstream/steps/new?to=M3", page, StringComparison.Ordinal);
        Assert.DoesNotContain("% risk", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"M3\" selected>", await app.Client.GetStringAsync("/partners/edunet/partnerships/downstream/steps/new?to=M3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_partnership_that_nobody_holds_stands_on_paper()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await app.PartnerAsync("Paper Mill", stage: Analysis.Partnerships.Stage.F5, domains: "paper.example");
        await app.PersonAsync("Paul Paper", "paper-mill", "paul@paper.example");
        (await app.RunAsync("import", await app.FileAsync("old.csv", "time,medium,from,to\n2024-10-01T12:00:00Z,mail,anna@solvtech.example,paul@paper.example\n"), "--json")).ShouldExit(0);

        var partner = await DocumentAsync(app, "Paper Mill", At);

        Assert.Contains("paperPartnership", partner.GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        Assert.Equal(0, partner.GetProperty("partnerships")[0].GetProperty("standing").GetProperty("managerial").GetDouble());
    }

    [Fact]
    public async Task A_review_is_written_down_corrected_and_taken_away_on_pages()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await app.SignInAsync();
        const string here = "/partners/edunet/partnerships/downstream/reviews";
        Assert.Contains("/partners/edunet/health", await app.Client.GetStringAsync("/partners/edunet"), StringComparison.Ordinal);
        Assert.Contains(here + "/new", await app.Client.GetStringAsync("/partners/edunet/health"), StringComparison.Ordinal);

        var empty = await app.SubmitAsync(here + "/new", here + "/new", ("on", "2026-10-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var wrong = await app.SubmitAsync(here + "/new", here + "/new", ("on", "2999-10-01"), ("goal", "0"), ("onTime", "120"), ("conflictUntil", "2026-01-01"));
        var text = await wrong.Content.ReadAsStringAsync();
        Assert.All(["not before", "A goal is more than 0", "between 0 and 100", "Say since when there was a conflict"], message => Assert.Contains(message, text, StringComparison.Ordinal));

        var added = await app.SubmitAsync(here + "/new", here + "/new", ("on", "2026-10-01"), ("goal", "1.2M"), ("actual", "900 000"), ("viability", "Sound"), ("conflictSince", "2026-09-01"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var health = await app.Client.GetStringAsync("/partners/edunet/health");
        Assert.All(["reached 900,000 of 1,200,000", "their money: sound", "conflict since 1 Sep 2026"], words => Assert.Contains(words, health, StringComparison.Ordinal));
        Assert.Contains("open since 1 Sep 2026", health, StringComparison.Ordinal);

        var id = Ids.Text((await app.ReadAsync(db => Task.FromResult(db.PartnershipReviews.Single()))).Id);
        var edited = await app.SubmitAsync($"{here}/{id}", $"{here}/{id}", ("version", "1"), ("on", "2026-10-01"), ("viability", "Strained"));
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        var stale = await app.SubmitAsync($"{here}/{id}", $"{here}/{id}", ("version", "1"), ("on", "2026-10-01"), ("viability", "Distress"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"{here}/{id}", $"{here}/{id}/removal", ("version", "2"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{here}/{id}")).StatusCode);
        Assert.Contains("No review is written down", await app.Client.GetStringAsync("/partners/edunet/health"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_see_the_partner_sees_no_health_and_a_reader_writes_none()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        using var member = await app.BrowserAsync(await app.UserAsync(Role.Member));

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/partners/edunet/health")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/partners/edunet/partnerships/downstream/reviews/new")).StatusCode);
    }

    /// <summary>A contract for long, 82 of 100 reached, 90 % on time, sound, 2 of 4 reviews.</summary>
    private static async Task WriteDownAsync(TestApp app, string slug)
    {
        var partnership = await app.PartnershipAsync(slug);
        await app.DoAsync<AddContract>(add => add.RunAsync(new(partnership, null, new DateOnly(2026, 10, 1), new DateOnly(2029, 1, 1), null)));
        await app.DoAsync<AddReview>(add => add.RunAsync(new(partnership, new(new(2026, 10, 1), 100, 82, 0.9, Viability.Sound, 4, 2))));
    }

    private static async Task<JsonElement> DocumentAsync(TestApp app, string name, string at) => (await app.RunAsync("partner", name, "--at", at, "--json")).ShouldExit(0).Json.GetProperty("partner");

    private static async Task<JsonElement> PartnershipAsync(TestApp app, string name, string at = At) => (await DocumentAsync(app, name, at)).GetProperty("partnerships")[0];

    private static async Task<JsonElement> PartAsync(TestApp app, string part) =>
        (await PartnershipAsync(app, "Edunet")).GetProperty("standing").GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("name").GetString() == part);

    private static Task MarkAsync(TestApp app, string name, KeyRole role) => EditAsync(app, name, null, role);

    private static Task EndAsync(TestApp app, string name, DateOnly last) => EditAsync(app, name, last, null);

    private static async Task EditAsync(TestApp app, string name, DateOnly? last, KeyRole? role)
    {
        var person = await app.ReadAsync(db => Task.FromResult(db.People.Single(one => one.Name == name)));
        var post = await app.ReadAsync(db => Task.FromResult(db.Affiliations.Single(one => one.PersonId == person.Id)));
        await app.DoAsync<EditAffiliation>(edit => edit.RunAsync(new(person.Id, person.Version, post.Id, post.Role, post.From, last, role)));
    }
}
