using Solmu.Access;

namespace Solmu.Duplicates;

internal static class DuplicatesSlice
{
    public static void AddDuplicates(this IServiceCollection services)
    {
        services.AddSingleton<Likenesses>();
        services.AddScoped<FindDuplicates>();
        services.AddScoped<FindMerged>();
        services.AddScoped<ComparePair>();
        services.AddScoped<ReadMerges>();
        services.AddScoped<MergePeople>();
        services.AddScoped<MergeOrganisations>();
        services.AddScoped<UndoMerge>();
        services.AddScoped<KeepApart>();
        services.AddScoped<AskAgain>();
    }

    /// <summary>A merge moves what belongs to everybody.</summary>
    public static void MapDuplicates(this IEndpointRouteBuilder routes)
    {
        var keeping = routes.MapGroup("/duplicates").RequireAuthorization(Policies.Keeper);
        keeping.MapGet("", DuplicatesPages.ListAsync);
        keeping.MapPost("/apart", DuplicatesPages.KeepApartAsync);
        keeping.MapPost("/apart/{id}/removal", DuplicatesPages.AskAgainAsync);
        keeping.MapGet("/people/{kept}/{gone}", DuplicatesPages.ComparePeopleAsync);
        keeping.MapPost("/people/{kept}/{gone}", DuplicatesPages.MergePeopleAsync);
        keeping.MapGet("/organisations/{kept}/{gone}", DuplicatesPages.CompareOrganisationsAsync);
        keeping.MapPost("/organisations/{kept}/{gone}", DuplicatesPages.MergeOrganisationsAsync);
        keeping.MapGet("/merges/{id}", DuplicatesPages.ShowAsync);
        keeping.MapPost("/merges/{id}/undo", DuplicatesPages.UndoAsync);
    }
}
