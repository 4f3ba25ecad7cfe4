using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Fairness;

internal static class FairnessSlice
{
    public static void AddFairness(this IServiceCollection services)
    {
        services.AddScoped<FindIgnored>();
        services.AddScoped<FindNotRead>();
        services.AddScoped<IgnoreAddresses>();
        services.AddScoped<StopIgnoring>();
        services.AddScoped<SetReading>();
        services.AddScoped<ForgetRead>();
        services.AddScoped<ReadNotice>();
        services.AddScoped<IgnoredPages.Desk>();
    }

    public static void MapFairness(this IEndpointRouteBuilder routes)
    {
        var ignored = routes.MapGroup(IgnoredPages.Path).RequireAuthorization(Policies.Keeper);
        ignored.MapGet("", IgnoredPages.ShowAsync);
        ignored.MapPost("", IgnoredPages.AddAsync);
        ignored.MapPost("/removal", IgnoredPages.RemoveAsync);

        routes.MapGroup("/notice").RequireAuthorization(Policies.Staff).MapGet("", async (ReadNotice read) => Page.Show<ReadingNoticePage>(await read.RunAsync()));

        // Whether one's own mail is read is one's own to say, also for whoever changes no record.
        routes.MapGroup("/account/reading").RequireAuthorization(Policies.Staff).MapPost("", ReadingPages.SetOwnAsync);
        var people = routes.MapGroup("/people/{id}").RequireAuthorization(Policies.Keeper);
        people.MapPost("/reading", ReadingPages.SetAsync);
        people.MapPost("/forgetting", ReadingPages.ForgetAsync);
    }
}
