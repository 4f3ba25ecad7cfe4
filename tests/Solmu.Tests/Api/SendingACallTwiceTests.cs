using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

public sealed class SendingACallTwiceTests
{
    [Fact]
    public async Task Ten_identical_posts_have_one_effect_and_one_answer()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);
        var partnership = (await program.GetAsync("/partnerships")).Items.Single().GetProperty("id").GetString();
        var counts = await CountsAsync(app);
        var posts = new (string Path, object Body)[]
        {
            ("/organisations", new { name = "Acme" }),
            ("/partnerships", new { organisation = "Brandnew", side = "upstream" }),
            ("/partnerships", new { organisation = "Nordvision", side = "upstream" }),
            ("/people", new { name = "Kim", emails = new[] { "kim@edunet.example" } }),
            ("/contacts", new { time = "2026-11-20", medium = "met", own = new[] { Ids.Text(cast.JariId) }, others = new[] { "leena@edunet.example" } }),
            ("/contracts", new { partnershipId = partnership, title = "Agreement" }),
            ("/tags", new { name = "Key" }),
        };

        foreach (var (post, number) in posts.Select((post, number) => (post, number)))
        {
            var said = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => program.PostAsync(post.Path, post.Body, once: $"key {number}")));
            Assert.All(said, answer => answer.Should(201));
            Assert.Single(said.Select(answer => (answer.Text, answer.Location, answer.ETag)).Distinct());
        }

        var grown = await CountsAsync(app);
        Assert.Equal([2, 2, 1, 1, 1, 1], grown.Zip(counts, (now, before) => now - before));
    }

    [Fact]
    public async Task The_answer_stays_what_it_was()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        var first = (await program.PostAsync("/organisations", new { name = "Acme" }, once: "k")).Should(201);
        (await program.PutAsync($"/organisations/{first.Id}", new { name = "Renamed", country = (string?)null, city = (string?)null, employees = 3, turnoverEur = (int?)null, website = (string?)null, domains = Array.Empty<string>() }, first.ETag)).Should(200);

        var again = (await program.PostAsync("/organisations", new { name = "Acme" }, once: "k")).Should(201);

        Assert.Equal((first.Text, first.ETag, first.Location), (again.Text, again.ETag, again.Location));
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        using var other = await Caller.ComeAsync(app);
        (await program.PostAsync("/organisations", new { name = "Acme" }, once: "k")).Should(201);

        (await program.PostAsync("/organisations", new { name = "Other" }, once: "k")).Should(422);
        (await program.PostAsync("/tags", new { name = "Acme" }, once: "k")).Should(422);
        (await program.PostAsync("/organisations", "{\"name\": \"Acme\"}", once: "k")).Should(422);
        (await other.PostAsync("/organisations", new { name = "Other" }, once: "k")).Should(201);
        foreach (var key in new[] { "", new string('x', 256), "de\u007fl" })
        {
            (await program.PostAsync("/organisations", new { name = "Third" }, once: key)).Should(400);
        }

        Assert.Equal(2, await app.ReadAsync(db => db.Organisations.CountAsync()) - 1);
    }

    [Fact]
    public async Task Of_ten_different_bodies_at_once_under_one_key_one_is_taken()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        var said = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => program.PostAsync("/organisations", new { name = $"Acme {number}" }, once: "k")));

        Assert.Single(said, answer => (int)answer.Status == 201);
        Assert.Equal(9, said.Count(answer => (int)answer.Status == 422));
    }

    [Fact]
    public async Task A_key_is_remembered_for_a_day()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);
        (await program.PostAsync("/organisations", new { name = "Acme" }, once: "k")).Should(201);

        app.Clock.Advance(TimeSpan.FromHours(23.9));
        (await program.PostAsync("/organisations", new { name = "Other" }, once: "k")).Should(422);
        app.Clock.Advance(TimeSpan.FromHours(0.2));
        (await program.PostAsync("/organisations", new { name = "Other" }, once: "k")).Should(201);
    }

    [Fact]
    public async Task What_was_refused_may_be_mended_under_the_same_key()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        (await program.PostAsync("/organisations", new { name = "" }, once: "k")).Should(422);
        (await program.PostAsync("/organisations", new { name = "Acme" }, once: "k")).Should(201);
    }

    [Fact]
    public async Task Files_sent_ten_times_come_in_once()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        var said = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            program.PostAsync("/imports", new MultipartFormDataContent { { new StringContent("name,country,side\nAlpha,FI,upstream\nBeta,Atlantis,upstream\n"), "file", "partners.csv" } }, once: "k")));

        Assert.All(said, answer => answer.Should(201));
        Assert.Single(said.Select(answer => answer.Text).Distinct());
        Assert.Equal(1, await app.ReadAsync(db => db.Imports.CountAsync()));
        (await program.PostAsync("/imports", new MultipartFormDataContent { { new StringContent("name,country,side\nGamma,FI,upstream\n"), "file", "partners.csv" } }, once: "k")).Should(422);
    }

    private static Task<int[]> CountsAsync(TestApp app) => app.ReadAsync(async db => new[]
    {
        await db.Organisations.CountAsync(), await db.Partnerships.CountAsync(), await db.People.CountAsync(),
        await db.Contacts.CountAsync(), await db.Contracts.CountAsync(), await db.Tags.CountAsync(),
    });
}
