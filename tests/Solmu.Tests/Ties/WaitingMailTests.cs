using Solmu.Database;
using Solmu.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Solmu.Tests.Ties;

/// <summary>The tests' firm lives on 2026-11-22.</summary>
public sealed class WaitingMailTests
{
    [Fact]
    public async Task Mail_that_nobody_has_answered_stands_on_the_tie_and_on_the_partner()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("partners.csv", "name,domain,side,country\nEdunet,edunet.example,downstream,DE\n");
        await app.FileAsync("people.csv", "name,email,organisation\nKatrin Vogel,katrin@edunet.example,Edunet\nPaul Girard,paul@edunet.example,Edunet\n");
        await app.FileAsync("box.mbox",
            Mail("katrin@edunet.example", "leena.aho@solvtech.example", 1, "15 Nov 2026 09:00:00 +0000")
            + Mail("leena.aho@solvtech.example", "paul@edunet.example", 2, "16 Nov 2026 09:00:00 +0000")
            + Mail("paul@edunet.example", "leena.aho@solvtech.example", 3, "10 Nov 2026 09:00:00 +0000")
            + Mail("leena.aho@solvtech.example", "paul@edunet.example", 4, "11 Nov 2026 09:00:00 +0000", answers: 3));
        (await app.RunAsync("import", "partners.csv", "people.csv", "box.mbox")).ShouldExit(0);
        await app.SignInAsync();

        var partner = await app.Client.GetStringAsync("/partners/edunet");

        Assert.Contains("Mail without an answer", partner, StringComparison.Ordinal);
        Assert.Matches("yours to answer</span>\\s*<a href=\"/ties/[^\"]+\">Katrin Vogel wrote to ", partner);
        Assert.Matches("theirs to answer</span>\\s*<a href=\"/ties/[^\"]+\">[^<]+ wrote to Paul Girard", partner);
        Assert.DoesNotContain("Paul Girard wrote to", partner, StringComparison.Ordinal);
        var (own, katrin) = await app.ReadAsync(async db => (await IdAsync(db, "leena.aho@solvtech.example"), await IdAsync(db, "katrin@edunet.example")));
        var tie = await app.Client.GetStringAsync($"/ties/{own}/{katrin}");
        Assert.Contains("Mail without an answer", tie, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs to answer", tie, StringComparison.Ordinal);
    }

    private static async Task<string> IdAsync(SolmuDb db, string address) => Ids.Text(await db.PersonEmails.Where(email => email.Address == address).Select(email => email.PersonId).SingleAsync());

    private static string Mail(string from, string to, int number, string date, int? answers = null) =>
        $"From x Mon Nov 16 07:00:00 2026\nFrom: {from}\nTo: {to}\nMessage-ID: <{number}@x>\n{(answers is { } one ? $"In-Reply-To: <{one}@x>\n" : "")}Date: {date}\n\n\n";
}
