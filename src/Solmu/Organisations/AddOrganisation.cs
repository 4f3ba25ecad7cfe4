using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>Writes down an organisation with which we have no partnership.</summary>
public sealed class AddOrganisation(Writer writer, Viewer viewer, OnceOnly once)
{
    public sealed record Input(OrganisationFacts Facts, OnceKey? Once = null);

    /// <summary>The id of the organisation.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var visible = Visible.To(viewer, db);
        var name = input.Facts.Name ?? "";
        var folded = NameFolding.FoldOrganisation(name);
        if (folded.Length > 0 && await visible.Organisations.Where(known => known.FoldedName == folded).Select(known => known.Name).FirstOrDefaultAsync() is { } taken)
        {
            throw new RuleViolation("name", $"{taken} is here already.");
        }

        var organisation = new Organisation(name, await Slugs.FreeAsync(db, name));
        db.Add(organisation);
        await input.Facts.ApplyAsync(organisation, visible);
        await db.SaveChangesAsync();
        return Ids.Text(organisation.Id);
    }));
}
