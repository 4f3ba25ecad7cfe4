using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>The first day with Solmu, from the one-time link to a partner's brief on paper.</summary>
public sealed partial class FirstDayTests(Chromium chromium)
{
    private const string Partners = """
        name;domains;country;side;type;since;responsible
        Edunet Systems;edunet.example;Germany;downstream;reseller;2020-04-03;outi.virta@solvtech.example
        Harbour Sensors;harbour-sensors.example;Atlantis;upstream;hardware manufacturer;2021-02-01;outi.virta@solvtech.example
        Lingua Nova;lingua.example;France;downstream;integrator;2019-09-15;outi.virta@solvtech.example

        """;

    private const string Cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Katrin Vogel\r\nN:Vogel;Katrin;;;\r\nORG:Edunet Systems\r\nTITLE:Head of sales\r\nEMAIL:katrin.vogel@edunet.example\r\nEND:VCARD\r\n";

    [Fact]
    public async Task A_manager_brings_the_own_partners_in_and_logs_a_contact()
    {
        await using var app = await TestApp.StartAsync(untouched: true);
        await using var visit = await Visit.OpenAsync(chromium, app);

        await CreateOwnerAsync(app, visit);
        await SignOutAndInAsync(visit);
        await ImportAsync(visit);
        await MendAsync(visit);
        await LookAtTheNetAsync(visit);
        await LogContactAsync(visit);
        await PrintBriefAsync(visit);

        visit.ShouldBeCalm();
        Assert.Equal((3, 1), await app.ReadAsync(async db => (await db.Partnerships.CountAsync(), await db.Contacts.CountAsync())));
    }

    private static async Task CreateOwnerAsync(TestApp app, Visit visit)
    {
        var code = await app.Services.GetRequiredService<OwnerLink>().OfferAsync();
        await visit.GoAsync($"/welcome?code={code}");
        await visit.ShouldBeAccessibleAsync();
        await visit.FillAsync("Your name", "Outi Virta");
        await visit.FillAsync("Your e-mail address", TestApp.OwnerEmail);
        await visit.FillAsync("A password", TestApp.OwnerPassword);
        await visit.FillAsync("Name of your firm", "SolvTech");
        await visit.Page.GetByLabel("Country").SelectOptionAsync("FI");
        await visit.FillAsync("Mail domains", "solvtech.example");
        Assert.Equal("Europe/Helsinki", await visit.Page.GetByLabel("Time zone").InputValueAsync());
        await visit.ClickAsync("Open Solmu");

        Assert.Equal("/today", visit.Path);
        Assert.Contains("Welcome", await visit.SaidAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();
    }

    private static async Task SignOutAndInAsync(Visit visit)
    {
        await visit.Page.Locator(".account summary").ClickAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.ToNextPageAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        Assert.Equal("/sign-in", visit.Path);
        await visit.ShouldBeAccessibleAsync();

        await visit.Page.GotoAsync("/partners");
        await visit.FillAsync("E-mail address", TestApp.OwnerEmail);
        await visit.FillAsync("Password", "not the right one");
        await visit.ClickAsync("Sign in");
        Assert.Equal(TestApp.OwnerEmail, await visit.Page.GetByLabel("E-mail address").InputValueAsync());
        await visit.ShouldBeAccessibleAsync();
        await visit.FillAsync("Password", TestApp.OwnerPassword);
        await visit.ClickAsync("Sign in");
        Assert.Equal("/partners", visit.Path);
        await visit.ShouldBeAccessibleAsync();
    }

    private static async Task ImportAsync(Visit visit)
    {
        await visit.FollowAsync("Imports");
        await visit.ShouldBeAccessibleAsync();
        await DropAsync(visit, File("partners.csv", Partners), File("cards.vcf", Cards));
        Assert.Equal("Solmu sees 3 organisations and 1 card", await visit.TitleAsync());
        await visit.ShouldBeAccessibleAsync();

        await PreviewAsync(visit);
        Assert.Contains("1 row would be refused", await visit.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("Atlantis", await visit.Page.Locator(".reason").First.InnerTextAsync(), StringComparison.Ordinal);
        await visit.ShouldBeAccessibleAsync();
        await RunAsync(visit);
    }

    private static async Task MendAsync(Visit visit)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download the refused rows" }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        var refused = await reader.ReadToEndAsync();
        Assert.DoesNotContain("Edunet", refused, StringComparison.Ordinal);

        await visit.FollowAsync("Imports");
        await visit.ShouldBeAccessibleAsync();
        await DropAsync(visit, File(download.SuggestedFilename, refused.Replace("Atlantis", "Norway", StringComparison.Ordinal)));
        await PreviewAsync(visit);
        await RunAsync(visit);
        Assert.Contains("1 new record", await visit.TitleAsync(), StringComparison.Ordinal);
    }

    private static async Task LookAtTheNetAsync(Visit visit)
    {
        await visit.FollowAsync("Look at the net");
        await visit.ShouldBeAccessibleAsync();
        Assert.Contains("3 partners", await visit.TitleAsync(), StringComparison.Ordinal);
        await visit.FollowAsync("Table");
        await visit.ShouldBeAccessibleAsync();
        await visit.FollowAsync("Map");
        await visit.ShouldBeAccessibleAsync();
        await visit.FollowAsync("Picture");
        await visit.ToNextPageAsync(visit.Page.Locator("svg.net a").Filter(new() { HasText = "Edunet Systems" }).First);
        Assert.Equal("/partners/edunet-systems", visit.Path);
        await visit.ShouldBeAccessibleAsync();
    }

    /// <summary>The only person known there is ticked already: two clicks on the form are enough.</summary>
    private static async Task LogContactAsync(Visit visit)
    {
        var main = visit.Page.GetByRole(AriaRole.Main);
        await visit.ToNextPageAsync(main.GetByRole(AriaRole.Link, new() { Name = "Log contact" }).First);
        await visit.ShouldBeAccessibleAsync();
        await main.GetByLabel("Meeting", new() { Exact = true }).ClickAsync();
        await visit.ClickAsync("Log contact");

        Assert.Equal("/partners/edunet-systems", visit.Path);
        Assert.Contains("logged", await visit.SaidAsync(), StringComparison.Ordinal);
        var told = await visit.Page.Locator("#timeline .timeline > li").First.InnerTextAsync();
        Assert.Matches(@"22 Nov[\s\S]*Outi Virta with Katrin Vogel", told);
        await visit.ShouldBeAccessibleAsync();
    }

    private static async Task PrintBriefAsync(Visit visit)
    {
        await visit.FollowAsync("Brief");
        Assert.Equal("Edunet Systems", await visit.TitleAsync());
        await visit.ShouldBeAccessibleAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await visit.Page.GetByText("Katrin Vogel").First.IsVisibleAsync());
        Assert.False(await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Rooms" }).IsVisibleAsync());
        await visit.ShouldBeAccessibleAsync();
        Assert.Single(Sheets().Matches(Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }))));
    }

    private static async Task DropAsync(Visit visit, params FilePayload[] files)
    {
        await visit.Page.GetByLabel("Partner list, address book, contact history").SetInputFilesAsync(files);
        await visit.ClickAsync("See what is in them");
    }

    private static async Task PreviewAsync(Visit visit)
    {
        await visit.ClickAsync("Look at the changes");
        await visit.Page.GetByText("Nothing has been changed yet").WaitForAsync();
    }

    private static async Task RunAsync(Visit visit)
    {
        await visit.ClickAsync("Bring", exact: false);
        await visit.Page.WaitForURLAsync(new Regex(@"/imports/[^/]+\?from="));
        await visit.ShouldBeAccessibleAsync();
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheets();
}
