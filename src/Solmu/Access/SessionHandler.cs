using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Solmu.Ui;

namespace Solmu.Access;

/// <summary>Turns the session cookie into a viewer. Whoever has none is sent to the sign-in page.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, CurrentViewer current)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    /// <summary>The prefix binds the cookie to this host and to https; over plain http (loopback only) browsers refuse it.</summary>
    public static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-solmu" : "solmu";

    public static void SetCookie(HttpContext context, string token) => context.Response.Cookies.Append(CookieName(context.Request), token, new CookieOptions
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    });

    public static string? TokenOf(HttpRequest request) => request.Cookies[CookieName(request)] is { Length: > 0 and <= 128 } token ? token : null;

    public static void DropCookie(HttpContext context) => context.Response.Cookies.Delete(CookieName(context.Request), new CookieOptions
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
    });

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token || await sessions.FindAsync(token) is not { } viewer)
        {
            return AuthenticateResult.NoResult();
        }

        current.Viewer = viewer.Through(Door.Page);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Database.Ids.Text(viewer.UserId!.Value)), new Claim(ClaimTypes.Role, viewer.Role.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsPost(Request.Method) && await SentForm.ReadAsync(Request) is { } form)
        {
            await Page.Show<SignedOutPage>(form, StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
            return;
        }

        var wanted = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : "/";
        Response.Redirect("/sign-in?return=" + Uri.EscapeDataString(wanted));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
