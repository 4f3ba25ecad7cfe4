using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Sample;

/// <summary>Whether the sample net is here, and what goes when it is removed.</summary>
public sealed class ReadSample(SolmuDb db)
{
    /// <summary>Null while it is not loaded.</summary>
    public async Task<SampleCount?> RunAsync()
    {
        var firm = await db.Firms.SingleOrDefaultAsync();
        return firm?.SampleImportId is null ? null : await new SampleRows(db, firm).CountAsync();
    }

    public async Task<bool> HasNoPartnersAsync() => !await db.Partnerships.AnyAsync();

    /// <summary>What the card in Settings shows.</summary>
    public static SampleCard.SampleModel Card(FocalFirm? firm) => new(firm?.HoldsSample == true);
}
