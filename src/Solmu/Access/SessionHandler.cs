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

    public static void SetCookie(HttpContext context, string token) => context.Response.Cookies.Append(CookieName(context.Request), token, Cookie(context));

    public static string? TokenOf(HttpRequest request) => TokenIn(request, CookieName(request));

    public static void DropCookie(HttpContext context) => context.Response.Cookies.Delete(CookieName(context.Request), Cookie(context));

    /// <summary>Holds a sign-in whose code is still to come.</summary>
    public static void SetBegunCookie(HttpContext context, string token) => context.Response.Cookies.Append(BegunName(context.Request), token, Cookie(context));

    public static string? BegunOf(HttpRequest request) => TokenIn(request, BegunName(request));

    public static void DropBegunCookie(HttpContext context) => context.Response.Cookies.Delete(BegunName(context.Request), Cookie(context));

    private static string BegunName(HttpRequest request) => CookieName(request) + "-begun";

    private static string? TokenIn(HttpRequest request, string cookie) => request.Cookies[cookie] is { Length: > 0 and <= 128 } token ? token : null;

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token || await sessions.FindAsync(token) is not { } viewer)
        {
            return AuthenticateResult.NoResult();
        }

        current.Viewer = viewer.Through(Door.Page);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Database.Ids.Text(viewer.UserId!.Value))], SchemeName);
        if (!viewer.IsHeldUp)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, viewer.Role.ToString()));
        }

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
        if (current.Viewer is { IsHeldUp: true })
        {
            Response.StatusCode = StatusCodes.Status303SeeOther;
            Response.Headers.Location = AccountPages.SecondFactorPath;
            return Task.CompletedTask;
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
