using Solmu.Access;
using Solmu.Database;

namespace Solmu.Absences;

/// <summary>Days on which one of ours is away. Why is nobody's business, so there is no room for it.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class Leave : IUnder, ISettles
{
    private Leave()
    {
    }

    public Leave(long personId, DateOnly from, DateOnly until)
    {
        Id = Ids.New();
        (PersonId, From, Until) = (personId, from, until);
        Settle();
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    [Personal("not to take leave for silence", Erase.Row)]
    public DateOnly From { get; private set; }

    [Personal("not to take leave for silence", Erase.Row)]
    public DateOnly Until { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => PersonId;

    public void Settle()
    {
        var rules = new Rules();
        AbsentDays.Check(rules, From, Until);
        rules.Throw();
    }
}
