using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Tests.Testing;

[assembly: AssemblyFixture(typeof(TestApps))]

namespace Solmu.Tests.Testing;

/// <summary>
/// Running hosts with the firm set up, lent to one test after another: building one takes far longer than putting its
/// rows back. One that cannot be made as it was is not lent again.
/// </summary>
public sealed class TestApps : IAsyncDisposable
{
    private static readonly ConcurrentBag<Lent> Idle = [];

    public static async Task<TestApp> BorrowAsync()
    {
        if (Idle.TryTake(out var lent))
        {
            return lent.App.Again(lent);
        }

        var app = await TestApp.StartFreshWithFirmAsync();

        // A first form makes the keys that its token is sealed with.
        await app.Client.GetStringAsync("/sign-in");
        app.Lent = new Lent(app, await KeptRows.KeepAsync(app), [.. Directory.EnumerateFileSystemEntries(app.Installation.Folder)]);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        while (Idle.TryTake(out var lent))
        {
            await TestDatabase.DropAsync(await lent.App.Again(lent).CloseAsync());
        }
    }

    /// <summary>What a host is put back to.</summary>
    internal sealed record Lent(TestApp App, KeptRows Rows, HashSet<string> Files) : IAsyncDisposable
    {
        /// <summary>False when it could not be made as it was.</summary>
        public async Task<bool> GiveBackAsync()
        {
            if (!await Rows.TryPutBackAsync())
            {
                return false;
            }

            App.Clock.Return();
            Renew(App.Services.GetRequiredService<GuessLimits>(), new GuessLimits());
            Renew(App.Services.GetRequiredService<OnceOnly>(), new OnceOnly(App.Clock));
            foreach (var path in Directory.EnumerateFileSystemEntries(App.Installation.Folder).Where(path => !Files.Contains(path) && !Path.GetFileName(path).StartsWith("solmu.db", StringComparison.Ordinal)).ToList())
            {
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
                else
                {
                    File.Delete(path);
                }
            }

            Idle.Add(this);
            return true;
        }

        public ValueTask DisposeAsync() => Rows.DisposeAsync();

        /// <summary>The program remembers little besides the database: passwords tried, and when it tidied.</summary>
        internal static void Renew<T>(T used, T fresh)
        {
            foreach (var field in typeof(T).GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            {
                // The limits have clocks of their own, which would run on.
                if (field.GetValue(used) is IDisposable old)
                {
                    old.Dispose();
                }

                field.SetValue(used, field.GetValue(fresh));
            }
        }
    }
}
