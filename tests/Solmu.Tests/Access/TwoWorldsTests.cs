using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Api;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.Api;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

/// <summary>Whatever happens among the things somebody may not see, every answer they get stays the same to the byte.</summary>
public sealed class TwoWorldsTests(TwoWorldsTests.Pair pair) : IClassFixture<TwoWorldsTests.Pair>
{
    private static readonly string[] Sorts = ["name", "-name", "country", "-country", "stage", "-stage", "value", "-value", "importance", "-importance", "responsible", "-responsible", "contact", "-contact", "contacts", "-contacts", "since", "-side"];

    [Fact]
    public async Task A_hidden_partner_changes_no_page_of_a_member()
    {
        var worlds = pair.Worlds;
        var met = await ComparePagesAsync(worlds, worlds.People.Member);

        Assert.Contains(met, page => page.StartsWith("/partners/nordlys", StringComparison.Ordinal));
        Assert.Contains(met, page => page.StartsWith("/people/", StringComparison.Ordinal));
        Assert.Contains(met, page => page.StartsWith("/contacts/", StringComparison.Ordinal));
        Assert.True(met.Count > 60, $"only {met.Count} pages");
    }

    [Fact]
    public async Task A_hidden_partner_changes_no_page_of_a_reader()
    {
        var worlds = pair.Worlds;

        Assert.True((await ComparePagesAsync(worlds, worlds.People.Reader)).Count > 30);
    }

    [Fact]
    public async Task A_hidden_partner_changes_no_command_of_a_member()
    {
        var worlds = pair.Worlds;
        var shared = await IdsAsync(worlds.Without);
        string[][] commands =
        [
            ["partners"], ["people"], ["people", "--own"], ["people", "--organisation", "Nordlys"], ["people", "--organisation", "Nordlys Secret"],
            ["partner", "Nordlys"], ["partner", "Nordlys Secret"], ["partner", "secret.example"], ["partner", "Acme"], ["partner", "Nord"], ["partner", worlds.HiddenSlug],
            ["person", "jari.manty@nordlys.example"], ["person", "Jari Mänty"], ["person", "anna.berg@secret.example"], ["person", "somebody@freemail.example"],
            ["brief", "Nordlys"], ["brief", "Alpen Technik", "--format", "json"], ["brief", "Nordlys Secret"], ["undo", Ids.Text(worlds.HiddenIds[0])],
            ["export", "organisations"], ["export", "people"], ["export", "contacts"], ["export", "ties"], ["export", "--format", "json"], ["partners", "--at", "2026-07-01"], ["brief", "Nordlys", "--at", "2026-07-01"],
        ];

        foreach (var command in commands)
        {
            string[] asked = [.. command, "--as", worlds.People.Member.Email, .. command is ["export", ..] ? Array.Empty<string>() : ["--json"]];
            var (without, with) = (await worlds.Without.RunAsync(asked), await worlds.With.RunAsync(asked));
            Assert.Equal((without.Exit, TwoWorlds.Mask(without.Output, shared), without.Error), (with.Exit, TwoWorlds.Mask(with.Output, shared), with.Error));
        }
    }

    [Fact]
    public async Task A_hidden_partner_changes_no_answer_to_a_program_of_a_member()
    {
        var worlds = pair.Worlds;
        var shared = await IdsAsync(worlds.Without);
        using var without = await Caller.ComeAsync(worlds.Without, KeyScope.Read, worlds.People.Member);
        using var with = await Caller.ComeAsync(worlds.With, KeyScope.Read, worlds.People.Member);
        var asked = 0;
        foreach (var list in Calls(worlds.Without).Where(call => call.Metadata.GetMetadata<ListShape>() is not null && !call.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal)))
        {
            var path = list.RoutePattern.RawText!["/api/v1".Length..].TrimEnd('/');
            foreach (var question in Questions(worlds, list.Metadata.GetMetadata<ListShape>()!))
            {
                for (var (one, other) = ($"{path}?{question}", $"{path}?{question}"); one.Length > 0; asked++)
                {
                    var (expected, actual) = (await without.GetAsync(one), await with.GetAsync(other));
                    Assert.True(TextOf(expected, shared) == TextOf(actual, shared), $"{one} differs:\n{Difference(TextOf(expected, shared), TextOf(actual, shared))}");
                    var (next, nextOther) = expected.Status == HttpStatusCode.OK && asked < 5000 ? (expected.Next, actual.Next) : (null, null);
                    (one, other) = next is null ? ("", "") : ($"{path}?{question}&after={next}", $"{path}?{question}&after={nextOther}");
                }
            }
        }

        foreach (var one in Calls(worlds.Without).Where(call => call.RoutePattern.RawText!.EndsWith("/{id}", StringComparison.Ordinal) && call.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0] == "GET"))
        {
            foreach (var id in worlds.HiddenIds.Select(Ids.Text).Concat(shared))
            {
                var path = one.RoutePattern.RawText!["/api/v1".Length..].Replace("{id}", id, StringComparison.Ordinal);
                Assert.Equal(TextOf(await without.GetAsync(path), shared), TextOf(await with.GetAsync(path), shared));
                asked++;
            }
        }

        Assert.True(asked > 300, $"only {asked} questions");
    }

    /// <summary>Forms with what exists behind the wall are answered as if it existed nowhere, and so is every page after them.</summary>
    [Fact]
    public async Task What_exists_out_of_sight_is_answered_like_what_exists_nowhere()
    {
        (string Page, string Action, string Fields)[] forms =
        [
            ("/partners/new", "/partners/new", "name=Nordlys Secret&side=downstream&country=SE"),
            ("/partners/new", "/partners/new", "name=Acme&side=upstream&domains=acme.example"),
            ("/partners/new", "/partners/new", "name=Lonely&side=upstream&domains=lonely.example"),
            ("/partners/nordlys", "/partners/nordlys/tags", "tags=moonshot, Moonshot, MOONSHOT"),
            ("/partners/nordlys", "/partners/nordlys/tags", "tags=Moonshot"),
            ("/partners/nordlys", "/partners/nordlys/tags", "remove=moonshot"),
            ("/partners/nordlys", "/partners/nordlys/partnerships/new", "side=upstream"),
            ("/partners/nordlys", "/partners/nordlys/partnerships/new", "side=support"),
            ("/partners/nordlys/edit", "/partners/nordlys/edit", "name=Nordlys&country=NO&domains=nordlys.example, secret.example, acme.example"),
            ("/partners/nordlys/edit", "/partners/nordlys/edit", "name=Hidden Import&country=NO&domains=nordlys.example"),
            ("/people/new", "/people", "name=Anna Berg&emails=anna.berg@secret.example"),
            ("/people/new", "/people", "name=Anna Berg&emails=anna.berg@secret.example&organisation=Nordlys Secret"),
            ("/people/new", "/people", "name=Somebody&emails=somebody@freemail.example"),
            ("/people/{jari}", "/people/{jari}/employer", "organisation=Nordlys Secret&role=Boss&on=2026-11-01"),
            ("/people/{jari}", "/people/{jari}/affiliations", "organisation=Acme&role=Board&from=2026-11-02"),
            ("/people/{jari}/edit", "/people/{jari}", "name=Jari Mänty&emails=jari.manty@secret.example"),
            ("/people/{jari}", "/people/{jari}/ratings", "closeness=4&trust=4"),
            ("/contacts/new?partner=nordlys", "/contacts", "medium=met&time=2026-11-20T10:00&with={jari}&about=Autumn"),
            ("/contacts/new", "/contacts", "medium=mail&time=2026-11-20T11:15&addresses=anna.berg@secret.example, jari.manty@nordlys.example"),
            ("/contacts/new", "/contacts", "medium=mail&time=2026-11-20T12:30&addresses=somebody@freemail.example"),
            ("/settings", "/people/{hidden1}/acceptance", ""),
            ("/settings", "/partners/nordlys-secret/tags", "tags=mine"),
            ("/settings", "/contacts/{hidden3}/removal", ""),
            ("/contacts/{spring}", "/contacts/{spring}", "medium=met&time=2026-11-19T10:00&about=Moved&with={jari}&own={mika}"),
            ("/contacts/{spring}", "/contacts/{spring}/removal", ""),
        ];
        await using var worlds = await TwoWorlds.MakeAsync();
        var shared = await IdsAsync(worlds.Without);
        using var without = await worlds.Without.BrowserAsync(worlds.People.Member);
        using var with = await worlds.With.BrowserAsync(worlds.People.Member);
        var fill = await FillAsync(worlds);

        foreach (var (page, action, fields) in forms)
        {
            var (expected, actual) = (await SendAsync(without, fill(page), fill(action), fill(fields), shared), await SendAsync(with, fill(page), fill(action), fill(fields), shared));
            Assert.True(expected == actual, $"{action} with {fields} differs:\n{Difference(expected, actual)}");
            foreach (var after in new[] { "/partners", "/people", "/net?view=table", fill("/people/{jari}"), "/partners/nordlys" })
            {
                var (one, other) = (await TextAsync(await without.GetAsync(after), shared), await TextAsync(await with.GetAsync(after), shared));
                Assert.True(one == other, $"{after} after {action} with {fields} differs:\n{Difference(one, other)}");
            }
        }

        await ComparePagesAsync(worlds, worlds.People.Member, shared);
    }

    /// <summary>The comparison itself is worth something only when it finds what is to be found.</summary>
    [Theory]
    [InlineData("/partners")]
    [InlineData("/people")]
    [InlineData("/net")]
    [InlineData("/search?q=secret")]
    [InlineData("/partners/nordlys")]
    [InlineData("/people/{jari}")]
    public async Task An_owner_sees_the_difference(string page)
    {
        var worlds = pair.Worlds;
        var shared = await IdsAsync(worlds.Without);
        var owner = await worlds.Without.ReadAsync(db => db.Users.SingleAsync(user => user.Role == Role.Owner));
        using var without = await worlds.Without.BrowserAsync(owner);
        using var with = await worlds.With.BrowserAsync(owner);
        var path = (await FillAsync(worlds))(page);

        Assert.NotEqual(await TextAsync(await without.GetAsync(path), shared), await TextAsync(await with.GetAsync(path), shared));
    }

    private static IEnumerable<RouteEndpoint> Calls(TestApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal));

    /// <summary>Each order in small portions, each filter by what is seen and what is not, and words of both.</summary>
    private static IEnumerable<string> Questions(TwoWorlds worlds, ListShape shape)
    {
        string[] values = ["SE", "NO", "secret", "skunkworks", "component maker", "moonshot", "nordic", "F3", "upstream", "downstream", "true", "false", "nobody", "2026-06-01", "secret.example", "anna.berg@secret.example", Ids.Text(worlds.People.Leena.Id), .. worlds.HiddenIds.Select(Ids.Text)];
        string[] words = ["secret", "nord", "anna", "jari", "acme", "lonely", "moonshot", "freemail", "e"];
        return [.. shape.Sorts.Select(sort => $"sort={sort}&limit=2"), .. words.Select(word => $"q={word}"), .. shape.Filters.SelectMany(filter => values.Select(value => $"{filter.Name}={Uri.EscapeDataString(value)}"))];
    }

    /// <summary>Where a list goes on is sealed, and so never the same word.</summary>
    private static string TextOf(Said said, IReadOnlySet<string> shared) =>
        TwoWorlds.Mask(Regex.Replace($"{(int)said.Status} {said.ETag} {said.Type}\n{said.Text}", "\"next\":\"[^\"]*\"", "next", RegexOptions.NonBacktracking), shared);

    private static async Task<Func<string, string>> FillAsync(TwoWorlds worlds)
    {
        var spring = await worlds.Without.ReadAsync(db => db.Contacts.Where(contact => contact.About == "Spring talks").Select(contact => contact.Id).SingleAsync());
        return text => Regex.Replace(
            text.Replace("{jari}", Ids.Text(worlds.People.Jari.Id), StringComparison.Ordinal).Replace("{mika}", Ids.Text(worlds.People.Mika.Id), StringComparison.Ordinal).Replace("{spring}", Ids.Text(spring), StringComparison.Ordinal),
            @"\{hidden(\d)\}", match => Ids.Text(worlds.HiddenIds[match.Groups[1].Value[0] - '0']));
    }

    private static async Task<string> SendAsync(HttpClient browser, string page, string action, string fields, IReadOnlySet<string> shared)
    {
        var html = await browser.GetStringAsync(page);
        var version = Regex.Match(html, "name=\"version\" value=\"([^\"]*)\"").Groups[1].Value;
        var sent = TestApp.HiddenFields(html).Append(("version", version)).Concat(fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split('=', 2)[0], field.Split('=', 2)[1])));
        using var answer = await browser.PostAsync(action, new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
        return await TextAsync(answer, shared);
    }

    private static async Task<IReadOnlyCollection<string>> ComparePagesAsync(TwoWorlds worlds, User user, IReadOnlySet<string>? known = null)
    {
        var shared = known ?? await IdsAsync(worlds.Without);
        using var without = await worlds.Without.BrowserAsync(user);
        using var with = await worlds.With.BrowserAsync(user);
        var waiting = new Queue<string>(Start(worlds));
        var met = new HashSet<string>();
        while (waiting.TryDequeue(out var page))
        {
            if (!met.Add(page) || met.Count > 400)
            {
                continue;
            }

            using var expected = await without.GetAsync(page);
            using var actual = await with.GetAsync(page);
            var text = await TextAsync(expected, shared);
            var other = await TextAsync(actual, shared);
            if (known is not null && page.StartsWith("/search", StringComparison.Ordinal))
            {
                // Matches stand in the order of their ids, and what was made after the worlds parted has other ones in each.
                (text, other) = (InOrder(text), InOrder(other));
            }

            Assert.True(text == other, $"{page} differs:\n{Difference(text, other)}");
            foreach (Match link in Regex.Matches(await expected.Content.ReadAsStringAsync(), "href=\"(/[^\"#]*)", RegexOptions.NonBacktracking))
            {
                // What was made after the worlds parted has other ids in each; it is met on the pages that list it.
                var path = WebUtility.HtmlDecode(link.Groups[1].Value);
                if (TwoWorlds.Mask(path, shared) == path && !path.StartsWith("/dist/", StringComparison.Ordinal))
                {
                    waiting.Enqueue(path);
                }
            }
        }

        return met;
    }

    private static IEnumerable<string> Start(TwoWorlds worlds)
    {
        string[] rooms = ["/net", "/net?view=table", "/net?by=country", "/net?by=responsible", "/net?tag=moonshot", "/net?q=secret", "/net?side=upstream", "/net?responsible=none", "/partners", "/people", "/settings", "/contacts/new", "/partners/new", "/imports"];
        string[] words = ["secret", "moonshot", "nord", "nordlys", "an", "anna", "jari", "acme", "lonely", "freemail", "manty", "e"];
        string[] filters = ["side=upstream", "side=downstream", "country=SE", "country=NO", "type=skunkworks", "type=component maker", "stage=F3", "tag=moonshot", "tag=nordic", "responsible=nobody", $"responsible={Ids.Text(worlds.People.Leena.Id)}", "page=2"];
        string[] people = ["whose=ours", "whose=theirs", "whose=suggested", "whose=ignored", "country=SE", "role=scientist", "role=adviser", "tag=moonshot", $"organisation={worlds.HiddenSlug}", "organisation=nordlys", "organisation=lonely", "page=2"];
        return [.. rooms,
            .. words.SelectMany(word => new[] { $"/search?q={word}", $"/partners?q={word}", $"/people?q={word}", $"/net?q={word}", $"/contacts/new?who={word}" }),
            .. Sorts.Select(sort => $"/partners?sort={sort}"), .. filters.Select(filter => $"/partners?{filter}"), .. people.Select(filter => $"/people?{filter}"),
            $"/partners/{worlds.HiddenSlug}", $"/partners/{worlds.HiddenSlug}/brief", $"/contacts/new?partner={worlds.HiddenSlug}", "/partners/acme", "/partners/nordlys/partnerships/upstream", "/partners/nordlys/partnerships/upstream/steps/new",
            .. worlds.HiddenIds.SelectMany(id => new[] { $"/people/{Ids.Text(id)}", $"/contacts/{Ids.Text(id)}", $"/partners/nordlys/notes/{Ids.Text(id)}", $"/partners/nordlys/contracts/{Ids.Text(id)}", $"/contacts/new?person={Ids.Text(id)}", $"/net?focus={Ids.Text(id)}", $"/imports/{Ids.Text(id)}" })];
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer, IReadOnlySet<string> shared)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return TwoWorlds.Mask($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{await answer.Content.ReadAsStringAsync()}", shared);
    }

    /// <summary>The ids that both worlds hold.</summary>
    private static Task<HashSet<string>> IdsAsync(TestApp app) => app.ReadAsync(async db =>
    {
        var ids = new HashSet<string>();
        foreach (var set in new[] { db.Organisations.Select(one => one.Id), db.People.Select(one => one.Id), db.Partnerships.Select(one => one.Id), db.Contracts.Select(one => one.Id), db.Contacts.Select(one => one.Id), db.Notes.Select(one => one.Id), db.Affiliations.Select(one => one.Id) })
        {
            ids.UnionWith((await set.ToListAsync()).Select(Ids.Text));
        }

        return ids;
    });

    private static string InOrder(string text) => string.Join("<li", text.Split(["<li", "</li>"], StringSplitOptions.None).Order(StringComparer.Ordinal));

    private static string Difference(string one, string other)
    {
        var at = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(i => one[i] != other[i], Math.Min(one.Length, other.Length));
        return $"… {Around(one)}\n--- with the hidden partner:\n… {Around(other)}";

        string Around(string text) => text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 300)];
    }

    /// <summary>For all tests that only look.</summary>
    public sealed class Pair : IAsyncLifetime
    {
        internal TwoWorlds Worlds { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Worlds = await TwoWorlds.MakeAsync();

        public ValueTask DisposeAsync() => Worlds.DisposeAsync();
    }
}
