using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>Somebody with a browser of their own at a Solmu. Whatever the browser complains of is gathered on the way.</summary>
public sealed class Visit : IAsyncDisposable
{
    private const string Rules = """
        async () => (await axe.run(document, {
          resultTypes: ["violations"],
          runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
          rules: { "target-size": { enabled: true } },
        })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html} ${node.failureSummary ?? ""}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly Uri address;
    private readonly ConcurrentQueue<string> complaints = new();

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, Page, this.address) = (context, page, address);
        context.Console += (_, message) => Note(message);
        context.WebError += (_, error) => complaints.Enqueue($"script: {error.Error}");
        context.Request += (_, request) => Note(request);
        context.Response += (_, response) => Note(response);
    }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).PathAndQuery;

    public static async Task<Visit> OpenAsync(Chromium chromium, TestApp app, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = app.Address.ToString();
        options.ViewportSize ??= new ViewportSize { Width = 1440, Height = 900 };
        options.AcceptDownloads = true;
        options.ReducedMotion = ReducedMotion.Reduce;
        options.Locale = "en-GB";
        options.TimezoneId = "Europe/Helsinki";
        var context = await (await chromium.StartAsync()).NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return new Visit(context, await context.NewPageAsync(), app.Address);
    }

    /// <summary>Signed in as the owner, without the page for it.</summary>
    public static async Task<Visit> OpenSignedInAsync(Chromium chromium, TestApp app, BrowserNewContextOptions? options = null)
    {
        var visit = await OpenAsync(chromium, app, options);
        await visit.context.AddCookiesAsync([new Cookie { Name = "solmu", Value = await SessionAsync(app), Url = app.Address.ToString() }]);
        return visit;
    }

    /// <summary>Signed in as somebody else.</summary>
    public static async Task<Visit> OpenAsAsync(Chromium chromium, TestApp app, User user)
    {
        var visit = await OpenAsync(chromium, app);
        await visit.context.AddCookiesAsync([new Cookie { Name = "solmu", Value = await app.Services.GetRequiredService<Sessions>().StartAsync(user.Id, "test"), Url = app.Address.ToString() }]);
        return visit;
    }

    public static async Task<string> SessionAsync(TestApp app)
    {
        var owner = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Email == TestApp.OwnerEmail));
        return await app.Services.GetRequiredService<Sessions>().StartAsync(owner.Id, "test");
    }

    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
    }

    public async Task ClickAsync(string button, bool exact = true)
    {
        var place = Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = exact });
        await ToNextPageAsync(place);
    }

    public Task FollowAsync(string link) => ToNextPageAsync(Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    /// <summary>Clicks, and goes on when the next page is there with its scripts.</summary>
    public Task ToNextPageAsync(ILocator place) => ToNextPageAsync(() => place.ClickAsync());

    public async Task ToNextPageAsync(Func<Task> act)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => there.TrySetResult();
        Page.DOMContentLoaded += Arrive;
        await act();
        await there.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Page.DOMContentLoaded -= Arrive;
    }

    public Task FillAsync(string label, string value) => Page.GetByLabel(label).FillAsync(value);

    public Task<string> TitleAsync() => Page.Locator("h1").InnerTextAsync();

    public async Task<string?> SaidAsync() => await Page.Locator(".said").InnerTextAsync();

    /// <summary>What axe finds against WCAG 2.2 AA and good practice on the page as it stands.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        return await Page.EvaluateAsync<string[]>(Rules);
    }

    public async Task ShouldBeAccessibleAsync()
    {
        var found = await ViolationsAsync();
        Assert.True(found.Count == 0, $"{Path}\n{string.Join('\n', found)}");
    }

    /// <summary>The browser reported no error, and asked nobody but this Solmu.</summary>
    public void ShouldBeCalm() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        // The browser reports every answer above 400; a refused form is one on purpose.
        if (message.Type is "error" or "warning" && !message.Text.Contains("status of 422", StringComparison.Ordinal))
        {
            complaints.Enqueue($"{message.Type}: {message.Text} ({message.Page?.Url})");
        }
    }

    private void Note(IRequest request)
    {
        if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != address.Authority)
        {
            complaints.Enqueue($"asked another host: {request.Url}");
        }
    }

    private void Note(IResponse response)
    {
        if (response.Status >= 500)
        {
            complaints.Enqueue($"{response.Url} answered {response.Status}");
        }
    }
}
