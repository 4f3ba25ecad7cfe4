using Solmu.Access;
using Solmu.Firms;

namespace Solmu.Ui;

/// <summary>What stands around every page: who is looking, whose net it is, and what the last action did.</summary>
internal sealed class PageFrame(IHttpContextAccessor http, CurrentViewer current, FocalFirms firms)
{
    private const string SaidCookie = "solmu-said";

    public Viewer? Viewer => current.Viewer;

    public ValueTask<FocalFirm?> FirmAsync() => firms.ReadAsync();

    /// <summary>The sentence of the last action, shown once.</summary>
    public string? TakeSaid()
    {
        var context = http.HttpContext!;
        if (context.Request.Cookies[SaidCookie] is not { Length: > 0 } said)
        {
            return null;
        }

        if (!context.Response.HasStarted)
        {
            context.Response.Cookies.Delete(SaidCookie);
        }

        return said;
    }

    public static void Say(HttpContext context, string sentence) => context.Response.Cookies.Append(SaidCookie, sentence, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromMinutes(1),
    });
}
