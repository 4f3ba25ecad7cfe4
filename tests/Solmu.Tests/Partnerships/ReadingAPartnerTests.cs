using System.Text.Json;
using Solmu.Analysis.Partnerships;
using Solmu.Contracts;
using Solmu.Notes;
using Solmu.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Partnerships;

public sealed class ReadingAPartnerTests
{
    [Theory]
    [InlineData("edunet-integrators-gmbh")]
    [InlineData("EDUNET Integrators, GmbH")]
    [InlineData("edunet integrators")]
    [InlineData("edunet.example")]
    [InlineData("https://www.edunet.example/")]
    public async Task A_partner_is_known_by_slug_name_or_domain(string name)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.PartnerAsync("Edunet Integrators GmbH", domains: "edunet.example");

        var partner = (await app.RunAsync("partner", name, "--json")).ShouldExit(0).Json.GetProperty("partner");

        Assert.Equal("Edunet Integrators GmbH", partner.GetProperty("name").GetString());
        Assert.Equal("edunet.example", partner.GetProperty("domains")[0].GetString());
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_names_that_look_like_it()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.PartnerAsync("Edunet Integrators");

        var result = (await app.RunAsync("partner", "Edunett", "--json")).ShouldExit(3);

        Assert.Contains("Did you mean Edunet Integrators?", result.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        (await app.RunAsync("partner", "%%%", "--json")).ShouldExit(3);
    }

    [Fact]
    public async Task Two_of_one_name_are_candidates()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var other = new Organisations.Organisation("Edunet Ltd", "edunet-2");
        await app.PartnerAsync("Edunet GmbH");
        await app.SaveAsync(other, new Partnership(other.Id, Side.Upstream, null));

        var answer = (await app.RunAsync("partner", "edunet", "--json")).ShouldExit(1).Json;

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("partner").ValueKind);
        Assert.Equal(2, answer.GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task The_document_tells_people_contracts_and_partnerships_with_their_steps()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var jari = await app.PersonAsync("Jari Koski", email: "jari.koski@solvtech.example");
        var slug = await app.PartnerAsync("Edunet", facts: A.Facts with { ResponsibleId = jari.Id, RelativeSize = RelativeSize.Similar, ShareOfOurs = 0.14, ShareOfTheirs = 0.12 }, stage: Stage.F4);
        var katrin = await app.PersonAsync("Katrin Vogel", slug, "katrin@edunet.example", "sales manager");
        await app.ContactAsync(slug, new DateTime(2026, 11, 11, 23, 0, 0, DateTimeKind.Utc), jari, katrin);
        var partnership = (await app.ReadAsync(slug)).Partnerships[0];
        await app.DoAsync<MovePartnership>(move => move.RunAsync(new(partnership.Id, partnership.Version, Stage.F5, new DateOnly(2026, 11, 2), "Contract of 2 November", null)));
        await app.DoAsync<AddContract>(add => add.RunAsync(new(partnership.Id, "Reseller agreement", new DateOnly(2026, 11, 2), new DateOnly(2028, 11, 1), null)));

        var partner = (await app.RunAsync("partner", "edunet", "--json")).ShouldExit(0).Json.GetProperty("partner");

        var person = partner.GetProperty("people")[0];
        Assert.Equal("katrin@edunet.example", person.GetProperty("emails")[0].GetString());
        Assert.Equal("2026-11-12", person.GetProperty("lastContact").GetString());
        var contract = partner.GetProperty("contracts")[0];
        Assert.Equal(("downstream", "2028-11-01"), (contract.GetProperty("side").GetString(), contract.GetProperty("endsOn").GetString()));
        var told = partner.GetProperty("partnerships")[0];
        Assert.Equal(("F5", "similar", "2020-01-01"), (told.GetProperty("stage").GetString(), told.GetProperty("relativeSize").GetString(), told.GetProperty("since").GetString()));
        Assert.Equal((0.14, 0.12), (told.GetProperty("shareOfOurSales").GetDouble(), told.GetProperty("ourShareOfTheirs").GetDouble()));
        var step = told.GetProperty("steps")[0];
        Assert.Equal(("F4", "F5", "2026-11-02"), (step.GetProperty("from").GetString(), step.GetProperty("to").GetString(), step.GetProperty("on").GetString()));
        Assert.Equal(JsonValueKind.Null, step.GetProperty("managerEvidence").ValueKind);
    }

    [Fact]
    public async Task As_of_an_earlier_day_later_people_steps_and_contacts_are_not_there()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet", stage: Stage.F4);
        var jari = await app.PersonAsync("Jari Koski");
        var katrin = await app.PersonAsync("Katrin Vogel", slug, from: new DateOnly(2020, 1, 1), until: new DateOnly(2025, 12, 31));
        await app.PersonAsync("Uwe Brandt", slug, from: new DateOnly(2026, 1, 1));
        await app.ContactAsync(slug, new DateTime(2025, 6, 1, 8, 0, 0, DateTimeKind.Utc), jari, katrin);
        await app.ContactAsync(slug, new DateTime(2025, 12, 1, 8, 0, 0, DateTimeKind.Utc), jari, katrin);
        var partnership = (await app.ReadAsync(slug)).Partnerships[0];
        await app.DoAsync<MovePartnership>(move => move.RunAsync(new(partnership.Id, partnership.Version, Stage.F5, new DateOnly(2026, 11, 2), "Contract", null)));

        var now = (await app.RunAsync("partner", "edunet", "--json")).ShouldExit(0).Json.GetProperty("partner");
        var then = (await app.RunAsync("partner", "edunet", "--json", "--at", "2025-07-01")).ShouldExit(0).Json.GetProperty("partner");
        var list = (await app.RunAsync("partners", "--json", "--at", "2025-07-01")).ShouldExit(0).Json.GetProperty("partners")[0];

        Assert.Equal(("Uwe Brandt", "F5"), Told(now));
        Assert.Equal(("Katrin Vogel", "F4"), Told(then));
        Assert.Equal("2025-06-01", then.GetProperty("lastContact").GetString());
        Assert.Equal("F4", list.GetProperty("stage").GetString());

        static (string?, string?) Told(JsonElement partner) => (partner.GetProperty("people").EnumerateArray().Single().GetProperty("name").GetString(), partner.GetProperty("partnerships")[0].GetProperty("stage").GetString());
    }

    [Fact]
    public async Task Who_has_moved_on_to_another_firm_is_no_longer_listed()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (edunet, nordvision) = (await app.PartnerAsync("Edunet"), await app.PartnerAsync("Nordvision"));
        var katrin = await app.PersonAsync("Katrin Vogel", edunet);
        await app.SaveAsync(new Solmu.People.Affiliation(katrin.Id, (await app.ReadAsync(nordvision)).Id, null, new DateOnly(2026, 1, 1), null));

        Assert.Empty((await app.ReadAsync(edunet)).People);
        Assert.Single((await app.ReadAsync(nordvision)).People);
    }

    [Fact]
    public async Task The_timeline_tells_everything_newest_first_in_stretches_that_fit()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var slug = await app.PartnerAsync("Edunet", stage: Stage.F4);
        var (jari, katrin) = (await app.PersonAsync("Jari Koski"), await app.PersonAsync("Katrin Vogel", slug, from: new DateOnly(2021, 1, 1)));
        for (var i = 0; i < 53; i++)
        {
            await app.ContactAsync(slug, new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddDays(i / 2), jari, katrin, about: $"Talk {i}");
        }

        await app.DoAsync<WriteNote>(write => write.RunAsync(new((app.ReadAsync(slug).Result).Id, null, "Wants a reference list", false)));
        var partner = await app.ReadAsync(slug);
        var first = await app.DoAsync<ReadTimeline, Timeline>(read => read.RunAsync(partner));
        var second = await app.DoAsync<ReadTimeline, Timeline>(read => read.RunAsync(partner, first.Older));

        Assert.Equal(50, first.Events.Count);
        Assert.Equal(EventKind.Note, first.Events[0].Kind);
        Assert.Equal("Katrin Vogel", first.Events[1].Theirs.Single().Name);
        Assert.Null(second.Older);
        Assert.Equal("Katrin Vogel joins", second.Events[^1].Text);
        Assert.Equal(55, first.Events.Concat(second.Events).Select(told => told.Text).Distinct().Count());
    }
}
