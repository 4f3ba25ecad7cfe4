using System.CommandLine;
using Solmu.Access;
using Solmu.Database;
using Solmu.Operations;
using Solmu.Sample;
using Solmu.Telemetry;

namespace Solmu.Cli;

internal static class ServeVerb
{
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen", HelpName = "URL", DefaultValueFactory = _ => "http://localhost:5080" };
    private static readonly Option<bool> WithSample = new("--sample") { Description = "Load the sample net when there is no data yet" };

    private static readonly Option<string> Log = new("--log") { Description = "The log on stderr: text or json (default: text at a terminal, else json; $SOLMU_LOG)", HelpName = "FORMAT" };
    private static readonly Option<string> Level = new("--log-level") { Description = "debug, information, warning or error (default: warning at a terminal, else information; $SOLMU_LOG_LEVEL)", HelpName = "LEVEL" };

    static ServeVerb()
    {
        Log.AcceptOnlyFromAmong("text", "json");
        Level.AcceptOnlyFromAmong("trace", "debug", "information", "warning", "error");
    }

    public static readonly Verb Verb = new("serve", "Serve the pages (what solmu does without a command)", (_, _) => Task.FromResult(Exit.WrongUse)) { Urls, WithSample, Log, Level };

    public static async Task<int> RunAsync(ParseResult parse, Installation installation, TextWriter output, TextWriter error)
    {
        using var held = await TakeAsync(installation, error);
        if (held is null)
        {
            return Exit.Failed;
        }

        File.Delete(CommandSocket.PathFor(installation));
        var urls = parse.GetValue(Urls)!;
        var log = LogOptions.For(Chosen(parse, Log, "SOLMU_LOG"), Chosen(parse, Level, "SOLMU_LOG_LEVEL"), !System.Console.IsErrorRedirected);
        await using var app = SolmuHost.Build(installation, urls, services => services.AddSingleton<IHostLifetime, ServerLifetime>(), log);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PrepareInstallation>().RunAsync(serves: true, output.WriteLine);
        }

        if (parse.GetValue(WithSample))
        {
            await SampleSlice.LoadIntoEmptyAsync(app.Services);
        }

        try
        {
            await app.StartAsync();
        }
        catch (IOException taken)
        {
            await error.WriteLineAsync(taken.Message);
            return Exit.Failed;
        }

        var address = urls.Split(';')[0];
        await output.WriteLineAsync($"Solmu is at {address}");
        if (await app.Services.GetRequiredService<OwnerLink>().OfferAsync() is { } token)
        {
            await output.WriteLineAsync($"Create the owner with this link, which works once: {address}/welcome?code={token}");
        }

        await output.FlushAsync();
        await app.WaitForShutdownAsync();
        return Exit.Done;
    }

    private static string? Chosen(ParseResult parse, Option<string> option, string variable) => parse.GetValue(option) ?? Environment.GetEnvironmentVariable(variable);

    private static async Task<IDisposable?> TakeAsync(Installation installation, TextWriter error)
    {
        try
        {
            return await InstallationLock.TakeAsync(installation);
        }
        catch (IOException busy)
        {
            await error.WriteLineAsync(busy.Message);
            return null;
        }
    }
}
