using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Tags;

namespace Solmu.Bulk;

/// <summary>Tags by their word, within a change.</summary>
internal static class TagWords
{
    /// <summary>All spellings of a word that the viewer sees.</summary>
    public static Task<List<Tag>> FindAsync(Visible visible, string? name)
    {
        var folded = NameFolding.FoldText(name ?? "");
        if (folded.Length == 0)
        {
            throw new RuleViolation("tag", "Write the tag.");
        }

        return visible.Tags.Where(tag => tag.FoldedName == folded).OrderBy(tag => tag.Name).ToListAsync();
    }

    /// <summary>A word written just so may be in use out of the viewer's sight; taken up, it looks as if it were new.</summary>
    public static async Task<Tag> WrittenAsync(SolmuDb db, string name)
    {
        var tag = new Tag(name);
        if (await db.Tags.FirstOrDefaultAsync(known => known.Name == tag.Name) is { } hidden)
        {
            return hidden;
        }

        db.Add(tag);
        return tag;
    }

    /// <summary>An entry of what was just saved that the viewer sees.</summary>
    public static async Task<string?> EntryAsync(Visible visible, SolmuDb db) =>
        await visible.AuditEntries.Where(entry => entry.ActionId == db.Acting!.Id && entry.Kind != nameof(Tag)).OrderBy(entry => entry.Id).Select(entry => (long?)entry.Id).FirstOrDefaultAsync() is { } id ? Ids.Text(id) : null;
}
