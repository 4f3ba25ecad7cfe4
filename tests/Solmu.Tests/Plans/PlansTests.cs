using System.Net;
using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Plans;
using Solmu.Shares;
using Solmu.Tests.Api;
using Solmu.Tests.Testing;
using Solmu.Tests.Vulnerability;

namespace Solmu.Tests.Plans;

public sealed class PlansTests
{
    private const string Anna = "anna@solvtech.example";

    [Fact]
    public async Task A_what_if_becomes_a_plan_whose_steps_are_ticked_off_on_Today()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await app.SignInAsync();
        var anna = await IdAsync(app, "Anna Aalto");
        var asked = $"/plans/new?who={anna}";

        var form = await app.Client.GetStringAsync(asked);
        Assert.Contains("<h1>2 second ties would hold what hangs on Anna Aalto</h1>", form, StringComparison.Ordinal);
        Assert.Contains("Ben Berg knows Katrin Vogel already", form, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(asked, asked, [("title", "Second ties beside Anna Aalto"), .. Fields(form)])).StatusCode);

        var steps = await app.ReadAsync(db => Task.FromResult(db.HandOverSteps.OrderBy(step => step.DueOn).ThenBy(step => step.Id).ToList()));
        Assert.Equal(2, steps.Count);
        Assert.All(steps, step => Assert.Equal(step.OwnId, step.ResponsibleId));
        Assert.Contains("<h1>1 hand-over plan; 0 of 2 steps done; next due ", await app.Client.GetStringAsync("/plans"), StringComparison.Ordinal);
        var page = $"/plans/{Ids.Text(steps[0].PlanId)}";
        Assert.Contains("Ben Berg – Katrin Vogel", await app.Client.GetStringAsync(page), StringComparison.Ordinal);
        var today = await app.Client.GetStringAsync("/today?of=everybody");
        Assert.Contains("Ben Berg gets to know Katrin Vogel at Edunet", today, StringComparison.Ordinal);

        var tick = $"{page}/steps/{Ids.Text(steps[0].Id)}/tick";
        var done = await app.SubmitAsync("/today", tick, ("back", "today"));
        Assert.Equal((HttpStatusCode.SeeOther, "/today"), (done.StatusCode, done.Headers.Location?.OriginalString));
        Assert.Contains("<h1>1 of 2 steps done; next due ", await app.Client.GetStringAsync(page), StringComparison.Ordinal);
        await app.SubmitAsync(page, tick, ("done", "no"));
        Assert.Contains("<h1>0 of 2 steps done; next due ", await app.Client.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_added_changed_and_taken_out_by_hand_and_what_is_wrong_stands_beside_its_field()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await app.SignInAsync();
        var plan = await app.DoAsync<MakePlan, string>(make => make.RunAsync(new("Second ties", [])));
        var (ben, katrin, edunet) = (await IdAsync(app, "Ben Berg"), await IdAsync(app, "Katrin Vogel"), Ids.Text((await app.ReadAsync("edunet")).Id));
        var add = $"/plans/{plan}/steps/new?partner={edunet}";

        Assert.Contains("At which partner is a second tie wanted?", await app.Client.GetStringAsync($"/plans/{plan}/steps/new"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(add, add, ("partner", edunet), ("own", katrin), ("due", "2026-12-03"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(add, add, ("partner", edunet), ("own", ben), ("due", "soon"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(add, add, ("partner", edunet), ("own", ben), ("other", katrin), ("due", "2026-12-03"))).StatusCode);

        var step = await app.ReadAsync(db => Task.FromResult(db.HandOverSteps.Single()));
        var path = $"/plans/{plan}/steps/{Ids.Text(step.Id)}";
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(path, path, ("version", "1"), ("own", ben), ("due", "2026-12-10"), ("note", "Over lunch"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(path, path, ("version", "1"), ("own", ben), ("due", "2026-12-11"))).StatusCode);
        Assert.Contains("Over lunch", await app.Client.GetStringAsync($"/plans/{plan}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(path, $"{path}/removal", ("version", "2"))).StatusCode);
        Assert.Contains("No step is planned yet", await app.Client.GetStringAsync($"/plans/{plan}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/plans/{plan}", $"/plans/{plan}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/plans/{plan}")).StatusCode);
    }

    [Fact]
    public async Task Programs_and_the_command_line_read_plans_and_the_what_if()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        await PlannedAsync(app);
        using var program = await Caller.ComeAsync(app);

        var said = (await app.RunAsync("plans", "--json")).ShouldExit(0).Json.GetProperty("plans")[0];
        var today = (await app.RunAsync("today", "--json")).ShouldExit(0).Json;
        var what = await program.GetAsync($"/vulnerability/without?who={Anna}&who=Nordvision");
        var nobody = await program.GetAsync("/vulnerability/without?who=nobody@edunet.example");

        Assert.Equal(["id", "partner", "own", "person", "responsible", "due", "done", "note"], said.GetProperty("steps")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("Edunet", today.GetProperty("steps")[0].GetProperty("partner").GetString());
        Assert.Equal(1, (await program.GetAsync("/plans")).Json.GetProperty("plans").GetArrayLength());
        Assert.Equal([Anna, "Nordvision"], what.Json.GetProperty("without").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal((await app.RunAsync("without", Anna, "Nordvision", "--json")).Json.GetProperty("sentence").GetString(), what.Json.GetProperty("sentence").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
    }

    [Fact]
    public async Task Merged_people_keep_their_steps_and_get_them_back_when_they_are_two_again()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        var step = await PlannedAsync(app);
        var twin = await app.PersonAsync("K. Vogel", "edunet");

        var merge = await app.DoAsync<MergePeople, long?>(one => one.RunAsync(new(twin.Id, null, step.OtherId!.Value, null, new HashSet<string>())));
        Assert.Equal(twin.Id, (await app.ReadAsync(db => Task.FromResult(db.HandOverSteps.Single()))).OtherId);

        await app.DoAsync<UndoMerge>(undo => undo.RunAsync(new(merge!.Value)));
        Assert.Equal(step.OtherId, (await app.ReadAsync(db => Task.FromResult(db.HandOverSteps.Single()))).OtherId);
    }

    [Fact]
    public async Task A_member_sees_no_plan_for_partners_of_others_and_a_reader_changes_none()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        var step = await PlannedAsync(app);
        using var member = await app.BrowserAsync(await app.UserAsync(Role.Member));

        Assert.Contains("No hand-over plan yet", await member.GetStringAsync("/plans"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/plans/{Ids.Text(step.PlanId)}")).StatusCode);
        Assert.Empty((await app.RunAsync("plans", "--as", "member@solvtech.example", "--json")).ShouldExit(0).Json.GetProperty("plans").EnumerateArray());
    }

    [Fact]
    public async Task A_plan_gets_another_name_and_a_stale_or_empty_one_is_refused()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        var path = $"/plans/{Ids.Text((await PlannedAsync(app)).PlanId)}";
        await app.SignInAsync();

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(path, path + "/title", ("version", "1"), ("title", "Beside Anna"))).StatusCode);
        var stale = await app.SubmitAsync(path, path + "/title", ("version", "1"), ("title", "Beside Ben"));
        var empty = await app.SubmitAsync(path, path + "/title", ("version", "2"), ("title", " "));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (stale.StatusCode, empty.StatusCode));
        Assert.Contains("Give the plan a name", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Beside Anna</h2>", await app.Client.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync(path, "/plans/nobody/title", ("version", "1"), ("title", "X"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_sees_one_step_of_a_plan_is_not_told_a_name_that_may_tell_more()
    {
        await using var app = await WhatBreaksTests.HeldAsync();
        var step = await PlannedAsync(app);
        await app.DoAsync<RenamePlan>(rename => rename.RunAsync(new(step.PlanId, 1, "Second ties beside Nordvision")));
        var user = await app.UserAsync(Role.Member);
        var edunet = (await app.ReadAsync("edunet")).Id;
        await app.DoAsync<SharePartner>(share => share.RunAsync(new(edunet, user.Id)));
        using var member = await app.BrowserAsync(user);

        var path = $"/plans/{Ids.Text(step.PlanId)}";
        foreach (var page in new[] { path, "/plans", $"{path}/steps/{Ids.Text(step.Id)}", "/today?of=everybody" })
        {
            Assert.DoesNotContain("Nordvision", await member.GetStringAsync(page), StringComparison.Ordinal);
        }

        Assert.Contains("Hand-over plan</h2>", await member.GetStringAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain("Name of the plan", await member.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal("Hand-over plan", (await app.RunAsync("plans", "--as", "member@solvtech.example", "--json")).ShouldExit(0).Json.GetProperty("plans")[0].GetProperty("title").GetString());
        await app.SignInAsync();
        Assert.Contains("Second ties beside Nordvision", await app.Client.GetStringAsync(path), StringComparison.Ordinal);
    }

    private static async Task<HandOverStep> PlannedAsync(TestApp app)
    {
        var (ben, katrin) = (Ids.Require(await IdAsync(app, "Ben Berg")), Ids.Require(await IdAsync(app, "Katrin Vogel")));
        var edunet = (await app.ReadAsync("edunet")).Id;
        var due = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        await app.DoAsync<MakePlan, string>(make => make.RunAsync(new("Second ties", [new(edunet, katrin, ben, null, due, null)])));
        return await app.ReadAsync(db => Task.FromResult(db.HandOverSteps.Single()));
    }

    private static async Task<string> IdAsync(TestApp app, string name) => Ids.Text(await app.ReadAsync(db => Task.FromResult(db.People.Single(person => person.Name == name).Id)));

    /// <summary>What a browser would send of the form as it is opened.</summary>
    private static (string, string)[] Fields(string form) =>
    [
        .. Regex.Matches(form, "name=\"((?:take|partner|other|due)[0-9]+)\" value=\"([^\"]*)\"", RegexOptions.NonBacktracking).Select(field => (field.Groups[1].Value, field.Groups[2].Value)),
        .. Regex.Matches(form, "name=\"(own[0-9]+)\".*?value=\"([^\"]+)\" selected").Select(field => (field.Groups[1].Value, field.Groups[2].Value)),
    ];
}
