using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Partnerships;

/// <summary>Our relation with one organisation on one side of our work.</summary>
public sealed class Partnership : IRecorded, IUnder
{
    public const int MaxTypeLength = 100;
    public const int MaxEvidenceLength = 4000;
    private const string NoShare = "A share lies between 0 and 100 %.";

    private Partnership()
    {
    }

    public Partnership(long organisationId, Side side, string? type, long? importId = null)
    {
        Id = Ids.New();
        OrganisationId = organisationId;
        Side = side;
        Type = type;
        ImportId = importId;
    }

    public long Id { get; private set; }

    public long OrganisationId { get; private set; }

    public Side Side { get; private set; }

    /// <summary>Free word such as "reseller" or "hardware manufacturer".</summary>
    public string? Type { get; private set; }

    public RelativeSize? RelativeSize { get; private set; }

    /// <summary>1 next to impossible to replace, 2 with effort, 3 easily replaced.</summary>
    public int? Importance { get; private set; }

    /// <summary>Their share of our sales or purchases, 0 to 1.</summary>
    public double? ShareOfOurs { get; private set; }

    /// <summary>Our share in their sales or portfolio, 0 to 1.</summary>
    public double? ShareOfTheirs { get; private set; }

    /// <summary>Margin a year that goes through the partner, or is at stake when it stops.</summary>
    public long? ValueCents { get; private set; }

    /// <summary>Which of our people answers for the partnership.</summary>
    public long? ResponsibleId { get; private set; }

    public DateOnly? Since { get; private set; }

    public Stage Stage { get; private set; } = Stage.F2;

    public long? ImportId { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => OrganisationId;

    public void Describe(PartnershipFacts facts)
    {
        var rules = new Rules();
        rules.Refuse(facts.Importance is < 1 or > 3, "importance", "Importance is 1, 2 or 3.");
        rules.Refuse(facts.Type?.Length > MaxTypeLength, "type", $"At most {MaxTypeLength} characters.");
        rules.Refuse(IsNoShare(facts.ShareOfOurs), "shareOfOurSales", NoShare);
        rules.Refuse(IsNoShare(facts.ShareOfTheirs), "ourShareOfTheirs", NoShare);
        rules.Throw();
        (Type, RelativeSize, Importance) = (facts.Type, facts.RelativeSize, facts.Importance);
        (ShareOfOurs, ShareOfTheirs, ValueCents) = (facts.ShareOfOurs, facts.ShareOfTheirs, facts.ValueCents);
        (ResponsibleId, Since) = (facts.ResponsibleId, facts.Since);
        Version++;
    }

    public PartnershipFacts Facts() =>
        new(Type, RelativeSize, Importance, ShareOfOurs, ShareOfTheirs, ValueCents, ResponsibleId, Since);

    /// <summary>The stage it is known to be in when Solmu first hears of it.</summary>
    public void Start(Stage stage) => Stage = stage;

    /// <summary>A list that is imported says so; what it rests on is the list.</summary>
    public StageStep Correct(Stage to, DateOnly on, string evidence, DateTime recordedAt, long? importId)
    {
        var step = new StageStep(Id, Stage, to, on, evidence, null, null, recordedAt, importId);
        Stage = to;
        Version++;
        return step;
    }

    public StageStep Move(Stage to, DateOnly on, string? firmEvidence, string? managerEvidence, long? userId, DateTime recordedAt)
    {
        var refusal = Lifecycle.WhyNot(Stage, to);
        if (refusal is not null)
        {
            throw new RuleViolation("stage", refusal);
        }

        if (string.IsNullOrWhiteSpace(firmEvidence) && string.IsNullOrWhiteSpace(managerEvidence))
        {
            throw new RuleViolation("firmEvidence", "Write down what shows it, between the firms or between the managers.");
        }

        if (firmEvidence?.Length > MaxEvidenceLength || managerEvidence?.Length > MaxEvidenceLength)
        {
            throw new RuleViolation(firmEvidence?.Length > MaxEvidenceLength ? "firmEvidence" : "managerEvidence", $"At most {MaxEvidenceLength} characters; keep longer text in a note.");
        }

        var step = new StageStep(Id, Stage, to, on, firmEvidence?.Trim(), managerEvidence?.Trim(), userId, recordedAt);
        Stage = to;
        Version++;
        return step;
    }

    private static bool IsNoShare(double? share) => share is < 0 or > 1 or double.NaN;
}

/// <summary>What is written down about a partnership beside its side and stage.</summary>
public sealed record PartnershipFacts(
    string? Type,
    RelativeSize? RelativeSize,
    int? Importance,
    double? ShareOfOurs,
    double? ShareOfTheirs,
    long? ValueCents,
    long? ResponsibleId,
    DateOnly? Since);

/// <summary>The partner compared with us; it decides which means of management work.</summary>
public enum RelativeSize
{
    Smaller,
    Similar,
    Larger,
}
