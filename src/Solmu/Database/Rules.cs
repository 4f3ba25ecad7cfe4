namespace Solmu.Database;

/// <summary>
/// Collects what breaks a rule, so that whoever fills in a form hears all of it at once. Found is what was wrong
/// already when the form was read.
/// </summary>
public sealed class Rules(IReadOnlyList<RuleViolation>? found = null)
{
    private readonly List<RuleViolation> broken = [.. found ?? []];

    public void Check(Action check) => Get(() =>
    {
        check();
        return true;
    });

    /// <summary>The value, or its default when a rule stands in its way.</summary>
    public T? Get<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RuleViolation rule)
        {
            Add(rule);
            return default;
        }
    }

    public async Task CheckAsync(Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (RuleViolation rule)
        {
            Add(rule);
        }
    }

    public void Refuse(bool isBroken, string? field, string message)
    {
        if (isBroken)
        {
            Add(new RuleViolation(field, message));
        }
    }

    /// <summary>Refuses the change when anything was found.</summary>
    public void Throw()
    {
        if (broken.Count > 0)
        {
            throw broken.Count == 1 ? broken[0] : new RuleViolations(broken);
        }
    }

    /// <summary>One message beside each field is enough.</summary>
    private void Add(RuleViolation rule) =>
        broken.AddRange(rule.All.Where(one => one.Field is null || !broken.Exists(known => known.Field == one.Field)));
}
