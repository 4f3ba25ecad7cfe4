using Microsoft.AspNetCore.StaticAssets;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Ui;

/// <summary>
/// Headers of every answer, and the pages for what went wrong. A redirect carries no body, and an unknown address and
/// one that may not be seen answer alike.
/// </summary>
internal sealed class Answers(RequestDelegate next, ILogger<Answers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Protect(context);
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await ShowAsync(context, failure);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: 404 or 405, ContentLength: null, ContentType: null })
        {
            await (ApiDoor.IsFor(context) ? Refusal.NotFound with { Status = context.Response.StatusCode } : Page.Show<NoticePage>(Notice.NotFound, context.Response.StatusCode)).ExecuteAsync(context);
        }
    }

    private static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            headers.CacheControl = "no-cache, no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }

    private async Task ShowAsync(HttpContext context, Exception failure)
    {
        context.Response.Clear();
        Protect(context);
        if (ApiDoor.IsFor(context))
        {
            await RefuseAsync(context, failure);
            return;
        }

        var (status, notice) = failure switch
        {
            RuleViolation rule => (StatusCodes.Status422UnprocessableEntity, new Notice("That cannot be done", rule.Message)),
            StaleEdit stale => (StatusCodes.Status409Conflict, new Notice("Somebody was faster", stale.Message)),
            BadHttpRequestException bad => (bad.StatusCode, new Notice("Solmu could not read that", bad.StatusCode == 413 ? "The file is larger than Solmu takes." : "The request was not complete.")),
            _ => (StatusCodes.Status500InternalServerError, Notice.Failed(context.TraceIdentifier)),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            logger.LogError(failure, "Request {Trace} failed", context.TraceIdentifier);
        }

        await Page.Show<NoticePage>(notice, status).ExecuteAsync(context);
    }

    private async Task RefuseAsync(HttpContext context, Exception failure)
    {
        var refusal = Refusal.Of(failure, context);
        if (refusal is null)
        {
            logger.LogError(failure, "Request {Trace} failed", context.TraceIdentifier);
        }

        await (refusal ?? Refusal.Failed(context.TraceIdentifier)).ExecuteAsync(context);
    }
}
