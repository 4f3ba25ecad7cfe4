using Solmu.Access;

namespace Solmu.Letters;

internal static class LettersSlice
{
    public static void AddDigests(this IServiceCollection services)
    {
        services.AddScoped<ReadDigest>();
        services.AddScoped<FindLetters>();
        services.AddScoped<AskForDigest>();
        services.AddScoped<PostLetter>();
        services.AddScoped<WriteTestLetter>();
        services.AddScoped<RemoveMailServer>();
    }

    /// <summary>Of the server only: no command writes to anybody.</summary>
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<MailSeal>();
        services.AddSingleton<Postman>();
        services.AddSingleton<WriteDigests>();
        services.AddSingleton<DeliverLetters>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliverLetters>());
        services.AddScoped<SetMailServer>();
        services.AddScoped<RemindersPages.Desk>();
        services.AddScoped<MailPages.Desk>();
    }

    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        // What comes to somebody by itself is theirs to say, also when they change no record.
        var own = routes.MapGroup(RemindersPages.Path).RequireAuthorization(Policies.Staff);
        own.MapGet("", RemindersPages.ShowAsync);
        own.MapPost("/calendar", RemindersPages.RenewFeedAsync);
        own.MapPost("/calendar/removal", RemindersPages.EndFeedAsync);
        own.MapGet("/letter", RemindersPages.LetterAsync);
        own.MapPost("/letter", RemindersPages.AskAsync);

        var mail = routes.MapGroup(MailPages.Path).RequireAuthorization(Policies.Owner);
        mail.MapGet("", MailPages.ShowAsync);
        mail.MapPost("", MailPages.SaveAsync);
        mail.MapPost("/removal", MailPages.RemoveAsync);
        mail.MapPost("/test", MailPages.TryAsync);
        mail.MapGet("/letters/{id}", MailPages.LetterAsync);
        mail.MapGet("/letters/{id}/letter.eml", MailPages.FileAsync);
        mail.MapPost("/letters/{id}/sending", MailPages.PostAsync);
    }
}
