using System.Net;
using System.Text.RegularExpressions;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Telemetry;

/// <summary>
/// A first day with Solmu in which every word that tells of somebody carries a mark: names, addresses, notes, searches,
/// passwords, codes, cookies and form tokens. Every form of the visited pages is sent, filled with marks.
/// </summary>
internal sealed partial class MarkedJourney(SolmuProcess server)
{
    private const string Mark = "zqx7";
    private const string Password = "Pw-zqx7-sentence-long-enough";

    private static readonly string[] Pages = ["/net", "/partners", "/partners/new", "/people", "/people/new", "/contacts/new", "/imports", "/settings", "/search?q=Name-zqx7", "/partners?q=Name-zqx7&sort=name", "/people?q=Name-zqx7"];

    private readonly HashSet<string> marks = [Mark, "127.0.0.1", "::1"];

    public IReadOnlyCollection<string> Marks => marks;

    public string UserId { get; private set; } = "";

    public async Task RunAsync(Installation installation)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = server.Address };
        browser.DefaultRequestHeaders.Add("User-Agent", "Agent-zqx7");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        browser.DefaultRequestHeaders.Add("X-Own", "Header-zqx7");
        marks.Add("203.0.113.77");
        while (!WelcomeCode().IsMatch(server.Output))
        {
            await Task.Delay(20);
        }

        var code = WelcomeCode().Match(server.Output).Groups[1].Value;
        marks.Add(code);
        await SendFormsAsync(browser, "/welcome?code=" + code);
        UserId = await UserIdAsync(installation);
        await browser.PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("email", "wrong-zqx7@zqx7.example"), KeyValuePair.Create("password", "Wrong-zqx7")]));
        await TestApp.RunAsync(installation, "import", await ImportFileAsync(installation));
        foreach (var page in Pages.Concat(["/partners/name-zqx7", "/partners/name-zqx7/edit", "/partners/name-zqx7/contracts/new", "/partners/name-zqx7/brief"]))
        {
            await SendFormsAsync(browser, page);
        }

        foreach (var link in PersonLink().Matches(await browser.GetStringAsync("/people")).Select(match => match.Value).Distinct())
        {
            await SendFormsAsync(browser, link);
        }

        await BreakRulesAsync(browser);
        await TestApp.RunAsync(installation, "person", "row-zqx7@zqx7.example");
        await TestApp.RunAsync(installation, "partner", "Nobody-zqx7");
        foreach (Cookie cookie in Cookies.GetAllCookies())
        {
            marks.Add(cookie.Value);
        }
    }

    private CookieContainer Cookies { get; } = new();

    private async Task SendFormsAsync(HttpClient browser, string page)
    {
        var shown = await browser.GetAsync(page);
        Assert.True(shown.IsSuccessStatusCode, $"{page} answers {shown.StatusCode}");
        var html = await shown.Content.ReadAsStringAsync();
        foreach (var form in Form().Matches(html).Select(match => match.Value).Where(form => !form.Contains("/sign-out", StringComparison.Ordinal) && !form.Contains("/removal", StringComparison.Ordinal) && !form.Contains("/password", StringComparison.Ordinal) && !form.Contains("/sample", StringComparison.Ordinal)))
        {
            var fields = FieldName().Matches(form).Select(match => match.Groups[1].Value).Distinct().Select(name => KeyValuePair.Create(name, ValueOf(name, form, isOurs: page.StartsWith("/welcome", StringComparison.Ordinal) || page.StartsWith("/settings", StringComparison.Ordinal)))).ToList();
            if (fields.Find(field => field.Key == "token").Value is { } token)
            {
                marks.Add(token);
            }

            var action = Action().Match(form).Groups[1].Value is { Length: > 0 } named ? WebUtility.HtmlDecode(named) : page;
            if (form.Contains("multipart", StringComparison.Ordinal))
            {
                using var upload = new MultipartFormDataContent();
                fields.ForEach(field => upload.Add(new StringContent(field.Value), field.Key));
                upload.Add(new StringContent("name,email\nFile-zqx7,file@zqx7.example\n"), "files", "people-zqx7.csv");
                await browser.PostAsync(action, upload);
            }
            else
            {
                await browser.PostAsync(action, new FormUrlEncodedContent(fields));
            }
        }
    }

    /// <summary>What is not asked for, or not in the right way.</summary>
    private async Task BreakRulesAsync(HttpClient browser)
    {
        await browser.GetAsync("/nowhere/Path-zqx7?q=Query-zqx7");
        await browser.GetAsync("/people/Id-zqx7");
        await browser.SendAsync(new HttpRequestMessage(new HttpMethod("ZQX7"), "/partners"));
        await browser.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/partners/name-zqx7"));
        await browser.PostAsync("/partners/new", new StringContent("{\"name\":\"zqx7", System.Text.Encoding.UTF8, "application/json"));
        await browser.PostAsync("/partners/new", new FormUrlEncodedContent([KeyValuePair.Create("token", "Token-zqx7")]));
        using var stranger = new HttpRequestMessage(HttpMethod.Get, "/partners");
        stranger.Headers.Host = "host-zqx7.example";
        stranger.Headers.Add("Cookie", "solmu=Session-zqx7; solmu-forms=Cookie-zqx7; solmu-said=Said-zqx7");
        stranger.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        stranger.Headers.Add("baggage", "person=zqx7");
        using var plain = server.NewClient("x=y");
        plain.DefaultRequestHeaders.Clear();
        await plain.SendAsync(stranger);
    }

    private static string ValueOf(string name, string form, bool isOurs) => name switch
    {
        "token" or "once" or "version" or "code" => Regex.Match(form, $"name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.NonBacktracking).Groups[1].Value,
        "name" when isOurs => "Firm-zqx7",
        "domains" => isOurs ? "zqx7.example" : "partner-zqx7.example",
        "email" => "mail-zqx7@zqx7.example",
        "emails" or "addresses" => "mail-zqx7@partner-zqx7.example",
        "password" => Password,
        "zone" => "Europe/Helsinki",
        "country" => "FI",
        "side" => "downstream",
        "medium" => "phone",
        "time" => "2026-01-15T10:00",
        "from" or "until" or "since" or "on" or "startsOn" or "endsOn" => "2026-01-15",
        "stage" or "importance" or "relativeSize" or "responsible" or "shareOfOurSales" or "ourShareOfTheirs" or "value" or "employees" or "turnover" or "minutes" or "private" or "partner" or "person" or "who" or "back" => "",
        "type" => "reseller",
        "website" => "https://zqx7.example",
        "own" or "with" => OptionOf(name, form),
        _ => "Name-zqx7",
    };

    private static string OptionOf(string name, string form) =>
        Regex.Match(form, $"name=\"{name}\"[^>]*>.*?<option value=\"([0-9a-z]{{13}})\"", RegexOptions.Singleline | RegexOptions.NonBacktracking).Groups[1].Value;

    private static async Task<string> UserIdAsync(Installation installation)
    {
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        return Ids.Text(db.Users.Single().Id);
    }

    private static async Task<string> ImportFileAsync(Installation installation)
    {
        var file = Path.Combine(installation.Folder, "rows-zqx7.csv");
        await File.WriteAllTextAsync(file, "name,email,organisation,from\nRow-zqx7,row-zqx7@zqx7.example,Name-zqx7,not a day zqx7\nOther-zqx7,other-zqx7@zqx7.example,Name-zqx7,2020-01-01\n");
        return file;
    }

    [GeneratedRegex("welcome\\?code=([0-9a-f]+)", RegexOptions.NonBacktracking)]
    private static partial Regex WelcomeCode();

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex("action=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Action();

    [GeneratedRegex("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();

    [GeneratedRegex("/people/[0-9a-z]{13}", RegexOptions.NonBacktracking)]
    private static partial Regex PersonLink();
}
