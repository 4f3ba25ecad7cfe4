using Solmu.Api;
using Solmu.Firms;

namespace Solmu.Plans;

internal static class PlansApi
{
    public static void MapPlansApi(this RouteGroupBuilder api) =>
        api.MapGroup("/plans").WithTags("Plans").MapGet("", ShowAsync).Tells<PlansDocument>("Tell the hand-over plans and how far their steps are");

    private static async Task<IResult> ShowAsync(FindPlans plans, FindSteps steps, Moment moment) =>
        Results.Json(PlansDocument.Of(await moment.DayAsync(), await plans.RunAsync(), await steps.AllAsync()), ApiJson.Options);
}
