using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;

namespace Solmu.Audit;

/// <summary>The whole log, newest first, narrowed by who, door, kind, period and the name of the record.</summary>
public sealed class FindAudit(Visible visible, AuditLines lines, FocalFirms firms, TimeProvider clock)
{
    private const int MostNamed = 200;

    /// <summary>Ids follow the clock; where it was set back, by no more than this.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>Without a user, who it was is told by the door: the console, Solmu itself, or somebody not signed in.</summary>
    public sealed record Filter(long? UserId, string? Unnamed, Door? Door, string? Kind, DateOnly? From, DateOnly? Until, string? Search)
    {
        public const string Console = "console", Program = "solmu", Stranger = "stranger";

        public bool IsAll => this == new Filter(null, null, null, null, null, null, null);
    }

    public async Task<AuditLines.Stretch> RunAsync(Filter filter, string? before)
    {
        var entries = await WithinAsync(visible.AuditEntries, filter);
        entries = filter.UserId is { } user ? entries.Where(entry => entry.UserId == user) : entries;
        entries = filter.Unnamed switch
        {
            Filter.Console => entries.Where(entry => entry.UserId == null && entry.Door != Door.Page && entry.Door != Door.None),
            Filter.Program => entries.Where(entry => entry.UserId == null && entry.Door == Door.None),
            Filter.Stranger => entries.Where(entry => entry.UserId == null && entry.Door == Door.Page),
            _ => entries,
        };
        entries = filter.Door is { } door ? entries.Where(entry => entry.Door == door) : entries;
        entries = filter.Kind is { } kind ? entries.Where(entry => entry.Kind == kind) : entries;
        if (filter.Search is { } search)
        {
            var ids = await NamedAsync(search);
            entries = entries.Where(entry => ids.Contains(entry.RecordId!.Value) || ids.Contains(entry.UnderId!.Value));
        }

        return await lines.ReadAsync(entries, before);
    }

    /// <summary>Changes of the last seven days, and by how many users.</summary>
    public async Task<(int Changes, int Users)> WeekAsync()
    {
        var week = visible.AuditEntries.Where(entry => entry.Id >= Ids.FirstInOrder(clock.GetUtcNow().UtcDateTime.AddDays(-7)));
        return (await week.CountAsync(), await week.Where(entry => entry.UserId != null).Select(entry => entry.UserId).Distinct().CountAsync());
    }

    /// <summary>
    /// The first day bounds the ids, which are the order of the log, so that nothing older is read. The last day does not:
    /// where a clock was set back, ids run ahead of it.
    /// </summary>
    private async Task<IQueryable<AuditEntry>> WithinAsync(IQueryable<AuditEntry> entries, Filter filter)
    {
        if (await firms.ReadAsync() is not { } firm)
        {
            return entries;
        }

        if (filter.From is { } from)
        {
            var start = firm.StartOf(from);
            var first = Ids.FirstInOrder(start - Slack);
            entries = entries.Where(entry => entry.At >= start && entry.Id >= first);
        }

        if (filter.Until is { } until)
        {
            var end = firm.EndOf(until);
            entries = entries.Where(entry => entry.At <= end);
        }

        return entries;
    }

    /// <summary>Organisations with their partnerships, people, and removed records that were called so.</summary>
    private async Task<List<long>> NamedAsync(string search)
    {
        var fragment = NameFolding.FoldText(search);
        var pattern = $"%{search.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var organisations = await visible.OrganisationMatches(fragment).Select(match => match.Id).Take(MostNamed).ToListAsync();
        var people = await visible.PersonMatches(fragment).Select(match => match.Id).Take(MostNamed).ToListAsync();
        var gone = await visible.AuditEntries.Where(entry => entry.Act == Act.Removed && EF.Functions.Like(entry.Changes!.ToLower(), pattern, "\\")).OrderByDescending(entry => entry.Id).Select(entry => entry.RecordId!.Value).Take(MostNamed).ToListAsync();
        organisations.AddRange(gone);
        return [.. organisations, .. await PartnershipsAsync(visible, organisations), .. people];
    }

    /// <summary>The partnerships of organisations, those that are gone among them: under them stand the contracts.</summary>
    internal static async Task<List<long>> PartnershipsAsync(Visible visible, List<long> organisations)
    {
        var there = await visible.Partnerships.Where(partnership => organisations.Contains(partnership.OrganisationId)).Select(partnership => partnership.Id).ToListAsync();
        var gone = await visible.AuditEntries.Where(entry => organisations.Contains(entry.UnderId!.Value) && entry.Kind == nameof(Partnership) && entry.Act == Act.Removed).Select(entry => entry.RecordId!.Value).ToListAsync();
        return [.. there.Union(gone)];
    }
}
