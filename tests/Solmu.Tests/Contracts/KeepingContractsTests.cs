using System.Net;
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
    public async Task A_contract_of_no_partnership_is_refused()
    {
        await using var app = await TestApp.StartWithFirmAsync();

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => app.DoAsync<AddContract>(add => add.RunAsync(new(1, null, null, null, null))));

        Assert.Equal("partnership", refusal.Field);
    }
}
