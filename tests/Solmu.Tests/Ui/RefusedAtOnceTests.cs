using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Tests.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ui;

public sealed class RefusedAtOnceTests
{
    [Fact]
    public async Task Everything_that_is_wrong_with_a_new_partner_is_told_beside_its_field()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();

        var answer = await app.SubmitAsync(
            "/partners/new", "/partners/new",
            ("name", ""), ("side", ""), ("value", "much"), ("importance", "7"), ("country", "XX"), ("website", "javascript:alert(1)"), ("domains", "gmail.com"), ("responsible", "0123456789abc"), ("city", "Kiel"));

        await RefusedAsync(answer, "name", "side", "value", "importance", "country", "website", "domains", "responsible");
        Assert.Equal(0, await app.ReadAsync(db => db.Partnerships.CountAsync()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_person_is_told_beside_its_field()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();

        await RefusedAsync(
            await app.SubmitAsync("/people/new", "/people", ("name", new string('a', 201)), ("emails", "nonsense"), ("country", "XX"), ("organisation", "Edunet"), ("role", new string('r', 201)), ("from", "yesterday")),
            "name", "emails", "country", "role", "from");
        Assert.Equal((0, 1), await app.ReadAsync(async db => (await db.People.CountAsync(), await db.Organisations.CountAsync())));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_contract_is_told_beside_its_field()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var path = $"/partners/{slug}/contracts/new";

        await RefusedAsync(await app.SubmitAsync(path, path, ("partnership", ""), ("title", new string('a', 201)), ("startsOn", "2026-01-01"), ("endsOn", "2025-01-01"), ("talksSince", "soon")), "title", "endsOn", "talksSince");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_contact_is_told_beside_its_field()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();

        await RefusedAsync(await app.SubmitAsync("/contacts/new", "/contacts", ("time", "soon"), ("minutes", "-1"), ("addresses", "nonsense")), "time", "minutes", "addresses");
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, params string[] fields)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        foreach (var field in fields)
        {
            Assert.Matches($"(?s)id=\"note-{field}\">\\s*<span class=\"form-error\">", html);
            Assert.Contains($"href=\"#field-{field}\"", html, StringComparison.Ordinal);
        }
    }
}
