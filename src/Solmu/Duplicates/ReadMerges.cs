using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Duplicates;

/// <summary>What was merged lately, and which pairs are known to be two.</summary>
public sealed class ReadMerges(Visible visible, FindDuplicates duplicates)
{
    private const int MostShown = 20;

    public sealed record Done(long Id, Twice Kind, FindDuplicates.Known? Kept, long KeptId, long GoneId, string GoneName, DateTime At, string? By, DateTime? UndoneAt);

    public sealed record Two(long Id, FindDuplicates.Known One, FindDuplicates.Known Other);

    public async Task<Done?> ByIdAsync(long id) => (await DoneAsync(visible.Merges.Where(merge => merge.Id == id))).FirstOrDefault();

    public Task<List<Done>> LatestAsync(Twice kind) => DoneAsync(visible.Merges.Where(merge => merge.Kind == kind).OrderByDescending(merge => merge.Id).Take(MostShown));

    public async Task<List<Two>> TwosAsync(Twice kind)
    {
        var found = await visible.Aparts.Where(apart => apart.Kind == kind).OrderByDescending(apart => apart.At).ThenByDescending(apart => apart.Id).Take(MostShown).ToListAsync();
        var known = await duplicates.KnownAsync(kind, [.. found.SelectMany(apart => new[] { apart.FirstId, apart.SecondId }).Distinct()]);
        return [.. from apart in found
                   where known.ContainsKey(apart.FirstId) && known.ContainsKey(apart.SecondId)
                   select new Two(apart.Id, known[apart.FirstId], known[apart.SecondId])];
    }

    private async Task<List<Done>> DoneAsync(IQueryable<Merge> merges)
    {
        var found = await merges.Select(merge => new { Merge = merge, By = visible.Users.Where(user => user.Id == merge.ById).Select(user => user.Name).FirstOrDefault() }).ToListAsync();
        var known = new Dictionary<long, FindDuplicates.Known>();
        foreach (var kind in found.GroupBy(one => one.Merge.Kind, one => one.Merge.KeptId))
        {
            foreach (var (id, record) in await duplicates.KnownAsync(kind.Key, [.. kind.Distinct()]))
            {
                known[id] = record;
            }
        }

        return found.ConvertAll(one => new Done(one.Merge.Id, one.Merge.Kind, known.GetValueOrDefault(one.Merge.KeptId), one.Merge.KeptId, one.Merge.GoneId, one.Merge.GoneName, one.Merge.At, one.By, one.Merge.UndoneAt));
    }
}
