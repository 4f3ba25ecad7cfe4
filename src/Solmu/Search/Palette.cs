using System.Text.Json.Serialization;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Organisations;
using Solmu.Views;

namespace Solmu.Search;

/// <summary>What a few letters lead to: pages and actions, saved views, then partners and other organisations, then people.</summary>
public sealed class Palette(FindMatches find, FindViews views, Viewer viewer)
{
    /// <summary>As many of each as can be taken in at a glance.</summary>
    public const int MostOfEach = 6;

    public sealed record Answer(IReadOnlyList<Target> Items);

    /// <summary>Kind is a word for people: page, action, view, partner, organisation, person.</summary>
    public sealed record Target(string Kind, string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail, string Path);

    public async Task<Answer> RunAsync(string? typed)
    {
        var fragment = NameFolding.FoldText(typed is { Length: > FindMatches.LongestFragment } ? typed[..FindMatches.LongestFragment] : typed ?? "");
        var places = Places.For(viewer, fragment).Select(place => new Target(place.IsAction ? "action" : "page", place.Name, null, place.Path));
        if (fragment.Length == 0)
        {
            return new Answer([.. places]);
        }

        var found = await find.RunAsync(fragment, MostOfEach);
        return new Answer([
            .. places.Take(MostOfEach),
            .. (await views.AllAsync()).Where(view => NameFolding.FoldText(view.Name).Contains(fragment, StringComparison.Ordinal)).Take(MostOfEach).Select(view => new Target("view", view.Name, view.List.ToString(), view.Path)),
            .. found.Organisations.Select(one => new Target(one.IsPartner ? "partner" : "organisation", one.Name, one.Country is { } code ? Countries.Name(code) : null, one.Path)),
            .. found.People.Select(one => new Target("person", one.DisplayName, one.Employer?.Name ?? (one.Name is null ? null : one.FirstEmail), "/people/" + Database.Ids.Text(one.Id)))]);
    }
}
