using Solmu.Access;
using Solmu.Database;

namespace Solmu.Ties;

/// <summary>What the firm says of a tie itself, beside what contacts tell: how often the two mean to be in touch, and since when they know each other.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class TieNote : IUnder, ISettles
{
    public const int MostCadenceDays = 730;

    private TieNote()
    {
    }

    public TieNote(long ownId, long otherId, int? cadenceDays, DateOnly? firstMet)
    {
        Id = Ids.New();
        (OwnId, OtherId) = (ownId, otherId);
        (CadenceDays, FirstMet) = (cadenceDays, firstMet);
        Settle();
    }

    public long Id { get; private set; }

    public long OwnId { get; private set; }

    public long OtherId { get; private set; }

    [Personal("to compare a tie that is meant to be rare with what is meant", Erase.Row)]
    public int? CadenceDays { get; private set; }

    [Personal("to tell how long two people know each other", Erase.Row)]
    public DateOnly? FirstMet { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => OtherId;

    public void Change(int? cadenceDays, DateOnly? firstMet)
    {
        (CadenceDays, FirstMet) = (cadenceDays, firstMet);
        Settle();
        Version++;
    }

    public void Settle()
    {
        var rules = new Rules();
        rules.Refuse(CadenceDays is < 1 or > MostCadenceDays, "cadence", $"From 1 to {MostCadenceDays} days.");
        rules.Refuse(FirstMet is { Year: < 1900 }, "firstMet", "That year is not meant.");
        rules.Throw();
    }
}
