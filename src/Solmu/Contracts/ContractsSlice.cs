using Solmu.Access;

namespace Solmu.Contracts;

internal static class ContractsSlice
{
    public static void AddContracts(this IServiceCollection services)
    {
        services.AddScoped<AddContract>();
        services.AddScoped<FindContracts>();
        services.AddScoped<FindComingEnds>();
        services.AddScoped<ListContracts>();
        services.AddScoped<EditContract>();
        services.AddScoped<RemoveContract>();
    }

    public static void MapContracts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/contracts", ContractListPages.ListAsync).RequireAuthorization(Policies.Staff);
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        edits.MapGet("/partners/{slug}/contracts/new", ContractForm.OpenNewAsync);
        edits.MapPost("/partners/{slug}/contracts/new", ContractForm.AddAsync);
        edits.MapGet("/partners/{slug}/contracts/{id}", ContractForm.OpenAsync);
        edits.MapPost("/partners/{slug}/contracts/{id}", ContractForm.SaveAsync);
        edits.MapPost("/partners/{slug}/contracts/{id}/removal", ContractForm.RemoveAsync);
    }
}
