using Microsoft.Playwright;
using Solmu.BrowserTests;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(SampleHouse))]

namespace Solmu.BrowserTests;

/// <summary>
/// One browser for all tests: the Chromium that SOLMU_TEST_CHROMIUM names, or Debian's. It starts when the first test
/// asks for it; where there is none, tests are skipped.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string? Path => new[] { Environment.GetEnvironmentVariable("SOLMU_TEST_CHROMIUM") }.Concat(Places).FirstOrDefault(File.Exists);

    public async Task<IBrowser> StartAsync()
    {
        Assert.SkipWhen(Path is null, "No Chromium here: install it, or name it in SOLMU_TEST_CHROMIUM.");
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Path,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        gate.Dispose();
    }
}
