using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Audit;

/// <summary>One entry, the rest of its action, and whether it was taken back already.</summary>
public sealed class ReadAuditEntry(Visible visible, AuditLines lines)
{
    /// <summary>Others are those of the same action; Back is the entry that took it back last, Earlier the one that it takes back itself.</summary>
    public sealed record Whole(AuditLine Line, IReadOnlyList<AuditLine> Others, int OthersInAll, AuditLine? Back, AuditLine? Earlier)
    {
        /// <summary>What came in with many others is taken back where it came in.</summary>
        public bool IsOfImport { get; init; }
    }

    public async Task<Whole?> ByIdAsync(long id)
    {
        var entry = await visible.AuditEntries.FirstOrDefaultAsync(entry => entry.Id == id);
        if (entry is null || await TellAsync(entry) is not { } line)
        {
            return null;
        }

        var others = visible.AuditEntries.Where(other => other.ActionId == entry.ActionId && other.Id != entry.Id);
        var shown = await lines.TellAsync(await others.OrderBy(other => other.Id).Take(AuditLines.PageSize).ToListAsync());
        var back = await visible.AuditEntries.Where(other => other.TakesBack == entry.ActionId).OrderByDescending(other => other.Id).FirstOrDefaultAsync();
        var earlier = entry.TakesBack is { } action ? await visible.AuditEntries.Where(other => other.ActionId == action).OrderBy(other => other.Id).FirstOrDefaultAsync() : null;
        return new Whole(line, shown, await others.CountAsync(), await TellAsync(back), await TellAsync(earlier))
        {
            IsOfImport = await others.AnyAsync(other => other.Act == Act.Imported || other.Act == Act.SampleLoaded),
        };
    }

    private async Task<AuditLine?> TellAsync(AuditEntry? entry) => entry is null ? null : (await lines.TellAsync([entry])).FirstOrDefault();
}
