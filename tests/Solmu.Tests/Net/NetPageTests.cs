using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Net;

public sealed partial class NetPageTests
{
    [Fact]
    public async Task A_fresh_firm_reads_what_the_net_will_show_and_how_to_fill_it()
    {
        await using var app = await StartAsync();

        var html = await app.Client.GetStringAsync("/net");

        Assert.Equal("Your value net will stand here", Title(html));
        Assert.Contains("href=\"/imports\"", html, StringComparison.Ordinal);
        Assert.Contains("action=\"/settings/sample\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_is_the_net_for_those_who_are_signed_in()
    {
        await using var app = await StartAsync();
        using var stranger = app.NewClient();

        var own = await app.Client.GetAsync("/");
        var strange = await stranger.GetAsync("/net");

        Assert.Equal((HttpStatusCode.SeeOther, "/today", ""), (own.StatusCode, own.Headers.Location?.OriginalString, await own.Content.ReadAsStringAsync()));
        Assert.NotEqual(HttpStatusCode.OK, strange.StatusCode);
    }

    [Fact]
    public async Task The_title_says_on_whom_the_net_hangs_and_each_box_is_called_by_all_it_tells()
    {
        await using var app = await StartAsync(Small);

        var html = await app.Client.GetStringAsync("/net");

        Assert.Equal("4 partners in 3 countries hang on 2 of our people", Title(html));
        Assert.Contains("Leena Aho alone holds 2 of them; 1 had no contact in the last year; 2 have nobody responsible; 1 more has ended.", html, StringComparison.Ordinal);
        Assert.Contains("<title>Edunet Integrators, Germany, reseller, 3 contacts in the last year with Leena Aho</title>", html, StringComparison.Ordinal);
        Assert.Contains("<title>Lingua, France, integrator, 2 contacts in the last year with Leena Aho and Jari Koski</title>", html, StringComparison.Ordinal);
        Assert.Contains("<title>Hartmann, Germany, hardware manufacturer, no contact in the last year, Jari Koski is responsible</title>", html, StringComparison.Ordinal);
        Assert.Contains("<title>Leena Aho, Regional manager, Europe, 3 partners, 6 contacts in the last year</title>", html, StringComparison.Ordinal);
        Assert.Contains("2 others of us have neither contact", html, StringComparison.Ordinal);
        Assert.Contains("<h1>4 partners in 3 countries, 1 more has ended; 2 have nobody responsible</h1>", await app.Client.GetStringAsync("/partners"), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("country=de", "2 partners in Germany are held by 2 of our people")]
    [InlineData("country=DE&type=reseller", "1 reseller in Germany is held by Leena Aho alone")]
    [InlineData("side=upstream", "1 upstream partner in Germany is held by Jari Koski alone")]
    [InlineData("q=LÍNG", "1 partner in France found by “LÍNG” is held by 2 of our people")]
    [InlineData("responsible=none", "2 partners in 2 countries with nobody responsible are held by 2 of our people")]
    [InlineData("stage=t2", "1 ended partner; nobody of us is known to deal with it")]
    [InlineData("country=JP", "No partner fits what you asked for")]
    [InlineData("tag=none", "No partner fits what you asked for")]
    [InlineData("side=nonsense&stage=77&focus=x&page=-3&by=9", "4 partners in 3 countries hang on 2 of our people")]
    public async Task A_filter_narrows_the_net_and_the_title_counts_what_is_left(string query, string title)
    {
        await using var app = await StartAsync(Small);

        Assert.Equal(title, Title(await app.Client.GetStringAsync("/net?" + query)));
    }

    [Fact]
    public async Task A_person_in_focus_keeps_only_their_lines_lit_and_leads_to_their_page()
    {
        await using var app = await StartAsync();
        Person? leena = null;
        await NetFirm.FillAsync(app, firm => leena = Small(firm));

        var html = await app.Client.GetStringAsync($"/net?focus={Ids.Text(leena!.Id)}");

        Assert.Equal("3 of 4 partners deal with Leena Aho, 2 of them with nobody else of us", Title(html));
        Assert.Contains($"href=\"/people/{Ids.Text(leena.Id)}\">Open the page of Leena Aho", html, StringComparison.Ordinal);
        var svg = Picture(html);
        var near = svg.Descendants().Where(element => element.Name.LocalName == "g" && Is(element, "is-near")).Select(Name).ToList();
        Assert.Equal(["Leena Aho", "Edunet Integrators", "Lingua", "Nordvision"], near.Order(StringComparer.Ordinal).OrderBy(name => name != "Leena Aho"));
        Assert.Equal(3, svg.Descendants().Count(element => element.Name.LocalName == "path" && Is(element, "is-near")));
    }

    [Fact]
    public async Task Forty_one_partners_are_gathered_by_country_and_a_country_opens()
    {
        await using var app = await StartAsync(firm =>
        {
            var people = Enumerable.Range(0, 3).Select(i => firm.Ours($"Person {i}")).ToList();
            for (var i = 0; i < 60; i++)
            {
                firm.Contacts(firm.Partner($"Partner {i:00}", country: i < 50 ? "DE" : "FR"), 1, 5, people[i % 3]);
            }
        });

        var closed = await app.Client.GetStringAsync("/net");
        var open = await app.Client.GetStringAsync("/net?open=FR");

        Assert.Contains("<title>Germany, 50 partners, 50 contacts in the last year: show each</title>", closed, StringComparison.Ordinal);
        Assert.Contains("href=\"/net?open=FR\"", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Partner 51", closed, StringComparison.Ordinal);
        Assert.Equal(10, Regex.Count(open, "<title>Partner 5\\d, France"));
        Assert.Contains("France, 10 partners: gather them in one box again", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_as_wide_as_the_tie_is_strong_and_one_that_cools_is_marked_in_words_too()
    {
        await using var app = await StartAsync();
        await app.PartnerAsync("Edunet");
        await app.PartnerAsync("Lingua");
        var (leena, vogel, petit) = (await app.PersonAsync("Leena Aho"), await app.PersonAsync("Katrin Vogel", "edunet"), await app.PersonAsync("Luc Petit", "lingua"));
        for (var days = 30; days <= 100; days += 7)
        {
            var at = app.Clock.GetUtcNow().UtcDateTime.AddDays(-days);
            await app.ContactAsync("edunet", at, leena, vogel);
            await app.ContactAsync("lingua", at.AddDays(25), leena, petit);
        }

        var html = await app.Client.GetStringAsync("/net");
        var table = await app.Client.GetStringAsync("/net?view=table");

        Assert.Contains("The strongest tie with 1 is cooling or cold; nobody is named as responsible.", html, StringComparison.Ordinal);
        Assert.Contains("Cooling &#xB7; DE", html, StringComparison.Ordinal);
        Assert.Contains("with Leena Aho; the strongest tie is cooling</title>", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<path class=\"w[0-9]+ is-cooling\" data-from"));
        Assert.Single(Regex.Matches(html, "<path class=\"w[0-9]+\" data-from"));
        Assert.Contains(">live</span>", html, StringComparison.Ordinal);
        Assert.Matches("data-label=\"Strongest tie\">[0-9]+, cooling</td>", table);
    }

    [Fact]
    public async Task The_table_tells_the_same_as_the_picture()
    {
        await using var app = await StartAsync(Small);

        var picture = await app.Client.GetStringAsync("/net");
        var table = await app.Client.GetStringAsync("/net?view=table");

        Assert.Equal(Title(picture), Title(table));
        var drawn = PartnerLinks().Matches(Picture(picture).ToString()).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        var listed = Regex.Matches(table, "<th scope=\"row\"><a href=\"/partners/([^\"]+)\"").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(drawn, listed);
        Assert.Contains("Leena Aho 1, Jari Koski 1</td>", table, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\" data-label=\"Contacts\">none</td>", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_older_than_a_year_and_those_of_people_who_left_draw_no_line()
    {
        await using var app = await StartAsync(firm =>
        {
            var (here, gone) = (firm.Ours("Here"), firm.Ours("Gone", until: new DateOnly(2026, 6, 30)));
            var partner = firm.Partner("Edunet", country: "DE");
            firm.Contacts(partner, 2, 366, here);
            firm.Contacts(partner, 4, 300, gone);
        });

        var html = await app.Client.GetStringAsync("/net");

        Assert.Equal("1 partner in Germany; nobody of us is known to deal with it", Title(html));
        Assert.DoesNotContain(Picture(html).Descendants(), element => element.Attribute("data-from") is not null);
        Assert.Contains("Contacts of 1 person who has left us are not drawn.", html, StringComparison.Ordinal);
        Assert.Contains("4 contacts in the last year with nobody who is still one of us", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_break_the_page_whatever_they_hold()
    {
        await using var app = await StartAsync(firm =>
        {
            var person = firm.Ours("\"><img src=x onerror=alert(1)>", "<b>boss</b>");
            firm.Contacts(firm.Partner("<script>alert(1)</script>", country: "DE", type: "'\"&<x>"), 1, 1, person);
            firm.Contacts(firm.Partner(new string('W', 200), type: "a"), 1, 1, person);
        });

        foreach (var address in new[] { "/net", "/net?view=table", "/net?by=type&open=%3Cscript%3E&q=%22%3E%3Cscript%3E", "/net?type='%22%26%3Cx%3E" })
        {
            var html = await app.Client.GetStringAsync(address);
            Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        }

        Assert.Contains("…</text>", WebUtility.HtmlDecode(await app.Client.GetStringAsync("/net")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_shows_at_once_and_an_unchanged_net_is_not_read_again()
    {
        await using var app = await StartAsync(Small);
        var before = await app.Client.GetStringAsync("/net");
        Assert.Equal(Title(before), Title(await app.Client.GetStringAsync("/net")));

        await NetFirm.FillAsync(app, firm => firm.Partner("Newcomer", country: "NO"));

        Assert.StartsWith("5 partners in 4 countries", Title(await app.Client.GetStringAsync("/net")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_net_of_130_partners_is_a_small_answer()
    {
        await using var app = await StartAsync(firm =>
        {
            var people = Enumerable.Range(0, 14).Select(i => firm.Ours($"Person {i}", "Regional manager")).ToList();
            string[] countries = ["DE", "FR", "ES", "IT", "PT", "SE", "NO", "DK", "PL", "CZ", "AT", "CH", "NL", "BE", "GB", "IE", "US", "CA", "BR", "CL", "MX", "JP", "KR", "IN", "AU", "NZ", "ZA", "EG", "AE", "TR", "GR", "HU", "RO", "BG", "EE"];
            for (var i = 0; i < 130; i++)
            {
                firm.Contacts(firm.Partner($"Partner number {i}", i % 18 == 0 ? Side.Upstream : Side.Downstream, countries[i * i % 35], "reseller", people[i % 14]), 1 + (i % 3), 5, people[i % 14], people[i % 5]);
            }
        });

        var bytes = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(await app.Client.GetByteArrayAsync("/net?open=DE"));
        }

        Assert.InRange(bytes.Length, 1_000, 30_000);
    }

    private static async Task<TestApp> StartAsync(Func<NetFirm, object>? fill = null)
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        if (fill is not null)
        {
            await NetFirm.FillAsync(app, firm => fill(firm));
        }

        return app;
    }

    private static Task<TestApp> StartAsync(Action<NetFirm> fill) => StartAsync(firm =>
    {
        fill(firm);
        return firm;
    });

    /// <summary>Leena and Jari share Lingua; Leena alone has two; Hartmann is Jari's on paper only.</summary>
    private static Person Small(NetFirm firm)
    {
        var (leena, jari) = (firm.Ours("Leena Aho", "Regional manager, Europe"), firm.Ours("Jari Koski"));
        firm.Ours("Outi Virta");
        firm.Ours("Ville Laine");
        firm.Contacts(firm.Partner("Edunet Integrators", country: "DE", type: "reseller", responsible: leena), 3, 10, leena);
        firm.Contacts(firm.Partner("Nordvision", country: "SE", type: "reseller"), 2, 20, leena);
        var lingua = firm.Partner("Lingua", country: "FR", type: "integrator", responsible: null);
        firm.Contacts(lingua, 1, 30, leena);
        firm.Contacts(lingua, 1, 40, jari);
        firm.Partner("Hartmann", Side.Upstream, "DE", "hardware manufacturer", jari);
        firm.Partner("Gone Oy", stage: Stage.T2);
        return leena;
    }

    private static string Title(string html) => WebUtility.HtmlDecode(Regex.Match(html, "<h1>(.*?)</h1>").Groups[1].Value);

    private static XElement Picture(string html) => XElement.Parse(Regex.Match(html, "<svg class=\"net[ \"].*?</svg>", RegexOptions.Singleline).Value);

    private static bool Is(XElement element, string name) => (element.Attribute("class")?.Value ?? "").Split(' ').Contains(name);

    private static string Name(XElement node) => node.Descendants().First(element => element.Name.LocalName == "title").Value.Split(',')[0];

    [GeneratedRegex("/partners/([^\"]+)\"")]
    private static partial Regex PartnerLinks();
}
