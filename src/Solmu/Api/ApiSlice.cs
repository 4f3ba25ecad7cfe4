using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Imports;
using Solmu.Keys;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Tags;
using Solmu.Ties;
using Solmu.Ui;
using Solmu.Views;
using Solmu.Vulnerability;
using Solmu.Webhooks;

namespace Solmu.Api;

/// <summary>The door for programs. Each slice brings its own calls; here is what stands around them.</summary>
internal static class ApiSlice
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<Cursors>();
        services.AddSingleton<KeptAnswers>();
        services.AddScoped<Call>();
        services.AddDescription();
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiDoor.Root).WithMetadata(new NoForm()).AddEndpointFilter<ApiFilter>();
        api.MapOrganisationsApi();
        api.MapPartnershipsApi();
        api.MapPeopleApi();
        api.MapContactsApi();
        api.MapContractsApi();
        api.MapTiesApi();
        api.MapVulnerabilityApi();
        api.MapPlansApi();
        api.MapTagsApi();
        api.MapViewsApi();
        api.MapImportsApi(ImportsSlice.MostBytes);
        api.MapKeysApi();
        api.MapWebhooksApi();
        routes.MapDescription();
    }
}
