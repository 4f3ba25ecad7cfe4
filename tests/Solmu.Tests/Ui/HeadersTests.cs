using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ui;

/// <summary>Whatever address the host knows, and whatever it answers: a page, a redirect, a refusal, a file or the API.</summary>
public sealed class HeadersTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("https")]
    [InlineData("http")]
    public async Task Every_answer_of_every_address_keeps_browsers_safe(string scheme)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.UserAsync(Role.Owner);
        using var stranger = app.NewClient();
        using var member = app.NewClient();
        stranger.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        member.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        member.DefaultRequestHeaders.Add("Cookie", $"{(scheme == "https" ? "__Host-" : "")}solmu={await app.Services.GetRequiredService<Sessions>().StartAsync(owner.Id, "test")}");
        var (wrong, seen) = (new List<string>(), new Dictionary<HttpStatusCode, int>());
        foreach (var client in new[] { stranger, member })
        {
            foreach (var (method, path, isFile) in Addresses(app))
            {
                using var request = new HttpRequestMessage(method, path);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                seen[answer.StatusCode] = seen.GetValueOrDefault(answer.StatusCode) + 1;
                wrong.AddRange(Missing(answer, scheme == "https", isFile).Select(what => $"{method} {path} {(int)answer.StatusCode}: {what}"));
            }
        }

        output.WriteLine(string.Join(", ", seen.OrderBy(status => status.Key).Select(status => $"{(int)status.Key}: {status.Value}")));
        Assert.Empty(wrong);
        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized }, seen.Keys.ToHashSet());
    }

    [Theory]
    [InlineData("https", "__Host-solmu", "__Host-solmu-forms")]
    [InlineData("http", "solmu", "solmu-forms")]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites(string scheme, string session, string forms)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = app.NewClient();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);

        using var page = await browser.GetAsync("/sign-in");
        var cookie = page.Headers.GetValues("Set-Cookie").Single();

        Assert.StartsWith(forms + "=", cookie, StringComparison.Ordinal);
        Assert.Empty(Weak(cookie, scheme == "https"));
        Assert.Equal(session, SessionHandler.CookieName(new Microsoft.AspNetCore.Http.DefaultHttpContext { Request = { Scheme = scheme } }.Request));
    }

    private static IEnumerable<(HttpMethod Method, string Path, bool IsFile)> Addresses(TestApp app)
    {
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" + Regex.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), @"\{[^}]*\}", "7");
            var isFile = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                // Signing out would end the journey.
                if (path is not "/sign-out")
                {
                    yield return (HttpMethod.Parse(method), path, isFile);
                }
            }
        }

        yield return (HttpMethod.Get, "/nowhere", false);
        yield return (HttpMethod.Get, "/api/v1/nowhere", false);
        yield return (HttpMethod.Put, "/partners", false);
    }

    private static IEnumerable<string> Missing(HttpResponseMessage answer, bool isHttps, bool isFile)
    {
        (string Name, string Part)[] wanted =
        [
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", "default-src 'self'"), ("Content-Security-Policy", "frame-ancestors 'none'"), ("Content-Security-Policy", "object-src 'none'"), ("Content-Security-Policy", "base-uri 'none'"),
        ];
        foreach (var (name, part) in wanted.Where(header => !(answer.Headers.TryGetValues(header.Name, out var values) && values.Single().Contains(header.Part, StringComparison.Ordinal))))
        {
            yield return $"no {name}: {part}";
        }

        if (answer.Headers.TryGetValues("Content-Security-Policy", out var policy) && policy.Single().Contains("unsafe", StringComparison.Ordinal))
        {
            yield return "an unsafe policy";
        }

        var strict = answer.Headers.TryGetValues("Strict-Transport-Security", out var transport) && transport.Single().StartsWith("max-age=31536000", StringComparison.Ordinal);
        if (strict != isHttps)
        {
            yield return isHttps ? "no Strict-Transport-Security" : "Strict-Transport-Security over http";
        }

        if (!isFile && answer.Headers.CacheControl?.NoStore != true)
        {
            yield return "may be stored";
        }

        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"))
        {
            yield return "tells what serves";
        }

        foreach (var weakness in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.SelectMany(cookie => Weak(cookie, isHttps)) : [])
        {
            yield return weakness;
        }
    }

    private static IEnumerable<string> Weak(string cookie, bool isHttps)
    {
        string[] wanted = isHttps ? ["; httponly", "; samesite=", "; path=/", "; secure"] : ["; httponly", "; samesite=", "; path=/"];
        foreach (var part in wanted.Where(part => !cookie.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"cookie {cookie.Split('=')[0]} without{part}";
        }

        if (cookie.Contains("domain=", StringComparison.OrdinalIgnoreCase) || cookie.Contains("samesite=none", StringComparison.OrdinalIgnoreCase) || isHttps != cookie.StartsWith("__Host-", StringComparison.Ordinal))
        {
            yield return $"cookie {cookie.Split('=')[0]} reaches further than this host";
        }
    }
}
