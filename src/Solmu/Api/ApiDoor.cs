using Solmu.Access;
using Solmu.Keys;

namespace Solmu.Api;

/// <summary>Which requests come from programs with a key, and which from browsers with a session.</summary>
internal static class ApiDoor
{
    public const string Root = "/api/v1";

    /// <summary>Chooses between key and session by the address alone, so that a cookie never opens the API.</summary>
    public const string SchemeName = "door";

    /// <summary>Where programs of the Model Context Protocol come in.</summary>
    public const string Mcp = "/mcp";

    public static bool IsFor(HttpContext context) => context.Request.Path.StartsWithSegments("/api") || IsMcp(context);

    public static bool IsMcp(HttpContext context) => context.Request.Path.StartsWithSegments(Mcp);

    public static string SchemeFor(HttpContext context) =>
        IsFor(context) || (context.GetEndpoint()?.Metadata.GetMetadata<KeyToo>() is not null && !IsBrowser(context.Request)) ? KeyHandler.SchemeName : SessionHandler.SchemeName;

    /// <summary>Where both are taken: whoever brings a key or no cookie, and does not ask for pages, is a program.</summary>
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Authorization.Count == 0 && (SessionHandler.TokenOf(request) is not null || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));
}

/// <summary>Marks an address outside the API that takes a key as well as a session.</summary>
internal sealed class KeyToo;

/// <summary>Marks an address that asks for a key with the scope admin.</summary>
internal sealed class AdminScope;
