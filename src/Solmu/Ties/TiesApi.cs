using System.Globalization;
using Solmu.Analysis.Identities;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Ties;

internal static class TiesApi
{
    private static readonly ListShape Shape = new(["own"], ("own", "id of one of our people"), ("other", "id of somebody outside"), ("organisation", "id of the organisation where the other works"));

    public static void MapTiesApi(this RouteGroupBuilder api) =>
        api.MapGroup("/ties").WithTags("Ties").MapGet("", ListAsync).Lists<TieDocument>("List ties with their strength, how they stand and why", Shape);

    private static async Task<IResult> ListAsync(Call call, FindTies find)
    {
        var ask = call.List();
        var ties = await find.RunAsync(new TieScope(call.Id("own"), call.Id("other") is { } other ? [other] : null, call.Id("organisation") is { } organisation ? [organisation] : null));
        var fragment = NameFolding.FoldText(ask.Search ?? "");
        var ordered = ties.Where(tie => fragment.Length == 0 || Names(tie).Any(name => NameFolding.FoldText(name).Contains(fragment, StringComparison.Ordinal)))
            .OrderBy(tie => tie.Own.Id).ThenBy(tie => tie.Other.Id).AsEnumerable();
        ordered = ask.IsTurned ? ordered.Reverse() : ordered;
        if (ask.After is { } after && long.TryParse(after.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var own))
        {
            ordered = ordered.SkipWhile(tie => (tie.Own.Id, tie.Other.Id).CompareTo((own, after.Id)) is var side && (ask.IsTurned ? side >= 0 : side <= 0));
        }

        var portion = ordered.Take(ask.Limit + 1).ToList();
        var items = portion.Take(ask.Limit).ToList();
        var next = portion.Count > ask.Limit ? new Position(items[^1].Own.Id.ToString(CultureInfo.InvariantCulture), items[^1].Other.Id) : null;
        return call.Items(new Portion<TieDocument>([.. items.Select(TieDocument.Of)], next));
    }

    private static IEnumerable<string> Names(Tie tie) => [tie.Own.DisplayName, tie.Other.DisplayName, tie.Own.Reference, tie.Other.Reference, tie.Partner?.Name ?? ""];
}
