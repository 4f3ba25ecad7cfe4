using Microsoft.EntityFrameworkCore;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Imports;

/// <summary>One person is written in many ways; two people sometimes share an address.</summary>
public sealed class SpellingsInMailTests
{
    [Theory]
    [InlineData(new[] { "K. Vogel", "\"Vogel, Katrin\"", "Katrin Vogel (Edunet)", "KATRIN VOGEL", "'Katrin Vogel'", "=?utf-8?Q?K=C3=A4trin_Vogel?=", "" }, new[] { "Katrin Vogel" })]
    [InlineData(new[] { "Katrin Vogel", "Paul Girard" }, new[] { "Katrin Vogel", "Paul Girard" })]
    [InlineData(new[] { "K. Vogel", "Katrin Vogel", "Klaus Vogel" }, new[] { "K. Vogel", "Katrin Vogel", "Klaus Vogel" })]
    [InlineData(new[] { "Edunet", "Katrin Vogel" }, new[] { "Edunet", "Katrin Vogel" })]
    public async Task Spellings_of_one_name_are_one_person_and_two_names_stay_two(string[] written, string[] people)
    {
        foreach (var order in new[] { written, [.. written.Reverse()] })
        {
            await using var app = await TestApp.StartWithFirmAsync();
            await ImportAsync(app, order);

            Assert.Equal(people, await NamesAsync(app));
            var before = await Dump.OfAsync(app);
            await ImportAsync(app, order);
            Assert.Equal(before, await Dump.OfAsync(app));
        }
    }

    [Fact]
    public async Task A_later_mailbox_with_the_name_in_full_names_who_was_only_suggested()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, "K. Vogel");
        var before = await Dump.OfAsync(app);

        var batch = await ImportAsync(app, "Katrin Vogel");

        Assert.Equal(["Katrin Vogel"], await NamesAsync(app));
        (await app.RunAsync("undo", batch)).ShouldExit(0);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Fact]
    public async Task Whoever_is_known_keeps_the_name_that_was_given()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("people.csv", "name,email,organisation\nKati Vogel,katrin@edunet.example,Edunet\n");
        (await app.RunAsync("import", "people.csv")).ShouldExit(0);

        await ImportAsync(app, "K. Vogel", "Kati Maria Vogel");

        Assert.Equal(["Kati Vogel"], await NamesAsync(app));
    }

    [Fact]
    public async Task A_second_name_in_a_later_mailbox_is_a_second_person_and_the_two_are_offered_as_one()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await ImportAsync(app, "Katrin Vogel");
        await ImportAsync(app, "Paul Girard");
        await ImportAsync(app, "P. Girard");

        Assert.Equal(["Katrin Vogel", "P. Girard", "Paul Girard"], await NamesAsync(app));
        await app.SignInAsync();
        var page = await app.Client.GetStringAsync("/duplicates");
        Assert.Contains("P. Girard", page, StringComparison.Ordinal);
        Assert.Contains("one name is a short form of the other", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_table_with_two_names_stay_two_people()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("people.csv", "name,email,organisation\nKatrin Vogel,katrin@edunet.example,Edunet\nK. Vogel,katrin@edunet.example,Edunet\n");

        (await app.RunAsync("import", "people.csv")).ShouldExit(0);

        Assert.Equal(["K. Vogel", "Katrin Vogel"], await NamesAsync(app));
    }

    private static Task<List<string?>> NamesAsync(TestApp app) => app.ReadAsync(db => db.People
        .Where(person => person.Emails.Any(email => email.Address == "katrin@edunet.example")).OrderBy(person => person.Name).Select(person => person.Name).ToListAsync());

    private static async Task<string> ImportAsync(TestApp app, params string[] names)
    {
        await app.FileAsync("box.mbox", string.Concat(names.Select(name =>
            $"From x Mon Oct 12 07:00:00 2026\nFrom: {name} <katrin@edunet.example>\nTo: leena.aho@solvtech.example\nMessage-ID: <{name.GetHashCode(StringComparison.Ordinal)}@x>\nDate: Mon, 12 Oct 2026 10:00:{Array.IndexOf(names, name):00} +0300\n\n\n")));
        return (await app.RunAsync("import", "box.mbox", "--json")).ShouldExit(0).Json.GetProperty("batch").GetString()!;
    }
}
