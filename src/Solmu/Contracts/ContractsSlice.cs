using Solmu.Access;

namespace Solmu.Contracts;

internal static class ContractsSlice
{
    public static void AddContracts(this IServiceCollection services)
    {
        services.AddScoped<AddContract>();
        services.AddScoped<EditContract>();
        services.AddScoped<RemoveContract>();
    }

    public static void MapContracts(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/partners/{slug}/contracts/new", ContractForm.OpenNewAsync);
        pages.MapPost("/partners/{slug}/contracts/new", ContractForm.AddAsync);
        pages.MapGet("/partners/{slug}/contracts/{id}", ContractForm.OpenAsync);
        pages.MapPost("/partners/{slug}/contracts/{id}", ContractForm.SaveAsync);
        pages.MapPost("/partners/{slug}/contracts/{id}/removal", ContractForm.RemoveAsync);
    }
}
