using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Sample;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>One installation with the sample net and an owner who has a password, made when the first test asks for it.</summary>
public sealed class SampleHouse : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private TestApp? app;
    private Task<(IReadOnlyCollection<string> Pages, IReadOnlyList<string> Unreached)>? pages;

    public async Task<TestApp> OpenAsync()
    {
        await gate.WaitAsync();
        try
        {
            return app ??= await BuildAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Every page there is, and the routes that none leads to.</summary>
    public async Task<(IReadOnlyCollection<string> Pages, IReadOnlyList<string> Unreached)> FindPagesAsync()
    {
        var open = await OpenAsync();
        await gate.WaitAsync();
        try
        {
            return await (pages ??= EveryPage.FindAsync(open));
        }
        finally
        {
            gate.Release();
        }
    }

    public static async Task<TestApp> BuildAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        var hash = app.Services.GetRequiredService<Passwords>().Hash(TestApp.OwnerPassword);
        await app.SaveAsync(new User(TestApp.OwnerEmail, "Outi Virta", Role.Owner, hash, app.Clock.GetUtcNow().UtcDateTime));
        await app.DoAsync<LoadSample, LoadSample.Loaded>(load => load.RunAsync());
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        gate.Dispose();
    }
}
