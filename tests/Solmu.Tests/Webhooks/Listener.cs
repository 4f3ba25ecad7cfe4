using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Solmu.Tests.Webhooks;

/// <summary>Another program that is told, and answers as the test wants it to.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;

    private Listener(WebApplication app) => this.app = app;

    public ConcurrentQueue<Heard> All { get; } = [];

    public Func<int, int> Answer { get; set; } = _ => 204;

    public string? RedirectTo { get; set; }

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";

    public static async Task<Listener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var listener = new Listener(builder.Build());
        listener.app.Run(listener.HearAsync);
        await listener.app.StartAsync();
        return listener;
    }

    /// <summary>Waits until it has heard so much.</summary>
    public async Task<List<Heard>> HeardAsync(int count)
    {
        for (var wait = 0; wait < 300 && All.Count < count; wait++)
        {
            await Task.Delay(50);
        }

        Assert.True(All.Count >= count, $"heard {All.Count} of {count}: {string.Join(' ', All.Select(heard => heard.Body))}");
        return [.. All];
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task HearAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        All.Enqueue(new Heard(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), await reader.ReadToEndAsync()));
        if (RedirectTo is not null)
        {
            context.Response.Redirect(RedirectTo);
            return;
        }

        context.Response.StatusCode = Answer(All.Count);
    }

    public sealed record Heard(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Body).RootElement;

        public string Event => Json.GetProperty("event").GetString()!;
    }
}
