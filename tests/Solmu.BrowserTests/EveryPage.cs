using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Api;
using Solmu.Tests.Testing;

namespace Solmu.BrowserTests;

/// <summary>
/// Every page behind the door: the addresses the host knows, filled in by following the links of the pages themselves. A page
/// that is added later is among them by itself; one that no link leads to is reported.
/// </summary>
internal sealed partial class EveryPage
{
    private const int MostLooked = 250;

    // Only files on their way in have these, and the first day's journey goes through them.
    private static readonly string[] Elsewhere = ["/imports/uploads/{key}", "/imports/uploads/{key}/progress", "/imports/uploads/{key}/refused/{file:int}"];

    private readonly HttpClient client;
    private readonly List<Route> routes;
    private readonly Queue<string> waiting = new();
    private readonly Queue<string> more = new();
    private readonly HashSet<string> met = [];
    private readonly Dictionary<string, string> pages = [];

    private EveryPage(HttpClient client, IEnumerable<Endpoint> endpoints)
    {
        this.client = client;
        routes = [.. endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .Select(endpoint => new Route(endpoint.RoutePattern.RawText!))
            .DistinctBy(route => route.Pattern)
            .Where(route => !Elsewhere.Contains(route.Pattern) && !route.Pattern.StartsWith(ApiDoor.Root, StringComparison.Ordinal))];
    }

    /// <summary>An address for each page and each set of questions it is asked, and the routes that no page leads to.</summary>
    public static async Task<(IReadOnlyCollection<string> Pages, IReadOnlyList<string> Unreached)> FindAsync(TestApp app)
    {
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", $"solmu={await Visit.SessionAsync(app)}");
        var search = new EveryPage(client, app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        await search.FollowAsync();
        return (search.pages.Values, [.. search.routes.Where(route => !route.IsReached).Select(route => route.Pattern)]);
    }

    private async Task FollowAsync()
    {
        foreach (var route in routes.Where(route => !route.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            waiting.Enqueue(route.Pattern);
        }

        for (var looked = 0; looked < MostLooked && Next() is { } path;)
        {
            if (KindOf(path) is not { } kind || met.Contains(path))
            {
                continue;
            }

            // Another page of a kind that was seen: only worth a look when nothing else leads further.
            if (pages.ContainsKey(kind.Key) && waiting.Count > 0)
            {
                more.Enqueue(path);
                continue;
            }

            met.Add(path);
            looked++;
            await LookAsync(path, kind.Route, kind.Key);
        }
    }

    private string? Next() =>
        waiting.TryDequeue(out var path) ? path
        : routes.Exists(route => !route.IsReached) && more.TryDequeue(out var another) ? another
        : null;

    private async Task LookAsync(string path, Route route, string key)
    {
        using var answer = await client.GetAsync(path);
        Assert.True((int)answer.StatusCode < 400, $"{path} answered {(int)answer.StatusCode}");
        route.IsReached = true;
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return;
        }

        var html = await answer.Content.ReadAsStringAsync();
        if (html.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal))
        {
            pages.TryAdd(key, path);
        }

        foreach (Match link in Links().Matches(html))
        {
            waiting.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }
    }

    /// <summary>The route that answers, with the names of what the address asks and the way it looks at it: one page of each kind is enough.</summary>
    private (Route Route, string Key)? KindOf(string path)
    {
        var parts = path.Split('?', 2);
        var route = routes.Find(route => route.Matcher.TryMatch(parts[0], []));
        return route is null ? null : (route, parts.Length == 1 ? route.Pattern : $"{route.Pattern}?{string.Join('&', parts[1].Split('&').Select(part => part.StartsWith("view=", StringComparison.Ordinal) ? part : part.Split('=')[0]).Distinct().Order(StringComparer.Ordinal))}");
    }

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Links();

    private sealed class Route(string pattern)
    {
        public string Pattern { get; } = pattern.TrimEnd('/') is { Length: > 0 } path ? path : "/";

        public TemplateMatcher Matcher { get; } = new(TemplateParser.Parse(pattern), []);

        public bool IsReached { get; set; }
    }
}
