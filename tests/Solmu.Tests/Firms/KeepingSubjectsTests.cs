using Microsoft.EntityFrameworkCore;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Firms;

public sealed class KeepingSubjectsTests
{
    private const string Mail = "From: anna@solvtech.example\nTo: katrin@edunet.example\nDate: Tue, 3 Nov 2026 10:00:00 +0200\nMessage-ID: <{0}@solvtech.example>\nSubject: Prices for Kiel\n\nThe body.\n";

    [Fact]
    public async Task Subjects_are_kept_only_once_the_firm_says_so()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        (await app.RunAsync("import", await app.FileAsync("one.eml", Mail.Replace("{0}", "1", StringComparison.Ordinal)), "--json")).ShouldExit(0);

        var version = System.Text.RegularExpressions.Regex.Match(await app.Client.GetStringAsync("/settings"), "name=\"version\" value=\"([0-9]+)\"").Groups[1].Value;
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await app.SubmitAsync("/settings", "/settings/firm", ("version", version), ("name", "SolvTech"), ("country", "FI"), ("domains", "solvtech.example"), ("zone", "Europe/Helsinki"), ("subjects", "on"))).StatusCode);
        (await app.RunAsync("import", await app.FileAsync("two.eml", Mail.Replace("{0}", "2", StringComparison.Ordinal)), "--json")).ShouldExit(0);

        Assert.Equal([null, "Prices for Kiel"], (await app.ReadAsync(db => db.Contacts.Select(contact => contact.About).ToListAsync())).OrderBy(about => about, StringComparer.Ordinal));
    }
}
