using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Solmu.Access;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.Api;
using Solmu.Tests.People;
using Solmu.Tests.Testing;
using Solmu.Webhooks;

namespace Solmu.Tests.Webhooks;

public sealed class TellingOthersTests
{
    [Fact]
    public async Task Each_change_is_told_signed_and_without_what_the_record_holds()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var secret = await AddAsync(program, other, [.. WebhookEvents.All]);

        var cast = await Cast.AddAsync(app);
        await other.HeardAsync(6);
        other.All.Clear();
        var partnership = (await program.PostAsync("/partnerships", new { organisation = "Canary Oy", side = "upstream", type = "secretword" })).Should(201);
        await program.PutAsync($"/partnerships/{partnership.Id}", new { type = "secretword", relativeSize = (string?)null, importance = 1, shareOfOurSales = (double?)null, ourShareOfTheirs = (double?)null, valueEur = (int?)null, responsible = (string?)null, since = (string?)null }, partnership.ETag);
        var contact = (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", about = "secretword", own = new[] { Ids.Text(cast.JariId) }, others = new[] { "leena@edunet.example" } })).Should(201);
        (await program.DeleteAsync($"/contacts/{contact.Id}", contact.ETag)).Should(204);
        var contract = (await program.PostAsync("/contracts", new { partnershipId = partnership.Id, title = "secretword" })).Should(201);

        var heard = await other.HeardAsync(6);
        Assert.Equal(["contact.created", "contact.removed", "contract.created", "organisation.created", "partnership.created", "partnership.updated"], heard.Select(one => one.Event).Order(StringComparer.Ordinal));
        Assert.All(heard, one =>
        {
            Assert.Equal("POST", one.Method);
            Assert.Equal("v1=" + WebhookCaller.Sign(secret, one.Headers["Solmu-Timestamp"], one.Body), one.Headers["Solmu-Signature"]);
            Assert.Equal("1795338000", one.Headers["Solmu-Timestamp"]);
            Assert.Equal(one.Json.GetProperty("id").GetString(), one.Headers["Solmu-Delivery"]);
            Assert.DoesNotContain("secretword", one.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("canary", one.Body, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(["at", "event", "id", "record", "under", "version"], one.Json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        });
        var told = heard.Single(one => one.Event == "contract.created").Json;
        Assert.Equal((contract.Id, partnership.Id, 1), (told.GetProperty("record").GetString(), told.GetProperty("under").GetString(), told.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_told_and_only_what_was_kept()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        await AddAsync(program, other, ["organisation.created"]);

        (await program.PostAsync("/people", new { name = "Kim" })).Should(201);
        (await program.PostAsync("/organisations", new { name = "" })).Should(422);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.ChangeAsync<int>(async db =>
        {
            db.Add(new Solmu.Organisations.Organisation("Never", "never"));
            await db.SaveChangesAsync();
            throw new InvalidOperationException("on purpose");
        }));
        var made = (await program.PostAsync("/organisations", new { name = "Acme" })).Should(201);

        Assert.Equal(made.Id, Assert.Single(await other.HeardAsync(1)).Json.GetProperty("record").GetString());
        Assert.Equal(1, await app.ReadAsync(db => db.Deliveries.CountAsync()));
    }

    [Fact]
    public async Task Files_that_come_in_are_told_as_one()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        await AddAsync(program, other, [.. WebhookEvents.All]);

        var batch = (await program.PostAsync("/imports?file=partners.csv", new StringContent("name,country,side\nAlpha,FI,upstream\nBeta,SE,upstream\n"))).Should(201).Json.GetProperty("batch").GetString();
        (await program.PostAsync($"/imports/{batch}/undoing", null)).Should(200);

        var heard = await other.HeardAsync(2);
        Assert.Equal(["import.created", "import.removed"], heard.Select(one => one.Event).Order(StringComparer.Ordinal));
        Assert.All(heard, one => Assert.Equal(batch, one.Json.GetProperty("record").GetString()));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_after_growing_waits_word_for_word()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        other.Answer = count => count < 4 ? 503 : 200;
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var hook = await AddAsync(program, other, ["organisation.created"], id: true);

        (await program.PostAsync("/organisations", new { name = "Acme" })).Should(201);
        await other.HeardAsync(1);
        Assert.Equal("It answered 503.", (await DeliveryAsync(program, hook, "waiting")).GetProperty("error").GetString());
        foreach (var (wait, number) in Delivery.Waits.Take(3).Select((wait, number) => (wait, number)))
        {
            app.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            await Task.Delay(1200);
            Assert.Equal(number + 1, other.All.Count);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await other.HeardAsync(number + 2);
            await TriedAsync(app, number + 2);
        }

        var taken = await DeliveryAsync(program, hook, "taken");
        Assert.Equal((4, 200), (taken.GetProperty("tries").GetInt32(), taken.GetProperty("status").GetInt32()));
        Assert.Single(other.All.Select(heard => (heard.Body, heard.Headers["Solmu-Delivery"])).Distinct());
        Assert.Equal(4, other.All.Select(heard => heard.Headers["Solmu-Signature"]).Distinct().Count());
    }

    [Fact]
    public async Task In_the_end_it_is_given_up_and_can_be_replayed()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        other.Answer = _ => 500;
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var hook = await AddAsync(program, other, ["organisation.created"], id: true);
        (await program.PostAsync("/organisations", new { name = "Acme" })).Should(201);

        await TriedAsync(app, 1);
        foreach (var (wait, number) in Delivery.Waits.Select((wait, number) => (wait, number)))
        {
            app.Clock.Advance(wait);
            await TriedAsync(app, number + 2);
        }

        app.Clock.Advance(TimeSpan.FromDays(2));
        var given = await DeliveryAsync(program, hook, "givenUp");
        Assert.Equal(Delivery.Waits.Count + 1, other.All.Count);
        Assert.Equal(1, (await program.GetAsync($"/webhooks/{hook}")).Json.GetProperty("givenUp").GetInt32());

        other.Answer = _ => 200;
        (await program.PostAsync($"/webhooks/{hook}/deliveries/{given.GetProperty("id").GetString()}/replay", null)).Should(200);
        await other.HeardAsync(Delivery.Waits.Count + 2);
        await DeliveryAsync(program, hook, "taken");
        (await program.PostAsync($"/webhooks/{hook}/deliveries/{Ids.Text(1)}/replay", null)).Should(404);
    }

    [Fact]
    public async Task A_redirect_leads_nowhere()
    {
        await using var app = await StartAsync();
        await using var inside = await Listener.StartAsync();
        await using var other = await Listener.StartAsync();
        other.RedirectTo = inside.Url;
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var hook = await AddAsync(program, other, ["organisation.created"], id: true);

        (await program.PostAsync($"/webhooks/{hook}/test", null)).Should(200);

        await other.HeardAsync(1);
        Assert.Equal("It answered 302; redirects are not followed.", (await DeliveryAsync(program, hook, "waiting")).GetProperty("error").GetString());
        Assert.Empty(inside.All);
    }

    [Fact]
    public async Task Whoever_is_no_owner_any_more_has_nobody_told()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        var user = await app.SignInAsync();
        using var program = await Caller.ComeAsync(app, KeyScope.Admin, user);
        await AddAsync(program, other, ["organisation.created"]);
        await app.ChangeAsync(async db =>
        {
            (await db.Users.AsTracking().SingleAsync(one => one.Id == user.Id)).Disable(app.Clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });

        await app.PartnerAsync("Acme");

        for (var wait = 0; wait < 100 && await app.ReadAsync(db => db.Deliveries.AnyAsync(delivery => delivery.State != DeliveryState.GivenUp)); wait++)
        {
            await Task.Delay(50);
        }

        Assert.Equal("Its user is no owner any more.", await app.ReadAsync(db => db.Deliveries.Select(delivery => delivery.Error).SingleAsync()));
        Assert.Empty(other.All);
    }

    [Fact]
    public async Task Webhooks_are_for_owners_and_their_keys_with_the_scope_admin()
    {
        await using var app = await StartAsync();
        using var writer = await Caller.ComeAsync(app, KeyScope.Write);
        using var admin = await Caller.ComeAsync(app, KeyScope.Admin);
        var member = await app.UserAsync(Role.Member);
        using var members = await Caller.ComeAsync(app, KeyScope.Write, member);

        (await writer.GetAsync("/webhooks")).Should(403);
        (await writer.PostAsync("/webhooks", new { url = "https://hooks.partner.example", events = new[] { "person.created" } })).Should(403);
        (await members.GetAsync("/webhooks")).Should(404);
        var made = (await admin.PostAsync("/webhooks", new { url = "https://hooks.partner.example/x", events = new[] { "person.created" } }, once: "k")).Should(201);
        Assert.Null((await admin.PostAsync("/webhooks", new { url = "https://hooks.partner.example/x", events = new[] { "person.created" } }, once: "k")).Should(201).Json.GetProperty("secret").GetString());
        Assert.Null((await admin.GetAsync($"/webhooks/{made.Id}")).Should(200).Json.GetProperty("secret").GetString());
        Assert.Contains("events", (await admin.PostAsync("/webhooks", new { url = "https://hooks.partner.example", events = new[] { "note.created" } })).Should(422).Wrong);
        Assert.Equal(["events", "url"], (await admin.PostAsync("/webhooks", new { })).Should(422).Wrong.Order());
        (await admin.DeleteAsync($"/webhooks/{made.Id}", made.ETag)).Should(204);
        (await admin.GetAsync($"/webhooks/{made.Id}")).Should(404);
    }

    [Fact]
    public async Task The_secret_lies_sealed_and_in_no_log()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);

        var secret = await AddAsync(program, other, ["person.created"]);

        Assert.DoesNotContain(secret[15..], await Dump.OfAsync(app), StringComparison.Ordinal);
        Assert.DoesNotContain(await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.Kind == "Webhook").ToListAsync()), entry => entry.Changes!.Contains("CfDJ8", StringComparison.Ordinal));
        Assert.Equal(1, await app.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Kind == "Webhook")));
    }

    [Fact]
    public async Task The_page_adds_tells_and_removes()
    {
        await using var app = await StartAsync();
        await using var other = await Listener.StartAsync();
        await app.SignInAsync();

        var html = await app.Client.GetStringAsync("/webhooks");
        Assert.Contains("No program is told what changes", html, StringComparison.Ordinal);
        var fields = TestApp.HiddenFields(html).Concat([("url", other.Url), ("events", "person.created"), ("events", "contact.removed")]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();
        Assert.Contains("solmu_hook_", await (await app.Client.PostAsync("/webhooks", new FormUrlEncodedContent(fields))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Client.PostAsync("/webhooks", new FormUrlEncodedContent(fields))).StatusCode);
        var id = Ids.Text(await app.ReadAsync(db => db.Webhooks.Select(webhook => webhook.Id).SingleAsync()));

        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/webhooks/{id}", $"/webhooks/{id}/test")).StatusCode);
        Assert.Equal("test", Assert.Single(await other.HeardAsync(1)).Event);
        await TriedAsync(app, 1);
        Assert.Contains("Everything was taken", await app.Client.GetStringAsync($"/webhooks/{id}"), StringComparison.Ordinal);
        var delivery = Ids.Text(await app.ReadAsync(db => db.Deliveries.Select(one => one.Id).SingleAsync()));
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/webhooks/{id}", $"/webhooks/{id}/deliveries/{delivery}/replay")).StatusCode);
        await other.HeardAsync(2);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync("/webhooks", "/webhooks", ("url", "http://partner.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync($"/webhooks/{id}", $"/webhooks/{id}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/webhooks/{id}")).StatusCode);
    }

    /// <summary>Webhooks may reach this machine here, as they may when somebody tries them out.</summary>
    private static Task<TestApp> StartAsync() => TestApp.StartFreshWithFirmAsync(services =>
        services.Replace(ServiceDescriptor.Singleton(WebhookSettings.FromEnvironment() with { AllowLoopback = true })));

    /// <summary>The secret, or the id.</summary>
    private static async Task<string> AddAsync(Caller program, Listener other, string[] events, bool id = false)
    {
        var made = (await program.PostAsync("/webhooks", new { url = other.Url, events })).Should(201);
        return id ? made.Id : made.Json.GetProperty("secret").GetString()!;
    }

    private static async Task<System.Text.Json.JsonElement> DeliveryAsync(Caller program, string hook, string state)
    {
        for (var wait = 0; wait < 100; wait++)
        {
            if ((await program.GetAsync($"/webhooks/{hook}/deliveries?state={state}")).Should(200).Items.ToList() is [var found, ..] && found.GetProperty("tries").GetInt32() > 0)
            {
                return found;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"nothing is {state}: {(await program.GetAsync($"/webhooks/{hook}/deliveries")).Text}");
        return default;
    }

    private static async Task TriedAsync(TestApp app, int tries)
    {
        for (var wait = 0; wait < 200 && await app.ReadAsync(db => db.Deliveries.Select(delivery => delivery.Tries).SingleAsync()) < tries; wait++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(tries, await app.ReadAsync(db => db.Deliveries.Select(delivery => delivery.Tries).SingleAsync()));
    }
}
