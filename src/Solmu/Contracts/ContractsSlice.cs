using Solmu.Access;

namespace Solmu.Contracts;

internal static class ContractsSlice
{
    public static void AddContracts(this IServiceCollection services)
    {
        services.AddScoped<AddContract>();
        services.AddScoped<FindContracts>();
        services.AddScoped<EditContract>();
        services.AddScoped<RemoveContract>();
    }

    public static void MapContracts(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        edits.MapGet("/partners/{slug}/contracts/new", ContractForm.OpenNewAsync);
        edits.MapPost("/partners/{slug}/contracts/new", ContractForm.AddAsync);
        edits.MapGet("/partners/{slug}/contracts/{id}", ContractForm.OpenAsync);
        edits.MapPost("/partners/{slug}/contracts/{id}", ContractForm.SaveAsync);
        edits.MapPost("/partners/{slug}/contracts/{id}/removal", ContractForm.RemoveAsync);
    }
}
