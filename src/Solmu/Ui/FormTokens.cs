using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Solmu.Ui;

/// <summary>
/// Tokens of forms, with a cookie whose prefix binds it to this host where the page came by https. The framework knows
/// one name for the cookie, so there are two of its kind.
/// </summary>
internal sealed class FormTokens(IDataProtectionProvider protection, ILoggerFactory logging) : IAntiforgery, IDisposable
{
    private readonly ServiceProvider bound = Make(protection, logging, "__Host-solmu-forms", CookieSecurePolicy.Always);
    private readonly ServiceProvider plain = Make(protection, logging, "solmu-forms", CookieSecurePolicy.None);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => For(httpContext).GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => For(httpContext).GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => For(httpContext).IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => For(httpContext).ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => For(httpContext).SetCookieTokenAndHeader(httpContext);

    public void Dispose()
    {
        bound.Dispose();
        plain.Dispose();
    }

    private IAntiforgery For(HttpContext context) => (context.Request.IsHttps ? bound : plain).GetRequiredService<IAntiforgery>();

    private static ServiceProvider Make(IDataProtectionProvider protection, ILoggerFactory logging, string cookie, CookieSecurePolicy secure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(logging);
        services.AddAntiforgery(options =>
        {
            (options.Cookie.Name, options.Cookie.SecurePolicy, options.Cookie.Path) = (cookie, secure, "/");
            options.FormFieldName = FormGuard.TokenField;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton(protection);
        return services.BuildServiceProvider();
    }
}
