using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Shares;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Duplicates;

/// <summary>The way from the list over the two side by side to one record, and back.</summary>
public sealed class DuplicatesPagesTests
{
    [Fact]
    public async Task A_pair_is_compared_merged_found_under_its_old_address_and_made_two_again()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var kept = await app.PersonAsync("Katrin Vogel", slug, "katrin@edunet.example", "Head of sales");
        var gone = await app.PersonAsync("K. Vogel", slug, "kv@gmx.example");
        await app.ChangeAsync(async db =>
        {
            (await db.People.AsTracking().SingleAsync(person => person.Id == kept.Id)).Describe("+49 30 1", "Bonn", null, null);
            (await db.People.AsTracking().SingleAsync(person => person.Id == gone.Id)).Describe("+49 30 2", "Köln", "DE", null);
            return await db.SaveChangesAsync();
        });
        var before = await Dump.OfAsync(app);

        var list = await app.Client.GetStringAsync("/duplicates");
        Assert.Contains("1 pair of people may be one person", list, StringComparison.Ordinal);
        Assert.Contains("one name is a short form of the other, the same organisation", list, StringComparison.Ordinal);
        Assert.Contains("href=\"/duplicates\"", await app.Client.GetStringAsync("/people"), StringComparison.Ordinal);
        Assert.Contains("href=\"/duplicates?of=organisations\"", await app.Client.GetStringAsync("/partners"), StringComparison.Ordinal);
        var path = $"/duplicates/people/{Ids.Text(kept.Id)}/{Ids.Text(gone.Id)}";
        var done = await MergeAsync(app, path, ("name", "kept"), ("phone", "gone"), ("city", "kept"));

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var person = await app.ReadAsync(db => db.People.Include(one => one.Emails).SingleAsync(one => one.Id == kept.Id));
        Assert.Equal(("Katrin Vogel", "K. Vogel", "+49 30 2", "Bonn", "DE"), (person.Name, person.OtherNames, person.Phone, person.City, person.Country));
        Assert.Equal(["katrin@edunet.example", "kv@gmx.example"], person.Emails.OrderBy(email => email.Position).Select(email => email.Address));
        var note = await app.ReadAsync(db => db.Notes.Select(one => one.Text).SingleAsync());
        Assert.Contains("Phone: +49 30 1\nCity: Köln", note, StringComparison.Ordinal);
        var old = await app.Client.GetAsync("/people/" + Ids.Text(gone.Id));
        Assert.Equal((HttpStatusCode.Redirect, "/people/" + Ids.Text(kept.Id)), (old.StatusCode, old.Headers.Location!.OriginalString));
        Assert.Contains("Also called", await app.Client.GetStringAsync("/people/" + Ids.Text(kept.Id)), StringComparison.Ordinal);
        Assert.Contains("Katrin Vogel", await app.Client.GetStringAsync("/people?q=K.+Vogel"), StringComparison.Ordinal);
        Assert.Contains("merged another record into", WebUtility.HtmlDecode(await app.Client.GetStringAsync("/audit")), StringComparison.Ordinal);

        var merge = done.Headers.Location!.OriginalString;
        Assert.Contains("K. Vogel was merged into Katrin Vogel", await app.Client.GetStringAsync(merge), StringComparison.Ordinal);
        var back = await app.SubmitAsync(merge, merge + "/undo");
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains("are two again", await app.Client.GetStringAsync(merge), StringComparison.Ordinal);
        Assert.Equal(before, await Dump.OfAsync(app));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.SubmitAsync("/duplicates", merge + "/undo")).StatusCode);
    }

    [Fact]
    public async Task Who_are_said_to_be_two_are_not_asked_about_until_somebody_wants_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var (one, other) = (await app.PartnerAsync("Edunet Integrators"), await app.PartnerAsync("EDUNET Integrators Deutschland"));
        var (first, second) = ((await app.ReadAsync(one)).Id, (await app.ReadAsync(other)).Id);
        const string Page = "/duplicates?of=organisations";

        Assert.Contains("1 pair of organisations may be one", await app.Client.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(Page, "/duplicates/apart", ("pair", $"organisations.{Ids.Text(second)}.{Ids.Text(first)}"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(Page, "/duplicates/apart", ("pair", $"organisations.{Ids.Text(first)}.{Ids.Text(second)}"))).StatusCode);
        var quiet = await app.Client.GetStringAsync(Page);
        Assert.Contains("No organisations seem to be here twice", quiet, StringComparison.Ordinal);
        Assert.Contains("Said to be two", quiet, StringComparison.Ordinal);

        var apart = await app.ReadAsync(db => db.Aparts.Select(known => known.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(Page, $"/duplicates/apart/{Ids.Text(apart)}/removal", ("of", "organisations"))).StatusCode);
        Assert.Contains("1 pair of organisations may be one", await app.Client.GetStringAsync(Page), StringComparison.Ordinal);
        foreach (var nonsense in new[] { "", "people.x.y", $"people.{Ids.Text(1)}.{Ids.Text(2)}", $"people.{Ids.Text(first)}.{Ids.Text(second)}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.SubmitAsync(Page, "/duplicates/apart", ("pair", nonsense))).StatusCode);
        }
    }

    [Fact]
    public async Task Two_partners_become_one_with_the_contracts_of_both_and_the_old_address_leads_there()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        (await app.RunAsync("import", await app.FileAsync("o.csv", "name,country,side,type,value_eur,contract_ends,tags\nEdunet,DE,downstream,reseller,100,2027-06-18,schools\nEdunet Germany,DE,downstream,integrator,200,2028-01-31,public\n"))).ShouldExit(0);
        var (kept, gone) = (await app.ReadAsync("edunet"), await app.ReadAsync("edunet-germany"));
        var before = await Dump.OfAsync(app);
        var path = $"/duplicates/organisations/{Ids.Text(kept.Id)}/{Ids.Text(gone.Id)}";

        Assert.Contains("Are Edunet and Edunet Germany one?", await app.Client.GetStringAsync(path), StringComparison.Ordinal);
        var done = await MergeAsync(app, path, ("name", "kept"));

        var now = await app.ReadAsync("edunet");
        Assert.Equal(("Edunet", "Edunet Germany"), (now.Name, now.OtherNames));
        Assert.Equal([new DateOnly(2028, 1, 31), new DateOnly(2027, 6, 18)], now.Contracts.Select(contract => contract.EndsOn!.Value));
        Assert.Equal(["public", "schools"], now.Tags);
        Assert.Equal(10_000, Assert.Single(now.Partnerships).ValueCents);
        Assert.Contains("Partnership downstream, value a year: €200", Assert.Single(now.Notes).Text, StringComparison.Ordinal);
        Assert.Equal("/partners/edunet", (await app.Client.GetAsync("/partners/edunet-germany")).Headers.Location!.OriginalString);
        Assert.Equal("edunet-germany-2", await app.PartnerAsync("Edunet-Germany"));

        var merge = done.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.SeeOther, (await app.SubmitAsync(merge, merge + "/undo")).StatusCode);
        await app.ChangeAsync(async db =>
        {
            db.Remove(await db.Organisations.AsTracking().SingleAsync(organisation => organisation.Slug == "edunet-germany-2"));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Only_who_looks_after_the_whole_net_merges_and_a_member_follows_a_link_to_what_they_see()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var (kept, gone) = (await app.PersonAsync("Katrin Vogel", slug), await app.PersonAsync("K. Vogel", slug));
        var member = await app.UserAsync(Role.Member);
        var merge = await app.DoAsync<MergePeople, long?>(one => one.RunAsync(new MergePeople.Input(kept.Id, null, gone.Id, null, new HashSet<string>())));
        using var browser = await app.BrowserAsync(member);

        foreach (var path in new[] { "/duplicates", $"/duplicates/people/{Ids.Text(kept.Id)}/{Ids.Text(gone.Id)}", $"/duplicates/merges/{Ids.Text(merge!.Value)}", "/people/" + Ids.Text(gone.Id), "/people/" + Ids.Text(kept.Id) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }

        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<UndoMerge, UndoMerge.Result?>(undo => undo.RunAsync(new UndoMerge.Input(merge.Value)), member));
        await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<KeepApart, bool>(keep => keep.RunAsync(new KeepApart.Input(Twice.Person, kept.Id, gone.Id)), member));
        await app.SaveAsync(Share.WithUser((await app.ReadAsync(slug)).Id, member.Id, null, app.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal("/people/" + Ids.Text(kept.Id), (await browser.GetAsync("/people/" + Ids.Text(gone.Id))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_program_merges_with_the_version_it_has_read()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var (kept, gone) = (await app.PersonAsync("Katrin Vogel", slug), await app.PersonAsync("K. Vogel", slug));
        var key = (await app.RunAsync("key", "add", "Reports", "--scope", "admin", "--json")).ShouldExit(0).Json.GetProperty("key").GetString()!;
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        async Task<HttpResponseMessage> MergeAsync(string other, string version)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/people/{Ids.Text(kept.Id)}/merge") { Content = new StringContent($$"""{"other":"{{other}}","take":["name"]}""", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("If-Match", version);
            return await client.SendAsync(request);
        }

        var tag = (await client.GetAsync($"/api/v1/people/{Ids.Text(kept.Id)}")).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await MergeAsync(Ids.Text(gone.Id), "\"999\"")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MergeAsync("nonsense", tag)).StatusCode);
        var answer = await MergeAsync(Ids.Text(gone.Id), tag);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"K. Vogel\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var moved = await client.GetAsync($"/api/v1/people/{Ids.Text(gone.Id)}");
        Assert.Equal((HttpStatusCode.TemporaryRedirect, $"/api/v1/people/{Ids.Text(kept.Id)}"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
    }

    private static async Task<HttpResponseMessage> MergeAsync(TestApp app, string path, params (string Name, string Value)[] fields)
    {
        var page = await app.Client.GetStringAsync(path);
        var versions = new[] { "keptVersion", "goneVersion" }.Select(name => (name, Regex.Match(page, $"name=\"{name}\" value=\"([0-9]+)\"", RegexOptions.NonBacktracking).Groups[1].Value));
        return await app.SubmitAsync(path, path, [.. versions, .. fields]);
    }
}
