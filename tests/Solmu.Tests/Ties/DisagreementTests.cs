using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ties;

/// <summary>Own rating and contacts side by side: where they speak against each other, the pages say so.</summary>
public sealed class DisagreementTests
{
    [Theory]
    [InlineData(5, 4, true)]
    [InlineData(4, 4, true)]
    [InlineData(3, 4, false)]
    [InlineData(5, 3, false)]
    public async Task A_close_rating_beside_weak_contacts_is_a_finding_but_not_of_a_thin_history(int closeness, int days, bool isFinding)
    {
        await using var app = await StartAsync(days, closeness, "mail", "2026-02-");
        await app.SignInAsync();

        var sentence = await SentenceAsync(app);

        Assert.Equal(isFinding, sentence is not null);
        Assert.Equal(isFinding, (await app.Client.GetStringAsync("/ties")).Contains("Where rating and contacts disagree", StringComparison.Ordinal));
        if (isFinding)
        {
            Assert.StartsWith($"Leena Aho rated it {closeness} of 5 on 1 Nov 2026, the contacts say trace (", sentence, StringComparison.Ordinal);
            Assert.Contains("Rating and contacts disagree", await TiePageAsync(app), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public async Task A_distant_rating_beside_strong_contacts_is_a_finding(int closeness, bool isFinding)
    {
        await using var app = await StartAsync(21, closeness, "met", "2026-11-");

        var sentence = await SentenceAsync(app);

        Assert.Equal(isFinding, sentence?.Contains("the contacts say strong", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Of_whom_not_everything_is_read_nothing_of_the_kind_is_said_and_silence_is_none()
    {
        await using var app = await StartAsync(4, 5, "mail", "2026-02-");
        await app.SignInAsync();
        Assert.Contains("the tie is cold", await TiePageAsync(app), StringComparison.Ordinal);
        var leena = await IdAsync(app, "leena.aho@solvtech.example");

        await app.SubmitAsync($"/people/{leena}", $"/people/{leena}/reading", ("read", "no"));

        Assert.Null(await SentenceAsync(app));
        var page = await TiePageAsync(app);
        Assert.Contains("not all of it is read", page, StringComparison.Ordinal);
        Assert.Contains("Mail and calendar of Leena Aho are not read", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the tie is cold", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Katrin Vogel", await app.Client.GetStringAsync("/today"), StringComparison.Ordinal);
    }

    private static async Task<TestApp> StartAsync(int days, int closeness, string medium, string month)
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("partners.csv", "name,side,domains,since\nEdunet,downstream,edunet.example,2024-01-01\n");
        await app.FileAsync("people.csv", "name,email,organisation\nLeena Aho,leena.aho@solvtech.example,SolvTech\nKatrin Vogel,katrin.vogel@edunet.example,Edunet\n");
        await app.FileAsync("contacts.csv", "time,medium,from,to\n" + string.Concat(Enumerable.Range(1, days).Select(day => $"{month}{day:00}T09:00:00Z,{medium},{(day % 2 == 0 ? "leena.aho@solvtech.example,katrin.vogel@edunet.example" : "katrin.vogel@edunet.example,leena.aho@solvtech.example")}\n")));
        await app.FileAsync("ratings.csv", $"own,other,closeness,trust,date\nleena.aho@solvtech.example,katrin.vogel@edunet.example,{closeness},3,2026-11-01\n");
        (await app.RunAsync("import", "partners.csv", "people.csv", "contacts.csv", "ratings.csv")).ShouldExit(0);
        return app;
    }

    private static async Task<string?> SentenceAsync(TestApp app) =>
        (await app.RunAsync("ties", "--json")).ShouldExit(0).Json.GetProperty("ties")[0].GetProperty("disagreement").GetString();

    private static async Task<string> IdAsync(TestApp app, string address) => Ids.Text(await app.ReadAsync(db => Task.FromResult(db.PersonEmails.Single(email => email.Address == address).PersonId)));

    private static async Task<string> TiePageAsync(TestApp app) =>
        await app.Client.GetStringAsync($"/ties/{await IdAsync(app, "leena.aho@solvtech.example")}/{await IdAsync(app, "katrin.vogel@edunet.example")}");
}
