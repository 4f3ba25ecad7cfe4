using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Imports;

namespace Solmu.Sample;

/// <summary>
/// Takes the sample net out again. What was added to it since stays, with what it stands on, and is named. The
/// firm itself stays, also when the sample set it up: whoever is signed in keeps a Solmu to sign in to, and names the
/// firm in Settings.
/// </summary>
public sealed class RemoveSample(Writer writer, Viewer viewer, Moment moment)
{
    public Task<UndoImport.Result> RunAsync() => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var importId = (await RequireAsync(db)).SampleImportId;
        return await UndoImport.RunAsync(db, await db.Imports.AsTracking().SingleAsync(import => import.Id == importId), moment.Now);
    });

    internal static async Task<Firm> RequireAsync(SolmuDb db) =>
        await db.Firms.SingleOrDefaultAsync() is { SampleImportId: not null } firm ? firm : throw new RuleViolation("sample", "The sample net is not loaded.");
}
