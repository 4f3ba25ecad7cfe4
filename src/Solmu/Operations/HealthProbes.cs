namespace Solmu.Operations;

/// <summary>What a supervisor and a load balancer ask: is it alive, and may it be sent requests.</summary>
internal static class HealthProbes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var probes = routes.MapGroup("").AllowAnonymous();
        probes.MapMethods("/healthz", Methods, () => Results.Text("alive\n"));
        probes.MapMethods("/readyz", Methods, async (Readiness readiness) => await readiness.ProblemAsync() is { } problem
            ? Results.Text($"not ready: {problem}\n", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready\n"));
    }
}
