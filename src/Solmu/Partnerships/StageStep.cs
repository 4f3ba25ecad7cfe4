using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Partnerships;

/// <summary>One step in the life of a partnership, with what shows it at both levels.</summary>
[PartOf(nameof(PartnershipId))]
public sealed class StageStep
{
    private StageStep()
    {
    }

    public StageStep(long partnershipId, Stage from, Stage to, DateOnly on, string? firmEvidence, string? managerEvidence, long? recordedById, DateTime recordedAt, long? importId = null)
    {
        Id = Ids.New();
        (PartnershipId, From, To, On) = (partnershipId, from, to, on);
        (FirmEvidence, ManagerEvidence) = (Blank(firmEvidence), Blank(managerEvidence));
        (RecordedById, RecordedAt, ImportId) = (recordedById, recordedAt, importId);
    }

    public long Id { get; private set; }

    public long PartnershipId { get; private set; }

    public Stage From { get; private set; }

    public Stage To { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Between the firms: an offer, a contract, an order, a notice.</summary>
    public string? FirmEvidence { get; private set; }

    /// <summary>Between the managers: who met whom, who is trusted.</summary>
    public string? ManagerEvidence { get; private set; }

    public long? RecordedById { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public long? ImportId { get; private set; }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
