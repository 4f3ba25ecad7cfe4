using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Tests.Absences;
using Solmu.Tests.Testing;
using Solmu.Ties;

namespace Solmu.Tests.Ties;

/// <summary>What the firm says of a tie itself: how often they mean to be in touch, and since when they know each other.</summary>
public sealed class DescribingTiesTests
{
    [Fact]
    public async Task A_cadence_set_by_hand_takes_the_place_of_the_habit()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await TakingDaysOutTests.PeopleAsync(app);
        Assert.Equal("cooling", (await TakingDaysOutTests.TieAsync(app)).GetProperty("state").GetString());

        await DescribeAsync(app, anna, katrin, 180, null);
        var rare = await TakingDaysOutTests.TieAsync(app);
        Assert.Equal(("warm", "Against the cadence set by hand (180 days)."), (rare.GetProperty("state").GetString(), rare.GetProperty("reason").GetString()));

        await DescribeAsync(app, anna, katrin, 7, null);
        Assert.Equal("cold", (await TakingDaysOutTests.TieAsync(app)).GetProperty("state").GetString());

        await DescribeAsync(app, anna, katrin, null, null);
        Assert.Equal("cooling", (await TakingDaysOutTests.TieAsync(app)).GetProperty("state").GetString());
        Assert.Empty(await app.ReadAsync(db => db.TieNotes.ToListAsync()));
    }

    [Fact]
    public async Task A_day_before_the_first_contact_makes_the_tie_older_and_a_later_one_does_not()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await TakingDaysOutTests.PeopleAsync(app);
        const string at = "2026-11-20T12:00:00Z";
        var before = await YearsAsync(app, at);

        await DescribeAsync(app, anna, katrin, null, new DateOnly(2026, 10, 1));
        Assert.Equal(before, await YearsAsync(app, at));

        await DescribeAsync(app, anna, katrin, null, new DateOnly(2016, 11, 20));
        Assert.Equal(10, await YearsAsync(app, at), 2);
    }

    [Fact]
    public async Task The_form_stands_on_the_page_of_the_tie_and_refuses_beside_the_fields()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await TakingDaysOutTests.PeopleAsync(app);
        var page = $"/ties/{Ids.Text(anna)}/{Ids.Text(katrin)}";
        await app.SignInAsync();

        var refused = await app.SubmitAsync(page, page, ("version", "0"), ("cadence", "731"), ("firstMet", "2027-01-01"));
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("From 1 to 730 days.", text, StringComparison.Ordinal);
        Assert.Contains("That day is still to come.", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(page, page, ("version", "0"), ("cadence", "often"), ("firstMet", ""))).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(page, page, ("version", "0"), ("cadence", "180"), ("firstMet", "2019-05-01"))).StatusCode);
        text = await app.Client.GetStringAsync(page);
        Assert.Contains("The rhythm is set by hand.", text, StringComparison.Ordinal);
        Assert.Contains("set by hand: every 180 days", text, StringComparison.Ordinal);
        Assert.Contains("value=\"2019-05-01\"", text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync(page, page, ("version", "0"), ("cadence", "90"), ("firstMet", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(page, page, ("version", "1"), ("cadence", "90"), ("firstMet", ""))).StatusCode);
        Assert.Equal((90, (DateOnly?)null), await app.ReadAsync(async db => (await db.TieNotes.SingleAsync()) is var note ? (note.CadenceDays!.Value, note.FirstMet) : default));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.PostAsync("/ties/1/2", new FormUrlEncodedContent(TestApp.HiddenFields(text).Select(field => KeyValuePair.Create(field.Name, field.Value))))).StatusCode);
    }

    [Fact]
    public async Task Whoever_does_not_see_the_other_says_nothing_of_the_tie_and_outsiders_have_none_with_each_other()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await TakingDaysOutTests.PeopleAsync(app);
        var jon = await app.PersonAsync("Jon Dahl", "edunet", "jon@edunet.example");
        var stranger = await app.UserAsync(Role.Member, email: "other@solvtech.example");

        Assert.False(await app.DoAsync<DescribeTie, bool>(describe => describe.RunAsync(new(anna, katrin, 30, null)), stranger));
        Assert.False(await app.DoAsync<DescribeTie, bool>(describe => describe.RunAsync(new(anna, anna, 30, null))));
        await Assert.ThrowsAsync<RuleViolation>(() => DescribeAsync(app, jon.Id, katrin, 30, null));
        Assert.Empty(await app.ReadAsync(db => db.TieNotes.ToListAsync()));
    }

    [Fact]
    public async Task It_goes_along_when_people_are_merged_and_comes_back_when_that_is_taken_back()
    {
        await using var app = await MeasuringTiesTests.WithContactsAsync();
        var (anna, katrin) = await TakingDaysOutTests.PeopleAsync(app);
        var (twin, own) = (await app.PersonAsync("K. Vogel", "edunet"), await app.PersonAsync("A. Aalto"));
        await DescribeAsync(app, anna, katrin, null, new DateOnly(2020, 1, 1));
        await DescribeAsync(app, anna, twin.Id, 45, new DateOnly(2018, 1, 1));
        await DescribeAsync(app, own.Id, twin.Id, 60, null);
        await TakingDaysOutTests.LeaveAsync(app, own.Id, "2026-12-01", "2026-12-20");
        await TakingDaysOutTests.LeaveAsync(app, anna, "2026-12-01", "2026-12-20");
        var before = await Dump.OfAsync(app);

        var theirs = await app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new(katrin, null, twin.Id, null, new HashSet<string>())));
        var note = await app.ReadAsync(db => db.TieNotes.SingleAsync(one => one.OwnId == anna));
        Assert.Equal((katrin, 45, new DateOnly(2018, 1, 1)), (note.OtherId, note.CadenceDays, note.FirstMet));
        var ours = await app.DoAsync<MergePeople, long?>(merge => merge.RunAsync(new(anna, null, own.Id, null, new HashSet<string>())));
        Assert.Equal((1, 1), await app.ReadAsync(async db => (await db.TieNotes.CountAsync(), await db.Leaves.CountAsync(leave => leave.PersonId == anna))));

        foreach (var merge in new[] { ours, theirs })
        {
            Assert.Empty((await app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new(merge!.Value))))!.Stayed);
        }

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    private static Task DescribeAsync(TestApp app, long own, long other, int? cadence, DateOnly? firstMet) => app.DoAsync<DescribeTie>(async describe => Assert.True(await describe.RunAsync(new(own, other, cadence, firstMet))));

    private static async Task<double> YearsAsync(TestApp app, string at) =>
        (await TakingDaysOutTests.TieAsync(app, at)).GetProperty("contributions").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "duration").GetProperty("value").GetDouble();
}
