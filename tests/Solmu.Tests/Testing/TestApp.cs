using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Tests.Testing;

/// <summary>The real host on a free port of this machine, over its own database, with a clock that stands still.</summary>
public sealed partial class TestApp : IAsyncDisposable
{
    public const string OwnerEmail = "outi.virta@solvtech.example";
    public const string OwnerPassword = "kolme koivua rannalla";

    private readonly WebApplication app;
    private bool isGivenBack;

    private TestApp(WebApplication app, Installation installation, FixedClock clock)
    {
        (this.app, Installation, Clock) = (app, installation, clock);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(address => address.StartsWith("http://127", StringComparison.Ordinal)));
        Client = NewClient();
    }

    /// <summary>Set where the host goes on to another test.</summary>
    internal TestApps.Lent? Lent { get; set; }

    public Installation Installation { get; }

    public FixedClock Clock { get; }

    public Uri Address { get; }

    /// <summary>A browser without scripts: keeps cookies, does not follow redirects.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<TestApp> StartAsync(bool untouched = false, Action<IServiceCollection>? replace = null)
    {
        return await StartOnAsync(untouched ? await TestDatabase.UntouchedAsync() : await TestDatabase.CreateAsync(), untouched, replace);
    }

    /// <summary>On an installation that is there already.</summary>
    public static async Task<TestApp> StartOnAsync(Installation installation, bool untouched = false, Action<IServiceCollection>? replace = null)
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        var app = SolmuHost.Build(installation, "http://127.0.0.1:0", services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            replace?.Invoke(services);
        });
        if (untouched)
        {
            await Migrator.MigrateAsync(app.Services.GetRequiredService<SolmuDbs>());
        }

        await app.StartAsync();
        return new TestApp(app, installation, clock);
    }

    /// <summary>With the firm set up: SolvTech in Finland. Another test may have used it before, and left no trace.</summary>
    public static Task<TestApp> StartWithFirmAsync(Action<IServiceCollection>? replace = null) => replace is null ? TestApps.BorrowAsync() : StartFreshWithFirmAsync(replace);

    /// <summary>One that no other test has used or will: for whoever looks at the program or the database from outside.</summary>
    public static async Task<TestApp> StartFreshWithFirmAsync(Action<IServiceCollection>? replace = null)
    {
        var app = await StartAsync(replace: replace);
        await app.RunAsync("init", "--name", "SolvTech", "--country", "FI", "--domain", "solvtech.example", "--zone", "Europe/Helsinki");
        return app;
    }

    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>Signs the client in as the owner, who is made when there is none.</summary>
    public async Task<User> SignInAsync()
    {
        var user = await UserAsync(Role.Owner);
        Client.DefaultRequestHeaders.Add("Cookie", await CookieAsync(user));
        return user;
    }

    /// <summary>Somebody of a role who may sign in, and who is the person given.</summary>
    public async Task<User> UserAsync(Role role, long? personId = null, string? email = null)
    {
        var user = new User(email ?? (role == Role.Owner ? OwnerEmail : $"{role.ToString().ToLowerInvariant()}@solvtech.example"), role == Role.Owner ? "Outi Virta" : $"Some {role}", role, "not used here", Clock.GetUtcNow().UtcDateTime);
        if (personId is { } person)
        {
            user.IsPerson(person);
        }

        await ChangeAsync(async db =>
        {
            db.Add(user);
            return await db.SaveChangesAsync();
        });
        return user;
    }

    /// <summary>A browser of its own in which a user is signed in.</summary>
    public async Task<HttpClient> BrowserAsync(User user)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("Cookie", await CookieAsync(user));
        return browser;
    }

    private async Task<string> CookieAsync(User user) => $"solmu={await Services.GetRequiredService<Sessions>().StartAsync(user.Id, "test")}";

    /// <summary>Runs a command as the program would, in a folder of its own.</summary>
    public async Task<CommandResult> RunAsync(params string[] args)
    {
        await using var scope = Services.CreateAsyncScope();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunInServerAsync(scope.ServiceProvider, args, Installation.Folder, output, error);
        return new CommandResult(exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command as somebody types it, beside whatever runs on the installation.</summary>
    public static async Task<CommandResult> RunAsync(Installation installation, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] where = installation.DatabaseUrl is { } url ? ["--data", installation.Folder, "--database", url] : ["--data", installation.Folder];
        var exit = await CommandLine.RunAsync([.. args, .. where], output, error);
        return new CommandResult(exit, output.ToString(), error.ToString());
    }

    /// <summary>A file in the folder that commands run in.</summary>
    public async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(Installation.Folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>Work on the database as a use case does.</summary>
    public Task<T> ChangeAsync<T>(Func<SolmuDb, Task<T>> change) => Services.GetRequiredService<Writer>().RunAsync(Viewer.Console, change);

    public async Task<T> ReadAsync<T>(Func<SolmuDb, Task<T>> read)
    {
        await using var db = Services.GetRequiredService<SolmuDbs>().Open();
        return await read(db);
    }

    /// <summary>Opens a page, fills the form that posts to the address, and sends it.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) => SubmitAsync(Client, page, action, fields);

    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        return await browser.PostAsync(action, new FormUrlEncodedContent(HiddenFields(html).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    /// <summary>The token and the key of a form, as the page holds them.</summary>
    public static IEnumerable<(string Name, string Value)> HiddenFields(string html) =>
        new[] { "token", "once" }.Select(name => (name, Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value));

    /// <summary>The same host for the next test.</summary>
    internal TestApp Again(TestApps.Lent lent)
    {
        var again = new TestApp(app, Installation, Clock);
        again.Lent = lent with { App = again };
        return again;
    }

    /// <summary>Stops, and leaves the installation to another app.</summary>
    public async Task<Installation> CloseAsync()
    {
        if (Lent is { } lent)
        {
            Lent = null;
            await lent.DisposeAsync();
        }

        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        return Installation;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Lent is { } lent)
        {
            Lent = null;
            isGivenBack = await lent.GiveBackAsync();
            if (!isGivenBack)
            {
                await lent.DisposeAsync();
            }
        }

        // From then on it is another test's.
        if (isGivenBack)
        {
            return;
        }

        await TestDatabase.DropAsync(await CloseAsync());
    }
}

/// <summary>What a command did.</summary>
public sealed record CommandResult(int Exit, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public CommandResult ShouldExit(int exit)
    {
        Assert.True(Exit == exit, $"exit code {Exit} instead of {exit}\n{Output}\n{Error}");
        return this;
    }
}

/// <summary>A clock that a test moves by hand.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private readonly DateTimeOffset start = now;
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    /// <summary>To where it stood first.</summary>
    public void Return() => now = start;
}
