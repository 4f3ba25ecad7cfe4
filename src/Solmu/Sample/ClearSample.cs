using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Sample;

/// <summary>Takes the sample net out again together with what was added to it since and means nothing without it.</summary>
public sealed class ClearSample(Writer writer, Viewer viewer)
{
    public Task<SampleCount> RunAsync() => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var firm = await RemoveSample.RequireAsync(db);
        var rows = new SampleRows(db, firm);
        var count = await rows.CountAsync();
        var importId = firm.SampleImportId!.Value;

        await rows.Contacts().ExecuteDeleteAsync();
        await rows.People().ExecuteDeleteAsync();
        await rows.Organisations().ExecuteDeleteAsync();
        await db.PersonEmails.Where(email => email.ImportId == importId).ExecuteDeleteAsync();
        var tags = SampleTexts.Tags.Select(SampleIds.OfTag).ToList();
        await db.Tags.Where(tag => tags.Contains(tag.Id)
            && !db.OrganisationTags.Any(link => link.TagId == tag.Id) && !db.PersonTags.Any(link => link.TagId == tag.Id)).ExecuteDeleteAsync();
        await SampleRows.ForgetAsync(db, importId);
        await db.Imports.Where(import => import.Id == importId).ExecuteDeleteAsync();
        db.Tell(Act.SampleRemoved, nameof(Imports.Import), importId, ("organisations", count.Organisations), ("people", count.People), ("contacts", count.Contacts));
        await db.SaveChangesAsync();
        return count;
    });
}
