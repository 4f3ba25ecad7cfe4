using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Partnerships;

/// <summary>
/// The whole list of partners in numbers, and the words that it can be filtered by. A partner has ended when each of
/// its partnerships has; all others run, as the net counts them too.
/// </summary>
public sealed record PartnerTotals(
    int Partnerships, int Running, int Ended, int RunningCountries, int NobodyResponsible, IReadOnlyList<string> Countries, IReadOnlyList<string> Types,
    IReadOnlyList<PartnerTotals.Person> Responsibles, IReadOnlyList<string> Tags)
{
    public sealed record Person(long Id, string Name);
}

/// <summary>Counts over everything grow with everything, so they are kept until something changes.</summary>
public sealed class CountPartners(Changes changes)
{
    private const int MostKept = 200;

    private readonly Dictionary<Sight, Kept> kept = [];

    public async ValueTask<PartnerTotals> RunAsync(Visible visible)
    {
        var (stamp, sight) = (changes.Stamp, visible.Viewer.Sight);
        lock (kept)
        {
            if (kept.TryGetValue(sight, out var last) && last.Stamp == stamp)
            {
                return last.Totals;
            }
        }

        var totals = await CountAsync(visible);
        lock (kept)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[sight] = new Kept(stamp, totals);
        }

        return totals;
    }

    private static async Task<PartnerTotals> CountAsync(Visible visible)
    {
        var partnerships = await visible.Partnerships.CountAsync();
        var partners = await visible.Partnerships.Select(partnership => partnership.OrganisationId).Distinct().CountAsync();
        var running = await visible.Partnerships.Where(partnership => partnership.Stage != Stage.T2).Select(partnership => partnership.OrganisationId).Distinct().CountAsync();
        var nobody = await visible.Partnerships.Where(partnership => partnership.ResponsibleId == null && partnership.Stage != Stage.T2).Select(partnership => partnership.OrganisationId).Distinct().CountAsync();
        var countries = await (from organisation in visible.Organisations
                               join partnership in visible.Partnerships on organisation.Id equals partnership.OrganisationId
                               where organisation.Country != null
                               select new { Code = organisation.Country!, IsRunning = partnership.Stage != Stage.T2 }).Distinct().ToListAsync();
        var types = await visible.Partnerships.Where(partnership => partnership.Type != null).Select(partnership => partnership.Type!).Distinct().ToListAsync();
        var responsibles = await (from id in visible.Partnerships.Select(partnership => partnership.ResponsibleId).Distinct()
                                  join person in visible.People on id equals person.Id
                                  orderby person.SortName, person.Id
                                  select new { person.Id, person.Name, person.SortName }).ToListAsync();
        var tags = await visible.Tags.Where(tag => visible.OrganisationTags.Any(link => link.TagId == tag.Id)).OrderBy(tag => tag.FoldedName).ThenBy(tag => tag.Name).Select(tag => new { tag.Name, tag.FoldedName }).ToListAsync();
        types.Sort(StringComparer.OrdinalIgnoreCase);
        return new PartnerTotals(
            partnerships, running, partners - running, countries.Count(country => country.IsRunning), nobody, [.. countries.Select(country => country.Code).Distinct()], types, [.. responsibles.Select(person => new PartnerTotals.Person(person.Id, person.Name ?? person.SortName))],
            [.. tags.DistinctBy(tag => tag.FoldedName).Select(tag => tag.Name)]);
    }

    private sealed record Kept(long Stamp, PartnerTotals Totals);
}
