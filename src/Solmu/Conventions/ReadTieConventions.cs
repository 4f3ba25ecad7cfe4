using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;

namespace Solmu.Conventions;

/// <summary>By what conventions ties are measured now, and how that came about, the latest change first.</summary>
public sealed class ReadTieConventions(Visible visible)
{
    /// <param name="Seen">How many changes there have been.</param>
    public sealed record Now(TieParameters Values, long Seen, IReadOnlyList<Change> History)
    {
        public IReadOnlyList<TieConvention> Own { get; } = [.. TieConvention.All.Where(one => one.Of(Values) != one.Of(TieParameters.Default))];

        public bool IsDelivered => Values == TieParameters.Default;
    }

    /// <param name="By">Null for the console.</param>
    /// <param name="What">What was changed, each as a few words.</param>
    public sealed record Change(DateTime At, string? By, string Version, bool IsDelivered, IReadOnlyList<string> What);

    public Task<TieParameters> ValuesAsync() => visible.TieConventions.ValuesAsync();

    public async Task<Now> RunAsync()
    {
        var rows = await visible.TieConventions.OrderBy(one => one.Id)
            .Select(one => new { Row = one, By = visible.Users.Where(user => user.Id == one.ById).Select(user => user.Name).FirstOrDefault() }).ToListAsync();
        var (values, history) = (TieParameters.Default, new List<Change>(rows.Count));
        foreach (var row in rows)
        {
            var next = row.Row.Values();
            history.Add(new Change(row.Row.At, row.By, next.Version, row.Row.IsDelivered, Differences(values, next)));
            values = next;
        }

        history.Reverse();
        return new Now(values, rows.Count == 0 ? 0 : rows[^1].Row.Id, history);
    }

    private static List<string> Differences(TieParameters before, TieParameters after)
    {
        var found = TieConvention.All.Where(one => one.Of(before) != one.Of(after))
            .Select(one => $"{one.Label.ToLowerInvariant()} {one.Say(one.Of(before))} → {one.Say(one.Of(after))}").ToList();
        if (before.ComparesWithTargets != after.ComparesWithTargets)
        {
            found.Add(after.ComparesWithTargets ? "thin ties are compared with targets" : "thin ties are not compared with targets");
        }

        return found;
    }
}
