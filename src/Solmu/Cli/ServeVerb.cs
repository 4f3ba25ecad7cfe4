using System.CommandLine;
using Solmu.Access;
using Solmu.Database;
using Solmu.Operations;
using Solmu.Sample;

namespace Solmu.Cli;

internal static class ServeVerb
{
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen", HelpName = "URL", DefaultValueFactory = _ => "http://localhost:5080" };
    private static readonly Option<bool> WithSample = new("--sample") { Description = "Load the sample net when there is no data yet" };

    public static readonly Verb Verb = new("serve", "Serve the pages (what solmu does without a command)", (_, _) => Task.FromResult(Exit.WrongUse)) { Urls, WithSample };

    public static async Task<int> RunAsync(ParseResult parse, Installation installation, TextWriter output, TextWriter error)
    {
        using var held = await TakeAsync(installation, error);
        if (held is null)
        {
            return Exit.Failed;
        }

        File.Delete(CommandSocket.PathFor(installation));
        var urls = parse.GetValue(Urls)!;
        await using var app = SolmuHost.Build(installation, urls, services => services.AddSingleton<IHostLifetime, ServerLifetime>());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PrepareInstallation>().RunAsync(serves: true, error.WriteLine);
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
