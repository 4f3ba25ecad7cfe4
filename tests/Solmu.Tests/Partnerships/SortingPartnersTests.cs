using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Partnerships;

public sealed class SortingPartnersTests
{
    [Fact]
    public async Task Every_column_sorts_both_ways_and_loses_nobody()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await SomeAsync(app);

        foreach (var sort in FindPartners.Sorts)
        {
            var (up, down) = (await NamesAsync(app, sort), await NamesAsync(app, "-" + sort));
            Assert.Equal(5, up.Distinct().Count());
            Assert.Equal(up.Order(StringComparer.Ordinal), down.Order(StringComparer.Ordinal));
            Assert.True(!up.SequenceEqual(down), sort);
        }
    }

    [Fact]
    public async Task By_contacts_those_without_any_come_last()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await SomeAsync(app);

        Assert.Equal(["Cedar", "Alder"], (await NamesAsync(app, "contact")).Take(2));
        Assert.Equal(["Alder", "Cedar"], (await NamesAsync(app, "-contact")).Take(2));
        Assert.Equal(["Alder"], (await NamesAsync(app, "-contacts")).Take(1));
        Assert.Equal(["Beech", "Alder"], (await NamesAsync(app, "since")).Take(2));
        Assert.Equal(["Beech", "Dogwood", "Elm", "Cedar", "Alder"], await NamesAsync(app, "contacts"));
    }

    [Fact]
    public async Task Columns_are_chosen_by_the_address_and_kept_by_its_links()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        await SomeAsync(app);

        var page = await app.Client.GetStringAsync("/partners?columns=since&columns=type&sort=-since&side=downstream");

        Assert.Equal(["Partner", "Type", "Together since"], Headings(page));
        Assert.Contains("href=\"/partners?columns=since&amp;columns=type&amp;side=downstream&amp;sort=type\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"descending\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"columns\" value=\"since,type\"", page, StringComparison.Ordinal);
        Assert.Equal(["Partner", "Type", "Together since"], Headings(await app.Client.GetStringAsync("/partners?columns=since,type")));
        Assert.Contains("Value a year", Headings(await app.Client.GetStringAsync("/partners?columns=nonsense,password_hash")));
        Assert.Contains("5 partners", await app.Client.GetStringAsync("/partners?sort=password_hash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_order_tells_a_member_of_what_is_out_of_sight()
    {
        await using var worlds = await TwoWorlds.MakeAsync();
        using var without = await worlds.Without.BrowserAsync(worlds.People.Member);
        using var with = await worlds.With.BrowserAsync(worlds.People.Member);
        var lists = FindPartners.Sorts.Select(sort => ("/partners", sort)).Concat(Solmu.People.FindPeople.Sorts.Select(sort => ("/people", sort)))
            .Concat(Solmu.Contacts.ListContacts.Sorts.Select(sort => ("/contacts", sort))).Concat(Solmu.Contracts.ListContracts.Sorts.Select(sort => ("/contracts", sort)));

        foreach (var (path, sort) in lists)
        {
            foreach (var turned in new[] { "", "-" })
            {
                var page = $"{path}?sort={turned}{sort}";
                Assert.True(Plain(await without.GetStringAsync(page)) == Plain(await with.GetStringAsync(page)), page);
            }
        }

        foreach (var page in new[] { "/contacts?q=secret", "/contacts?q=jari", "/contacts?partner=nordlys", $"/contacts?person={Solmu.Database.Ids.Text(worlds.People.Jari.Id)}", "/contracts?q=nordlys", "/contracts?to=2026-12-31", "/contracts.csv", "/contracts.csv?sort=title" })
        {
            Assert.True(Plain(await without.GetStringAsync(page)) == Plain(await with.GetStringAsync(page)), page);
        }

        Assert.Contains("Spring talks", await with.GetStringAsync("/contacts"), StringComparison.Ordinal);
        Assert.DoesNotContain("prototype", await with.GetStringAsync("/contacts"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await with.GetAsync($"/contacts?partner={worlds.HiddenSlug}")).StatusCode);
    }

    private static string Plain(string page) => Regex.Replace(page, "name=\"(token|once)\" value=\"[^\"]*\"", "", RegexOptions.NonBacktracking);

    private static List<string> Headings(string page) =>
        [.. Regex.Matches(page, "<th scope=\"col\"[^>]*>(.*?)</th>", RegexOptions.Singleline).Select(match => Regex.Replace(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value), "<[^>]*>|[↑↓]", "").Trim()).Where(name => name != "Choose")];

    private static async Task<List<string>> NamesAsync(TestApp app, string sort) =>
        (await app.DoAsync<FindPartners, List<FindPartners.Row>>(find => find.RunAsync(new FindPartners.Filter(Sort: sort)))).ConvertAll(row => row.Name);

    private static async Task SomeAsync(TestApp app)
    {
        var (leena, mika) = (await app.PersonAsync("Leena Aho"), await app.PersonAsync("Mika Salo"));
        var alder = await app.PartnerAsync("Alder", country: "SE", facts: A.Facts with { ResponsibleId = mika.Id, Since = new DateOnly(2021, 1, 1) });
        await app.PartnerAsync("Beech", Side.Upstream, "FI", A.Facts with { Type = "platform", ValueCents = 100, Importance = 1, Since = new DateOnly(2019, 1, 1) }, Stage.F3);
        var cedar = await app.PartnerAsync("Cedar", Side.Support, "DE", A.Facts with { Type = null, ValueCents = 200, ResponsibleId = leena.Id, Since = null });
        await app.PartnerAsync("Dogwood", country: null, facts: A.Facts with { Importance = 3, ValueCents = null, Since = new DateOnly(2022, 1, 1) });
        await app.PartnerAsync("Elm", facts: A.Facts with { Importance = null, Since = new DateOnly(2023, 1, 1) }, stage: Stage.T2);
        var (anna, ben) = (await app.PersonAsync("Anna Alder", alder), await app.PersonAsync("Ben Cedar", cedar));
        await app.ContactAsync(alder, new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc), mika, anna);
        await app.ContactAsync(alder, new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc), mika, anna);
        await app.ContactAsync(cedar, new DateTime(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc), leena, ben);
    }
}
