using Solmu.Access;

namespace Solmu.Sample;

internal static class SampleSlice
{
    public static void AddSample(this IServiceCollection services)
    {
        services.AddScoped<LoadSample>();
        services.AddScoped<RemoveSample>();
        services.AddScoped<ClearSample>();
        services.AddScoped<ReadSample>();
    }

    public static void MapSample(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/settings/sample").RequireAuthorization(Policies.Keeper);
        pages.MapPost("", SamplePages.LoadAsync);
        pages.MapGet("/removal", SamplePages.AskAsync);
        pages.MapPost("/removal", SamplePages.RemoveAsync);
    }

    /// <summary>What `serve --sample` does before the first page: loads the sample net into a Solmu without partners.</summary>
    public static async Task LoadIntoEmptyAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.Console;
        if (await scope.ServiceProvider.GetRequiredService<ReadSample>().HasNoPartnersAsync())
        {
            await scope.ServiceProvider.GetRequiredService<LoadSample>().RunAsync();
        }
    }
}
