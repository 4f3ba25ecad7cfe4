using Solmu.Access;

namespace Solmu.Inbox;

internal static class InboxSlice
{
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<KnownWaiting>();
        services.AddScoped<ReadInbox>();
        services.AddScoped<MarkRead>();
        services.AddScoped<FollowPartner>();
        services.AddScoped<SuggestMentions>();
    }

    /// <summary>What somebody follows and has read is theirs to say, also when they change no record.</summary>
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/inbox", InboxPages.ShowAsync);
        pages.MapPost("/inbox/read", InboxPages.MarkAsync);
        pages.MapPost("/partners/{slug}/follow", InboxPages.FollowAsync);
        routes.MapGet("/mentions", async (string? partner, string? person, string? q, SuggestMentions suggest) => TypedResults.Json(await suggest.RunAsync(partner, person, q))).RequireAuthorization(Policies.Editor);
    }
}
