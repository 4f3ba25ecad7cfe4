using Microsoft.EntityFrameworkCore;
using Solmu.Contacts;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Imports;

public sealed class ImportingMailTests
{
    private const string Leena =
        """
        From leena.aho@solvtech.example Mon Oct 12 07:00:00 2026
        From: Leena Aho <leena.aho@solvtech.example>
        To: "Vogel, Katrin" <katrin.vogel@edunet.example>
        Cc: someone@gmail.com
        Date: Mon, 12 Oct 2026 10:00:00 +0300
        Message-ID: <1@solvtech.example>
        Subject: Offer

        Secret words
        From katrin.vogel@edunet.example Mon Oct 12 08:00:00 2026
        From: Katrin Vogel <katrin.vogel@edunet.example>
        To: leena.aho@solvtech.example
        Date: Mon, 12 Oct 2026 11:00:00 +0300
        Message-ID: <2@edunet.example>
        In-Reply-To: <1@solvtech.example>

        From news@edunet.example Mon Oct 12 09:00:00 2026
        From: news@edunet.example
        To: leena.aho@solvtech.example
        Date: Mon, 12 Oct 2026 12:00:00 +0300
        List-Id: <news.edunet.example>

        From aino@solvtech.example Mon Oct 12 09:00:00 2026
        From: aino@solvtech.example
        To: leena.aho@solvtech.example
        Date: Mon, 12 Oct 2026 12:00:00 +0300
        Message-ID: <3@solvtech.example>

        From stranger@x.example Mon Oct 12 09:00:00 2026
        From: stranger@x.example
        To: other@y.example
        Date: Mon, 12 Oct 2026 12:00:00 +0300

        From katrin.vogel@edunet.example Mon Oct 12 09:30:00 2026
        From: katrin.vogel@edunet.example
        To: leena.aho@solvtech.example
        Date: Mon, 12 Oct 2026 12:30:00 +0300


        """;

    private const string Aino =
        """
        Received: from a by b; Mon, 12 Oct 2026 10:00:05 +0300
        From: Leena Aho <leena.aho@solvtech.example>
        To: "Vogel, Katrin" <katrin.vogel@edunet.example>
        Cc: someone@gmail.com
        Date: Mon, 12 Oct 2026 10:00:00 +0300
        Message-Id: <1@solvtech.example>
        Subject: Offer

        Secret words
        """;

    [Fact]
    public async Task Mails_become_contacts_and_the_same_mailbox_again_changes_nothing()
    {
        await using var app = await StartAsync();

        var first = (await app.RunAsync("import", "leena.mbox", "aino.eml", "--json")).ShouldExit(0);

        Assert.Equal([(6, 3, 0, 0, 3), (1, 0, 0, 1, 0)], Counts(first));
        var contacts = await app.ReadAsync(db => db.Contacts.Include(contact => contact.People).OrderBy(contact => contact.At).ToListAsync());
        Assert.All(contacts, contact => Assert.Equal((ContactSource.Mail, (string?)null), (contact.Source, contact.About)));
        Assert.Equal([3, 2, 2], contacts.Select(contact => contact.People.Count));
        Assert.Equal(contacts[0].SourceKey, contacts[1].RepliesTo);
        var before = await Dump.OfAsync(app);

        var second = (await app.RunAsync("import", "aino.eml", "leena.mbox", "--json")).ShouldExit(0);

        Assert.Equal([(1, 0, 0, 1, 0), (6, 0, 0, 3, 3)], Counts(second));
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Unknown_people_are_suggested_under_the_organisation_of_their_domain_but_for_free_mail()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "leena.mbox")).ShouldExit(0);

        var suggested = await app.ReadAsync(db => db.People.Where(person => person.IsSuggested).OrderBy(person => person.SearchText).Select(person => person.SearchText + " " + person.Affiliations.Count).ToListAsync());

        Assert.Equal(3, suggested.Count);
        Assert.Contains("someone@gmail.com 0", suggested);
        Assert.Contains(suggested, person => person.Contains("Katrin", StringComparison.OrdinalIgnoreCase) && person.EndsWith(" 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_takes_mail_back()
    {
        await using var app = await StartAsync();
        var before = await Dump.OfAsync(app);
        var import = (await app.RunAsync("import", "leena.mbox", "--json")).ShouldExit(0);

        var undo = (await app.RunAsync("undo", import.Json.GetProperty("batch").GetString()!, "--json")).ShouldExit(0);

        Assert.Empty(undo.Json.GetProperty("kept").EnumerateArray());
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task A_broken_message_is_listed_with_its_byte_and_the_rest_goes_in()
    {
        await using var app = await StartAsync();
        await app.FileAsync("broken.mbox", "From x\nSubject: nobody\n\n" + Leena);

        var result = await app.RunAsync("import", "broken.mbox", "--json");

        result.ShouldExit(1);
        Assert.Equal([(7, 3, 0, 0, 4)], Counts(result));
        var problem = Assert.Single(result.Json.GetProperty("files")[0].GetProperty("problems").EnumerateArray());
        Assert.Equal(0, problem.GetProperty("offset").GetInt64());
    }

    [Fact]
    public async Task Two_mails_of_one_second_are_two_contacts()
    {
        await using var app = await StartAsync();
        (await app.RunAsync("import", "aino.eml")).ShouldExit(0);
        await app.FileAsync("other.eml", Aino.Replace("<1@", "<9@", StringComparison.Ordinal));

        Assert.Equal([(1, 1, 0, 0, 0)], Counts((await app.RunAsync("import", "other.eml", "--json")).ShouldExit(0)));
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("leena.mbox", Leena);
        await app.FileAsync("aino.eml", Aino);
        return app;
    }

    private static List<(int Read, int Created, int Updated, int Unchanged, int Skipped)> Counts(CommandResult result) =>
        [.. result.Json.GetProperty("files").EnumerateArray().Select(file => (Number(file, "read"), Number(file, "created"), Number(file, "updated"), Number(file, "unchanged"), Number(file, "skipped")))];

    private static int Number(System.Text.Json.JsonElement file, string name) => file.GetProperty(name).GetInt32();
}
