using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Organisations;

/// <summary>Corrects what is written down about an organisation. Its address in the browser stays, so that links live on.</summary>
public sealed class EditOrganisation(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version, OrganisationFacts Facts, IReadOnlyList<RuleViolation>? Found = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var organisation = await visible.Organisations.Include(found => found.Domains).FirstOrDefaultAsync(found => found.Id == input.Id)
            ?? throw new RuleViolation(null, "The organisation was removed.");
        StaleEdit.Refuse(organisation.Name, input.Version, organisation.Version);
        if (organisation.Id == (await FocalFirms.RequireAsync(db)).OrganisationId)
        {
            throw new RuleViolation(null, $"{organisation.Name} is your own firm; its facts are in the settings.");
        }

        var rules = new Rules(input.Found);
        await rules.CheckAsync(() => input.Facts.ApplyAsync(organisation, visible));
        rules.Throw();
        await db.SaveChangesAsync();
    });
}
