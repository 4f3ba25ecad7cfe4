using Solmu.Database;

namespace Solmu.Absences;

/// <summary>Days on which the whole firm does not work.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class Holiday : ISettles
{
    public const int MaxNameLength = 100;

    private Holiday()
    {
    }

    public Holiday(DateOnly from, DateOnly until, string name)
    {
        Id = Ids.New();
        (From, Until, Name) = (from, until, name.Trim());
        Settle();
    }

    public long Id { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    public string Name { get; private set; } = "";

    public int Version { get; private set; } = 1;

    public void Settle()
    {
        var rules = new Rules();
        AbsentDays.Check(rules, From, Until);
        rules.Refuse(Name.Length == 0, "name", "Say what they are called, such as Christmas.");
        rules.Refuse(Name.Length > MaxNameLength, "name", $"A name has at most {MaxNameLength} letters.");
        rules.Throw();
    }
}
