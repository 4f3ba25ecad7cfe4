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
        // A word that others use already is the same tag, seen or not.
        var known = await db.Tags.Where(tag => wanted.Contains(tag.FoldedName)).ToDictionaryAsync(tag => tag.FoldedName);
        foreach (var name in input.Add.Where(name => !string.IsNullOrWhiteSpace(name)).DistinctBy(NameFolding.FoldText))
        {
            if (!known.TryGetValue(NameFolding.FoldText(name), out var tag))
            {
                tag = new Tag(name);
                db.Add(tag);
            }

            if (links.All(link => link.TagId != tag.Id))
            {
                db.Add(new OrganisationTag(input.OrganisationId, tag.Id));
            }
        }

        await db.SaveChangesAsync();
    });

    private static List<string> Folded(IReadOnlyList<string> names) => [.. names.Select(NameFolding.FoldText).Where(name => name.Length > 0).Distinct()];
}
