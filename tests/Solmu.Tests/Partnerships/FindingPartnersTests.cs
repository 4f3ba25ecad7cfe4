using System.Text.Json;
using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;
using Solmu.Tags;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Partnerships;

public sealed class FindingPartnersTests
{
    [Fact]
    public async Task The_list_has_a_row_for_each_partnership_with_the_names_of_the_contract()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var jari = await app.PersonAsync("Jari Koski", email: "jari.koski@solvtech.example");
        await app.PartnerAsync("Edunet Integrators", facts: A.Facts with { ResponsibleId = jari.Id });
        await app.PartnerAsync("Baltic Logistics", Side.Upstream, "EE", new PartnershipFacts(null, null, null, null, null, null, null, null));

        var rows = (await app.RunAsync("partners", "--json")).ShouldExit(0).Json.GetProperty("partners").EnumerateArray().ToList();

        Assert.Equal(["Baltic Logistics", "Edunet Integrators"], rows.Select(row => row.GetProperty("name").GetString()));
        var edunet = rows[1];
        Assert.Equal("downstream", edunet.GetProperty("side").GetString());
        Assert.Equal("M2", edunet.GetProperty("stage").GetString());
        Assert.Equal(2, edunet.GetProperty("importance").GetInt32());
        Assert.Equal("jari.koski@solvtech.example", edunet.GetProperty("responsible").GetString());
        Assert.Equal(455_000, edunet.GetProperty("valueEur").GetDecimal());
        Assert.False(edunet.GetProperty("onlyTie").GetBoolean());
        Assert.Equal("F2", rows[0].GetProperty("stage").GetString());
        Assert.All(["type", "importance", "responsible", "valueEur", "health"], field => Assert.Equal(JsonValueKind.Null, rows[0].GetProperty(field).ValueKind));
    }

    [Fact]
    public async Task Every_filter_leaves_out_what_it_says()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var jari = await app.PersonAsync("Jari Koski");
        await app.PartnerAsync("Edunet Integrators", facts: A.Facts with { ResponsibleId = jari.Id });
        var baltic = await app.PartnerAsync("Baltic Logistics", Side.Upstream, "EE", A.Facts with { Type = "logistics" }, Stage.F4);
        await app.DoAsync<SetTags>(tags => tags.RunAsync(new SetTags.Input(app.ReadAsync(baltic).Result.Id, ["Key Account"], [])));

        Assert.Equal("Baltic Logistics", await OnlyAsync(new(Side: Side.Upstream)));
        Assert.Equal("Baltic Logistics", await OnlyAsync(new(Country: "EE")));
        Assert.Equal("Baltic Logistics", await OnlyAsync(new(Type: "logistics")));
        Assert.Equal("Baltic Logistics", await OnlyAsync(new(Stage: Stage.F4)));
        Assert.Equal("Baltic Logistics", await OnlyAsync(new(Tag: "key account")));
        Assert.Equal("Baltic Logistics", await OnlyAsync(new(NobodyResponsible: true)));
        Assert.Equal("Baltic Logistics", await OnlyAsync(new(Search: "ltic lo")));
        Assert.Equal("Edunet Integrators", await OnlyAsync(new(ResponsibleId: jari.Id)));

        async Task<string> OnlyAsync(FindPartners.Filter filter)
        {
            Assert.Equal(1, await app.DoAsync<FindPartners, int>(find => find.CountAsync(filter)));
            return (await app.DoAsync<FindPartners, List<FindPartners.Row>>(find => find.RunAsync(filter))).Single().Name;
        }
    }

    [Theory]
    [InlineData("name", "Alfa Beta Gamma")]
    [InlineData("-name", "Gamma Beta Alfa")]
    [InlineData("value", "Gamma Alfa Beta")]
    [InlineData("-value", "Alfa Gamma Beta")]
    [InlineData("country", "Beta Gamma Alfa")]
    [InlineData("-country", "Gamma Beta Alfa")]
    [InlineData("stage", "Gamma Alfa Beta")]
    [InlineData("importance", "Beta Alfa Gamma")]
    [InlineData("responsible", "Gamma Beta Alfa")]
    [InlineData("-responsible", "Beta Gamma Alfa")]
    public async Task What_is_not_known_comes_last_in_every_order(string sort, string order)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (aino, jari) = (await app.PersonAsync("Aino Laine"), await app.PersonAsync("Jari Koski"));
        await app.PartnerAsync("Alfa", country: null, facts: A.Facts with { ValueCents = 200, Importance = 2 }, stage: Stage.M2);
        await app.PartnerAsync("Beta", country: "AE", facts: A.Facts with { ValueCents = null, Importance = 1, ResponsibleId = jari.Id }, stage: Stage.M3);
        await app.PartnerAsync("Gamma", country: "SE", facts: A.Facts with { ValueCents = 100, Importance = null, ResponsibleId = aino.Id }, stage: Stage.F2);

        var rows = await app.DoAsync<FindPartners, List<FindPartners.Row>>(find => find.RunAsync(new(Sort: sort)));

        Assert.Equal(order, string.Join(' ', rows.Select(row => row.Name)));
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_skip_a_row()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        for (var i = 0; i < 52; i++)
        {
            await app.PartnerAsync($"Partner {i:00}", facts: A.Facts with { ValueCents = i % 3 });
        }

        var first = await app.DoAsync<FindPartners, List<FindPartners.Row>>(find => find.RunAsync(new(Sort: "-value")));
        var second = await app.DoAsync<FindPartners, List<FindPartners.Row>>(find => find.RunAsync(new(Sort: "-value", Page: 2)));

        Assert.Equal(50, first.Count);
        Assert.Equal(52, first.Concat(second).Select(row => row.Name).Distinct().Count());
    }

    [Fact]
    public async Task A_row_tells_the_last_contact_and_how_many_there_were_in_twelve_months()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet");
        var (ours, theirs) = (await app.PersonAsync("Jari Koski"), await app.PersonAsync("Katrin Vogel", slug));
        await app.ContactAsync(slug, new DateTime(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc), ours, theirs);
        await app.ContactAsync(slug, new DateTime(2025, 11, 23, 8, 0, 0, DateTimeKind.Utc), ours, theirs);
        await app.ContactAsync(slug, new DateTime(2025, 11, 21, 8, 0, 0, DateTimeKind.Utc), ours, theirs);
        await app.ContactAsync(slug, new DateTime(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc), ours, theirs);

        var row = (await app.DoAsync<FindPartners, List<FindPartners.Row>>(find => find.RunAsync(new()))).Single();

        Assert.Equal(new DateTime(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc), row.LastContact);
        Assert.Equal(2, row.ContactsInYear);
    }
}
