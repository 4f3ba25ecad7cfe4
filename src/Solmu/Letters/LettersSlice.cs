using Solmu.Access;

namespace Solmu.Letters;

internal static class LettersSlice
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddScoped<RemindersPages.Desk>();
    }

    /// <summary>What comes to somebody by itself is theirs to say, also when they change no record.</summary>
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup(RemindersPages.Path).RequireAuthorization(Policies.Staff);
        own.MapGet("", RemindersPages.ShowAsync);
        own.MapPost("/calendar", RemindersPages.RenewFeedAsync);
        own.MapPost("/calendar/removal", RemindersPages.EndFeedAsync);
    }
}
