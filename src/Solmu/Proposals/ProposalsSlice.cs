using Solmu.Access;

namespace Solmu.Proposals;

internal static class ProposalsSlice
{
    public static void AddProposals(this IServiceCollection services)
    {
        services.AddScoped<FindProposals>();
        services.AddScoped<ProposalsPages.Desk>();
        services.AddScoped<Propose>();
        services.AddScoped<ApproveProposal>();
        services.AddScoped<RefuseProposal>();
    }

    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/proposals").RequireAuthorization(Policies.Staff);
        var edits = routes.MapGroup("/proposals").RequireAuthorization(Policies.Editor);
        pages.MapGet("", ProposalsPages.ListAsync);
        edits.MapPost("/{id}/approval", ProposalsPages.ApproveAsync);
        edits.MapPost("/{id}/refusal", ProposalsPages.RefuseAsync);
    }
}
