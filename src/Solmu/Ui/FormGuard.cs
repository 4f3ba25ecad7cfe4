using Microsoft.AspNetCore.Antiforgery;
using Solmu.Api;
using Solmu.Cli;

namespace Solmu.Ui;

/// <summary>Every request that may change something brings the token of a form that we made; without it, nothing runs.</summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string TokenField = "token";

    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var safe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (!safe && !ApiDoor.IsFor(context) && context.GetEndpoint()?.Metadata.GetMetadata<NoForm>() is null && !await antiforgery.IsRequestValidAsync(context))
        {
            await Page.Show<NoticePage>(new Notice("Please send the form again", "The page was open for too long, or cookies are switched off. Go back, reload the page and send it once more."), StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}

/// <summary>Marks an endpoint that programs call with something better than a cookie.</summary>
internal sealed class NoForm;
