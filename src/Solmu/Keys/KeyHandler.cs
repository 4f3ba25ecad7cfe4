using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Solmu.Access;
using Solmu.Api;

namespace Solmu.Keys;

/// <summary>Turns the bearer key of a program into a viewer. A cookie opens nothing here, so no other site can send a browser in.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys, CurrentViewer current)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "key";
    private const string ScopeClaim = "scope";
    private const string Bearer = "Bearer ";

    public static KeyScope? ScopeOf(ClaimsPrincipal user) => Enum.TryParse<KeyScope>(user.FindFirstValue(ScopeClaim), out var scope) ? scope : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0]?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) != true)
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.OpenAsync(header[0]![Bearer.Length..].Trim()) is not { } opened)
        {
            return AuthenticateResult.Fail("The key opens nothing.");
        }

        current.Viewer = opened.Viewer.Through(ApiDoor.IsMcp(Context) ? Door.Mcp : Door.Api);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, opened.Viewer.Role.ToString()), new Claim(ScopeClaim, opened.Scope.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer realm=\"solmu\"" : "Bearer realm=\"solmu\", error=\"invalid_token\"";
        var says = Request.Headers.Authorization.Count == 0
            ? "Send a key: Authorization: Bearer solmu_…"
            : "This key opens nothing: it is mistyped, was revoked or is past its last day, or its user is disabled.";
        return new Refusal(StatusCodes.Status401Unauthorized, says).ExecuteAsync(Context);
    }

    /// <summary>What the viewer may not use looks like what is not there.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusal.NotFound.ExecuteAsync(Context);
}
