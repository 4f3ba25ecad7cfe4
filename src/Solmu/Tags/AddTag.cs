using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Tags;

/// <summary>Keeps a word ready to be put on records. One that differs in case or accents only is the same tag.</summary>
public sealed class AddTag(Writer writer, Viewer viewer, OnceOnly once)
{
    public sealed record Input(string? Name, OnceKey? Once = null);

    /// <summary>The id of the tag, which may have been there already.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var folded = NameFolding.FoldText(input.Name ?? "");
        if (folded.Length > 0 && await db.Tags.FirstOrDefaultAsync(known => known.FoldedName == folded) is { } there)
        {
            return Ids.Text(there.Id);
        }

        var tag = new Tag(input.Name ?? "");
        db.Add(tag);
        await db.SaveChangesAsync();
        return Ids.Text(tag.Id);
    }));
}
