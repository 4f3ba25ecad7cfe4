using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>What somebody should look at: where they are mentioned, and what others changed at partners they follow.</summary>
public sealed class ReadInbox(Visible visible, AuditLines lines)
{
    private const int MostShown = 100;
    private const int MostEarlier = 20;

    public sealed record MentionRow(long NoteId, string Text, string? By, DateTime At, bool IsNew, string Where, string Path);

    public sealed record FollowedRow(long Id, string Name, string Path);

    /// <summary>Last is the newest entry among the changes; what comes after it is new next time.</summary>
    public sealed record Inbox(IReadOnlyList<MentionRow> Mentions, IReadOnlyList<AuditLine> New, IReadOnlyList<AuditLine> Earlier, IReadOnlyList<FollowedRow> Followed, long? Last)
    {
        public int Waiting => Mentions.Count(mention => mention.IsNew) + New.Count;
    }

    public async Task<Inbox> RunAsync()
    {
        var followed = await (from follow in visible.Follows
                              join organisation in visible.Organisations on follow.OrganisationId equals organisation.Id
                              orderby organisation.SortName, organisation.Id
                              select new FollowedRow(organisation.Id, organisation.Name, "/partners/" + organisation.Slug)).ToListAsync();
        var (entries, isNew) = await ChangesAsync(sinceSeen: false);
        var told = await lines.TellAsync(entries);
        return new Inbox(
            await MentionsAsync(), [.. told.Where(line => isNew.Contains(line.Id))], [.. told.Where(line => !isNew.Contains(line.Id)).Take(MostEarlier)], followed,
            entries.Count == 0 ? null : entries.Max(entry => entry.Id));
    }

    /// <summary>How many things are new; at most as many as are shown.</summary>
    public async Task<int> CountAsync()
    {
        var mentions = await visible.Mentions.Where(mention => mention.SeenAt == null).Take(MostShown).CountAsync();
        var (entries, _) = await ChangesAsync(sinceSeen: true);
        return mentions + (entries.Count == 0 ? 0 : (await lines.TellAsync(entries)).Count);
    }

    public Task<List<long>> FollowedAsync() => visible.Follows.Select(follow => follow.OrganisationId).ToListAsync();

    private async Task<List<MentionRow>> MentionsAsync()
    {
        var found = await (from mention in visible.Mentions
                           join note in visible.Notes on mention.NoteId equals note.Id
                           orderby mention.At descending, mention.NoteId
                           select new
                           {
                               mention.NoteId,
                               note.Text,
                               By = visible.Users.Where(user => user.Id == note.AuthorId).Select(user => user.Name).FirstOrDefault(),
                               mention.At,
                               IsNew = mention.SeenAt == null,
                               Organisation = visible.Organisations.Where(one => one.Id == note.OrganisationId).Select(one => new { one.Name, one.Slug }).FirstOrDefault(),
                               Person = visible.People.Where(one => one.Id == note.PersonId).Select(one => new { one.Id, Name = one.Name ?? "Somebody without a name" }).FirstOrDefault(),
                           }).Take(MostShown).ToListAsync();
        return found.Where(one => one.Organisation is not null || one.Person is not null).Select(one => new MentionRow(
            one.NoteId, one.Text, one.By, one.At, one.IsNew, one.Organisation?.Name ?? one.Person!.Name,
            one.Organisation is { } organisation ? $"/partners/{organisation.Slug}#notes" : $"/people/{Ids.Text(one.Person!.Id)}#notes")).OrderByDescending(one => one.IsNew).Take(MostShown).ToList();
    }

    /// <summary>Entries of others under the partners that are followed, the newest first, and which of them are new.</summary>
    private async Task<(List<AuditEntry> Entries, HashSet<long> New)> ChangesAsync(bool sinceSeen)
    {
        var seen = await visible.Follows.Select(follow => new { follow.OrganisationId, follow.SeenId }).ToDictionaryAsync(follow => follow.OrganisationId, follow => follow.SeenId);
        if (seen.Count == 0)
        {
            return ([], []);
        }

        var organisations = seen.Keys.ToList();
        foreach (var one in await visible.Partnerships.Where(partnership => organisations.Contains(partnership.OrganisationId)).Select(partnership => new { partnership.Id, partnership.OrganisationId }).ToListAsync())
        {
            seen[one.Id] = seen[one.OrganisationId];
        }

        var (ids, first, self) = (seen.Keys.ToList(), sinceSeen ? seen.Values.Min() : 0, visible.Viewer.Self);
        var others = visible.AuditEntries.Where(entry => entry.Id > first && entry.UserId != self);
        var entries = await others.Where(entry => EF.Parameter(ids).Contains(entry.RecordId!.Value)).OrderByDescending(entry => entry.Id).Take(MostShown).ToListAsync();
        entries.AddRange(await others.Where(entry => EF.Parameter(ids).Contains(entry.UnderId!.Value)).OrderByDescending(entry => entry.Id).Take(MostShown).ToListAsync());
        entries = [.. entries.DistinctBy(entry => entry.Id).OrderByDescending(entry => entry.Id).Take(MostShown)];
        var isNew = entries.Where(entry => entry.Id > Math.Max(seen.GetValueOrDefault(entry.RecordId ?? 0), seen.GetValueOrDefault(entry.UnderId ?? 0))).Select(entry => entry.Id).ToHashSet();
        return (sinceSeen ? entries.FindAll(entry => isNew.Contains(entry.Id)) : entries, isNew);
    }
}
