using System.Text.Json;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

public sealed class ReadingListsTests
{
    private static readonly string[] Lists =
    [
        "/organisations?sort=name", "/organisations?sort=-name", "/organisations?sort=country", "/organisations?sort=-country", "/organisations?sort=employees", "/organisations?sort=-employees",
        "/organisations?sort=turnoverEur", "/organisations?sort=-turnoverEur", "/organisations?q=partner", "/organisations?partner=true", "/organisations?country=fi", "/organisations?suggested=false",
        "/partnerships?sort=name", "/partnerships?sort=-name", "/partnerships?sort=country", "/partnerships?sort=-country", "/partnerships?sort=stage", "/partnerships?sort=-stage",
        "/partnerships?sort=importance", "/partnerships?sort=-importance", "/partnerships?sort=valueEur", "/partnerships?sort=-valueEur", "/partnerships?sort=responsible", "/partnerships?sort=-responsible",
        "/partnerships?q=partner", "/partnerships?side=upstream", "/partnerships?responsible=nobody", "/partnerships?stage=F2&sort=-valueEur",
        "/people?sort=name", "/people?sort=-name", "/people?whose=ours", "/people?whose=theirs", "/people?q=pers",
        "/contacts", "/contacts?sort=time", "/contacts?medium=met", "/contacts?from=2026-01-02&to=2026-01-05", "/contacts?q=partner",
        "/contracts", "/contracts?sort=-endsOn", "/contracts?sort=startsOn", "/contracts?sort=-startsOn", "/contracts?sort=title", "/contracts?sort=-title", "/contracts?q=partner", "/contracts?endsFrom=2026-01-01",
        "/tags", "/tags?sort=-name", "/tags?q=tag", "/imports", "/imports?sort=time", "/keys", "/keys?sort=-createdAt",
    ];

    [Fact]
    public async Task Every_list_is_told_whole_by_its_portions_in_every_order()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await FillAsync(app);
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);

        foreach (var list in Lists)
        {
            var whole = (await program.GetAsync(With(list, "limit=200"))).Should(200);
            Assert.Null(whole.Next);
            Assert.NotEmpty(whole.Items);
            var all = whole.Items.Select(item => item.GetProperty("id").GetString()!).ToList();
            Assert.Equal(all.Distinct(), all);
            foreach (var limit in new[] { 1, 2, 3, all.Count })
            {
                var told = await CollectAsync(program, list, limit);
                Assert.True(all.SequenceEqual(told), $"{list} by {limit}: {string.Join(' ', all)} but {string.Join(' ', told)}");
            }
        }
    }

    /// <summary>Known values stand in order, what is not known comes last, either way.</summary>
    [Fact]
    public async Task Orders_are_orders_and_the_unknown_comes_last()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await FillAsync(app);
        using var program = await Caller.ComeAsync(app);

        foreach (var (list, field) in new[] { ("organisations", "country"), ("organisations", "employees"), ("organisations", "turnoverEur"), ("partnerships", "country"), ("partnerships", "stage"), ("partnerships", "importance"), ("partnerships", "valueEur"), ("contracts", "endsOn"), ("contracts", "startsOn"), ("contracts", "title") })
        {
            foreach (var turned in new[] { "", "-" })
            {
                var values = (await program.GetAsync($"/{list}?sort={turned}{field}&limit=200")).Should(200).Items.Select(item => item.GetProperty(field)).ToList();
                var known = values.TakeWhile(value => value.ValueKind != JsonValueKind.Null).Select(Sortable).ToList();
                Assert.All(values.Skip(known.Count), value => Assert.Equal(JsonValueKind.Null, value.ValueKind));
                var sorted = known.Order(StringComparer.Ordinal).ToList();
                Assert.Equal(turned.Length == 0 ? sorted : Enumerable.Reverse(sorted), known);
                Assert.True(known.Count > 2, $"{list} {field}");
            }
        }
    }

    [Fact]
    public async Task What_comes_and_goes_meanwhile_makes_nothing_appear_twice_or_vanish()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await FillAsync(app);
        using var program = await Caller.ComeAsync(app);
        var before = await CollectAsync(program, "/contacts", 200);

        var first = (await program.GetAsync("/contacts?limit=3")).Should(200);
        var etag = (await program.GetAsync($"/contacts/{before[1]}")).Should(200).ETag;
        (await program.DeleteAsync($"/contacts/{before[1]}", etag)).Should(204);
        (await program.PostAsync("/contacts", new { time = "2026-11-21T10:00:00Z", medium = "mail", own = new[] { "ours0@solvtech.example" }, others = new[] { "new@else.example" } })).Should(201);
        var rest = await CollectAsync(program, "/contacts", 2, first.Next);

        Assert.Equal(before.Skip(3), rest);
    }

    [Theory]
    [InlineData("/organisations?after=garbage", "after")]
    [InlineData("/organisations?after=CfDJ8AAAA", "after")]
    [InlineData("/organisations?after=%00", "after")]
    [InlineData("/organisations?after=a&after=b", "after")]
    [InlineData("/organisations?limit=0", "limit")]
    [InlineData("/organisations?limit=201", "limit")]
    [InlineData("/organisations?limit=-1", "limit")]
    [InlineData("/organisations?limit=99999999999999999999", "limit")]
    [InlineData("/organisations?limit=five", "limit")]
    [InlineData("/organisations?sort=passwordHash", "sort")]
    [InlineData("/organisations?sort=--name", "sort")]
    [InlineData("/organisations?sort=name&sort=country", "sort")]
    [InlineData("/organisations?owner=x", "owner")]
    [InlineData("/organisations?partner=perhaps", "partner")]
    [InlineData("/organisations?q=%00", "q")]
    [InlineData("/partnerships?side=inside", "side")]
    [InlineData("/partnerships?side=0", "side")]
    [InlineData("/partnerships?stage=M9", "stage")]
    [InlineData("/contacts?from=yesterday", "from")]
    [InlineData("/contacts?to=0001-01-01", "to")]
    public async Task What_makes_no_sense_in_an_address_is_named(string path, string parameter)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        Assert.Contains(parameter, (await program.GetAsync(path)).Should(400).Wrong);
    }

    [Fact]
    public async Task A_cursor_goes_on_in_its_own_list_only()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await FillAsync(app);
        using var program = await Caller.ComeAsync(app);
        var next = (await program.GetAsync("/organisations?limit=2")).Should(200).Next!;

        (await program.GetAsync($"/organisations?limit=3&after={next}")).Should(200);
        (await program.GetAsync($"/organisations?sort=-name&after={next}")).Should(400);
        (await program.GetAsync($"/organisations?q=partner&after={next}")).Should(400);
        (await program.GetAsync($"/people?after={next}")).Should(400);
        for (var at = 0; at < next.Length; at += 7)
        {
            var bent = next[..at] + (next[at] == 'A' ? 'B' : 'A') + next[(at + 1)..];
            (await program.GetAsync($"/organisations?limit=2&after={bent}")).Should(400);
        }
    }

    private static async Task<List<string>> CollectAsync(Caller program, string list, int limit, string? after = null)
    {
        var ids = new List<string>();
        do
        {
            var said = (await program.GetAsync(With(list, $"limit={limit}{(after is null ? "" : $"&after={after}")}"))).Should(200);
            ids.AddRange(said.Items.Select(item => item.GetProperty("id").GetString()!));
            after = said.Next;
        }
        while (after is not null);
        return ids;
    }

    private static string With(string list, string more) => $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";

    private static string Sortable(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal().ToString("000000000000000.00", null) : value.GetString()!;

    /// <summary>Equal names and equal keys on purpose: only the id tells them apart.</summary>
    private static async Task FillAsync(TestApp app)
    {
        var firm = await People.TestAppPeople.RequireFirmAsync(app);
        await app.ChangeAsync(async db =>
        {
            var ours = Enumerable.Range(0, 2).Select(number => People.Cast.Person(db, $"Ours {number}", $"ours{number}@solvtech.example", firm.OrganisationId)).ToList();
            for (var number = 0; number < 9; number++)
            {
                var name = number < 4 ? "Partner" : $"Partner {number}";
                var organisation = new Organisation(name, $"partner-{number}");
                organisation.Describe(number % 3 == 0 ? null : number % 3 == 1 ? "FI" : "SE", null, number % 4 == 0 ? null : number % 4 * 10, number % 2 == 0 ? null : 100_000L * (number / 2), null);
                db.Add(organisation);
                var partnership = new Partnership(organisation.Id, (Side)(number % 3), "reseller");
                partnership.Describe(new PartnershipFacts("reseller", null, number % 4 == 0 ? null : number % 4, null, null, number % 3 == 0 ? null : 50_000L * (number % 5), number % 2 == 0 ? null : ours[number % 2], null));
                partnership.Start(number % 2 == 0 ? Stage.F2 : Stage.M2);
                db.Add(partnership);
                db.Add(new Contract(partnership.Id, number % 3 == 0 ? null : $"Title {number % 2}", number % 4 == 0 ? null : new DateOnly(2020, 1, 1 + (number % 2)), number % 3 == 0 ? null : new DateOnly(2027, 1, 1 + (number % 2)), null));
                var theirs = People.Cast.Person(db, number < 4 ? "Same Person" : $"Person {number}", $"p{number}@partner{number}.example", organisation.Id);
                var contact = new Contact(new DateTime(2026, 1, 1 + (number / 2), 9, 0, 0, DateTimeKind.Utc), (Medium)(number % 2), null, null, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), null);
                contact.Add(ours[0], Part.From, isOurs: true, firm.OrganisationId);
                contact.Add(theirs, Part.To, isOurs: false, organisation.Id);
                db.Add(contact);
                db.Add(new Solmu.Tags.Tag($"Tag {number}"));
                db.Add(new Solmu.Imports.Import($"file {number}.csv", new DateTime(2026, 1, 1 + (number / 3), 0, 0, 0, DateTimeKind.Utc), null));
                db.Add(new ApiKey(ApiKey.NewToken(), "same", KeyScope.Read, null, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            }

            return await db.SaveChangesAsync();
        });
    }
}
