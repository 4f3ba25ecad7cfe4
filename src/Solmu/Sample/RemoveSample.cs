using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Sample;

/// <summary>
/// Takes the sample net out again. The firm itself stays, also when the sample set it up: whoever is signed in keeps
/// a Solmu to sign in to, and names the firm in Settings.
/// </summary>
public sealed class RemoveSample(Writer writer, Viewer viewer)
{
    public Task<SampleCount> RunAsync() => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var firm = await db.Firms.SingleOrDefaultAsync() ?? throw new RuleViolation("sample", "The sample net is not loaded.");
        var rows = new SampleRows(db, firm);
        var count = await rows.CountAsync();
        var importId = firm.SampleImportId;

        await rows.Contacts().ExecuteDeleteAsync();
        await rows.People().ExecuteDeleteAsync();
        await rows.Organisations().ExecuteDeleteAsync();
        await db.PersonEmails.Where(email => email.ImportId == importId).ExecuteDeleteAsync();
        var tags = SampleTexts.Tags.Select(SampleIds.OfTag).ToList();
        await db.Tags.Where(tag => tags.Contains(tag.Id)
            && !db.OrganisationTags.Any(link => link.TagId == tag.Id) && !db.PersonTags.Any(link => link.TagId == tag.Id)).ExecuteDeleteAsync();

        var organisation = await db.Organisations.Include(organisation => organisation.Domains).SingleAsync(organisation => organisation.Id == firm.OrganisationId);
        foreach (var domain in organisation.Domains.Where(domain => domain.ImportId == importId).Select(domain => domain.Domain).ToList())
        {
            organisation.RemoveDomain(domain);
        }

        firm.DropSample();
        await db.SaveChangesAsync();
        await db.Imports.Where(import => import.Id == importId).ExecuteDeleteAsync();
        return count;
    });
}
