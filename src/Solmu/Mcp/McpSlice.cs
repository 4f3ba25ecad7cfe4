using Solmu.Access;
using Solmu.Api;
using Solmu.Ui;

namespace Solmu.Mcp;

internal static class McpSlice
{
    public static void AddMcp(this IServiceCollection services)
    {
        services.AddScoped<McpNames>();
        services.AddScoped<FindPartner>();
        services.AddScoped<BriefMe>();
        services.AddScoped<WhoKnowsWhom>();
        services.AddScoped<WhatHappenedLately>();
        services.AddScoped<MyProposals>();
        services.AddScoped<ProposeContact>();
        services.AddScoped<ProposeNote>();
        services.AddScoped<McpDoor>();
    }

    public static void MapMcp(this IEndpointRouteBuilder routes) =>
        routes.MapPost(ApiDoor.Mcp, McpDoor.AnswerAsync).RequireAuthorization(Policies.Staff).WithMetadata(new NoForm()).ExcludeFromDescription();
}
