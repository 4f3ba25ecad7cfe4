using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Tags;

/// <summary>
/// Puts tags on an organisation and takes others off. What two people do at the same time adds up, so no edit is stale
/// here. Tags that differ in case or accents only are one.
/// </summary>
public sealed class SetTags(Writer writer, Viewer viewer)
{
    public sealed record Input(long OrganisationId, IReadOnlyList<string> Add, IReadOnlyList<string> Remove);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (!await visible.Organisations.AnyAsync(organisation => organisation.Id == input.OrganisationId))
        {
            throw new RuleViolation(null, "The organisation was removed.");
        }

        var links = await visible.OrganisationTags.Where(link => link.OrganisationId == input.OrganisationId).ToListAsync();
        var unwanted = Folded(input.Remove);
        var gone = await visible.Tags.Where(tag => unwanted.Contains(tag.FoldedName)).Select(tag => tag.Id).ToListAsync();
        db.RemoveRange(links.Where(link => gone.Contains(link.TagId)));

        var wanted = Folded(input.Add);
        var known = (await visible.Tags.Where(tag => wanted.Contains(tag.FoldedName)).OrderBy(tag => tag.Name).ToListAsync()).ToLookup(tag => tag.FoldedName);
        foreach (var name in input.Add.Where(name => !string.IsNullOrWhiteSpace(name)).DistinctBy(NameFolding.FoldText))
        {
            var same = known[NameFolding.FoldText(name)].ToList();
            if (!same.Exists(tag => links.Exists(link => link.TagId == tag.Id)))
            {
                db.Add(new OrganisationTag(input.OrganisationId, (same.FirstOrDefault() ?? await WrittenAsync(db, name)).Id));
            }
        }

        await db.SaveChangesAsync();
    });

    /// <summary>A word written just so may be in use out of the viewer's sight; taken up, it looks as if it were new.</summary>
    private static async Task<Tag> WrittenAsync(SolmuDb db, string name)
    {
        var tag = new Tag(name);
        if (await db.Tags.FirstOrDefaultAsync(known => known.Name == tag.Name) is { } hidden)
        {
            return hidden;
        }

        db.Add(tag);
        return tag;
    }

    private static List<string> Folded(IReadOnlyList<string> names) => [.. names.Select(NameFolding.FoldText).Where(name => name.Length > 0).Distinct()];
}
