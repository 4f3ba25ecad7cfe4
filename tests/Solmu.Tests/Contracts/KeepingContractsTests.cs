using System.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Tests.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Contracts;

public sealed class KeepingContractsTests
{
    [Fact]
    public async Task A_contract_is_written_down_corrected_and_taken_away()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        var path = $"/partners/{slug}/contracts/new";
        var under = Ids.Text(await app.PartnershipAsync(slug));

        var wrong = await app.SubmitAsync(path, path, ("partnership", under), ("startsOn", "2026-01-01"), ("endsOn", "2025-01-01"));
        var added = await app.SubmitAsync(path, path, ("partnership", under), ("title", "Reseller agreement"), ("startsOn", "2024-01-01"), ("endsOn", "2027-02-01"));

        Assert.Contains("cannot end before it starts", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var page = await app.Client.GetStringAsync($"/partners/{slug}");
        Assert.Contains("The contract ends in 71 days, on 1 Feb 2027", page, StringComparison.Ordinal);

        var contract = (await app.ReadAsync(slug)).Contracts.Single();
        path = $"/partners/{slug}/contracts/{Ids.Text(contract.Id)}";
        var saved = await app.SubmitAsync(path, path, ("version", $"{contract.Version}"), ("title", "Reseller agreement"), ("endsOn", "2029-02-01"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var stale = await app.SubmitAsync(path, $"{path}/removal", ("version", $"{contract.Version}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        var removed = await app.SubmitAsync(path, $"{path}/removal", ("version", $"{contract.Version + 1}"));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Empty((await app.ReadAsync(slug)).Contracts);
    }

    [Fact]
    public async Task Talks_about_the_next_contract_end_the_asking_for_them()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");
        await app.DoAsync<AddContract>(add => add.RunAsync(new(app.PartnershipAsync(slug).Result, null, null, new DateOnly(2027, 2, 1), null)));
        Assert.Contains((await app.ReadAsync(slug)).Findings, finding => finding.Kind == FindingKind.SilentExpiry);
        var path = $"/partners/{slug}/contracts/{Ids.Text((await app.ReadAsync(slug)).Contracts.Single().Id)}";

        await app.SubmitAsync(path, path, ("version", "1"), ("endsOn", "2027-02-01"), ("talksSince", "2026-11-20"));

        Assert.DoesNotContain((await app.ReadAsync(slug)).Findings, finding => finding.Kind == FindingKind.SilentExpiry);
        Assert.Contains("value=\"2026-11-20\"", await app.Client.GetStringAsync(path), StringComparison.Ordinal);
        var then = (await app.RunAsync("partner", slug, "--at", "2026-11-19", "--json")).ShouldExit(0);
        Assert.Null(then.Json.GetProperty("partner").GetProperty("contracts")[0].GetProperty("talksSince").GetString());
        Assert.Contains("no talks about the next one are recorded", (await app.RunAsync("brief", slug, "--at", "2026-11-19")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_of_no_partnership_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<AddContract>(add => add.RunAsync(new(1, null, null, null, null))));

        Assert.Equal("partnership", refusal.Field);
    }
}
