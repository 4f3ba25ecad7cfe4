using Solmu.Access;

namespace Solmu.Api;

/// <summary>The few kinds of calls there are: each names who may make it, and describes itself.</summary>
internal static class ApiRoutes
{
    public static RouteHandlerBuilder Lists<T>(this RouteHandlerBuilder route, string summary, ListShape shape, string policy = Policies.Staff) =>
        route.Asks(policy, summary).WithMetadata(shape).Produces<Listed<T>>().Refuses(400);

    public static RouteHandlerBuilder Shows<T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Staff) =>
        route.Asks(policy, summary).WithMetadata(new Tagged()).Produces<T>().Refuses(404);

    /// <summary>One answer that is worked out, and so carries no version.</summary>
    public static RouteHandlerBuilder Tells<T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Staff) =>
        route.Asks(policy, summary).Produces<T>();

    /// <summary>Makes something; sent again with the same Idempotency-Key, once.</summary>
    public static RouteHandlerBuilder Creates<TBody, T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Editor) =>
        route.Asks(policy, summary).WithMetadata(new Takes(typeof(TBody)), new TakesOnceKey(), new Tagged()).Produces<T>(201).Refuses(400, 404, 415, 422);

    /// <summary>Puts what was sent in the place of what is there, if that is still the version the caller read.</summary>
    public static RouteHandlerBuilder Replaces<TBody, T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Editor) =>
        route.Asks(policy, summary).WithMetadata(new Takes(typeof(TBody), IsWhole: true), new TakesVersion(), new Tagged()).Produces<T>().Refuses(400, 404, 412, 415, 422, 428);

    /// <summary>A step in the life of a record.</summary>
    public static RouteHandlerBuilder Moves<TBody, T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Editor) =>
        route.Asks(policy, summary).WithMetadata(new Takes(typeof(TBody)), new TakesVersion(), new Tagged()).Produces<T>().Refuses(400, 404, 412, 415, 422, 428);

    /// <summary>A change that adds up with those of others, so that no version is asked for.</summary>
    public static RouteHandlerBuilder Changes<TBody, T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Editor) =>
        route.Asks(policy, summary).WithMetadata(new Takes(typeof(TBody)), new Tagged()).Produces<T>().Refuses(400, 404, 415, 422);

    /// <summary>Something that needs no version, because doing it twice is doing it once.</summary>
    public static RouteHandlerBuilder Does<T>(this RouteHandlerBuilder route, string summary, string policy = Policies.Editor) =>
        route.Asks(policy, summary).Produces<T>().Refuses(404, 422);

    public static RouteHandlerBuilder Removes(this RouteHandlerBuilder route, string summary, string policy = Policies.Editor) =>
        route.Asks(policy, summary).WithMetadata(new TakesVersion()).Produces(204).Refuses(400, 404, 412, 422, 428);

    /// <summary>Takes files, as parts of a form or as the body itself.</summary>
    public static RouteHandlerBuilder Imports<T>(this RouteHandlerBuilder route, string summary) =>
        route.Asks(Policies.Keeper, summary).WithMetadata(new TakesFiles(), new TakesOnceKey()).Produces<T>().Produces<T>(201).Refuses(400, 413, 422);

    private static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, string policy, string summary) =>
        route.RequireAuthorization(policy).WithSummary(summary).Refuses(401, 403);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<RefusalJson>(status, Refusal.ContentType);
        }

        return route;
    }
}

/// <summary>The body a call takes.</summary>
internal sealed record Takes(Type Body, bool IsWhole = false);

/// <summary>The call asks for If-Match.</summary>
internal sealed class TakesVersion;

/// <summary>The call can be sent again with its Idempotency-Key.</summary>
internal sealed class TakesOnceKey;

/// <summary>The answer carries an ETag.</summary>
internal sealed class Tagged;

/// <summary>The call takes files.</summary>
internal sealed class TakesFiles;
