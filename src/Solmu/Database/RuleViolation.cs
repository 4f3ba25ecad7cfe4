namespace Solmu.Database;

/// <summary>Something the user can put right: which field, and what is wrong with it.</summary>
public class RuleViolation(string? field, string message) : Exception(message)
{
    public string? Field { get; } = field;

    /// <summary>Everything that is wrong; most often this alone.</summary>
    public virtual IReadOnlyList<RuleViolation> All => [this];
}

/// <summary>Several things at once; its message names all of them.</summary>
public sealed class RuleViolations(IReadOnlyList<RuleViolation> all) : RuleViolation(null, string.Join(' ', all.Select(rule => rule.Message)))
{
    public override IReadOnlyList<RuleViolation> All { get; } = all;
}

/// <summary>Somebody else changed the record since the form was opened.</summary>
public sealed class StaleEdit(string what) : Exception($"{what} was changed by somebody else since you opened it. Your text is kept below; look at the newer version before you save again.")
{
    public static void Refuse(string what, int seen, int now)
    {
        if (seen != now)
        {
            throw new StaleEdit(what);
        }
    }
}

/// <summary>The command or request itself is written wrongly.</summary>
public sealed class UseViolation(string? field, string message) : RuleViolation(field, message);
