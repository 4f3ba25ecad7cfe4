using Solmu.Keys;

namespace Solmu.Api;

/// <summary>Stands around every call: keeps a key within its scope, and turns refusals into problem details.</summary>
internal sealed class ApiFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (KeyHandler.ScopeOf(http.User) is not { } scope || scope < Needed(http))
        {
            return new Refusal(StatusCodes.Status403Forbidden, $"This key may not do that; it takes one with the scope {Needed(http).ToString().ToLowerInvariant()}.");
        }

        try
        {
            return await next(context);
        }
        catch (Exception failure) when (Refusal.Of(failure, http) is { } refusal)
        {
            return refusal;
        }
    }

    private static KeyScope Needed(HttpContext http) =>
        http.GetEndpoint()!.Metadata.GetMetadata<AdminScope>() is not null ? KeyScope.Admin
        : HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? KeyScope.Read
        : KeyScope.Write;
}
