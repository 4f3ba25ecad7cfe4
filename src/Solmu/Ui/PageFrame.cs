using Solmu.Access;
using Solmu.Firms;
using Solmu.Inbox;

namespace Solmu.Ui;

/// <summary>What stands around every page: who is looking, whose net it is, and what the last action did.</summary>
internal sealed class PageFrame(IHttpContextAccessor http, CurrentViewer current, FocalFirms firms, KnownWaiting waiting)
{
    private Task<KnownWaiting.Waiting>? waitingNow;

    public Viewer? Viewer => current.Viewer;

    public ValueTask<FocalFirm?> FirmAsync() => firms.ReadAsync();

    /// <summary>What is new for the viewer, asked once for all parts of a page. A page that tells of a failure asks nothing more.</summary>
    public Task<KnownWaiting.Waiting> WaitingAsync() => waitingNow ??=
        Viewer is { } viewer && http.HttpContext is { Response.StatusCode: < StatusCodes.Status500InternalServerError } context
            ? waiting.ReadAsync(viewer, context.RequestServices.GetRequiredService<ReadInbox>).AsTask()
            : Task.FromResult(KnownWaiting.Waiting.Nothing);

    /// <summary>The sentence of the last action, shown once.</summary>
    public string? TakeSaid()
    {
        var context = http.HttpContext!;
        if (context.Request.Cookies[SaidCookie(context)] is not { Length: > 0 } said)
        {
            return null;
        }

        if (!context.Response.HasStarted)
        {
            context.Response.Cookies.Delete(SaidCookie(context), Options(context));
        }

        return said;
    }

    public static void Say(HttpContext context, string sentence)
    {
        var options = Options(context);
        options.MaxAge = TimeSpan.FromMinutes(1);
        context.Response.Cookies.Append(SaidCookie(context), sentence, options);
    }

    private static string SaidCookie(HttpContext context) => context.Request.IsHttps ? "__Host-solmu-said" : "solmu-said";

    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/" };
}
