using Solmu.Access;
using Solmu.Database;

namespace Solmu.Ratings;

/// <summary>What one of ours says of the own tie with somebody outside, on a day.</summary>
public sealed class Rating : IRecorded, IUnder
{
    private Rating()
    {
    }

    public Rating(long ownId, long otherId, DateOnly on, int? closeness, int? trust, long? importId = null)
    {
        Id = Ids.New();
        (OwnId, OtherId, On, ImportId) = (ownId, otherId, on, importId);
        Set(closeness, trust);
    }

    public long Id { get; private set; }

    public long OwnId { get; private set; }

    public long OtherId { get; private set; }

    public DateOnly On { get; private set; }

    [Personal("to weigh a tie by what its owner says of it", Erase.Row)]
    public int? Closeness { get; private set; }

    [Personal("to weigh a tie by what its owner says of it", Erase.Row)]
    public int? Trust { get; private set; }

    public long? ImportId { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => OtherId;

    public void Change(int? closeness, int? trust)
    {
        Set(closeness, trust);
        Version++;
    }

    private void Set(int? closeness, int? trust)
    {
        if (closeness is < 1 or > 5 || trust is < 1 or > 5)
        {
            throw new RuleViolation("closeness", "Closeness and trust go from 1 to 5.");
        }

        (Closeness, Trust) = (closeness, trust);
    }
}
