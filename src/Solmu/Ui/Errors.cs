using Solmu.Database;

namespace Solmu.Ui;

/// <summary>What is wrong with a form that was sent: shown on top by FormErrors and beside the fields by Field.</summary>
public sealed class Errors
{
    public static readonly Errors None = new([]);

    private Errors(IReadOnlyList<(string? Field, string Message)> all) => All = all;

    public IReadOnlyList<(string? Field, string Message)> All { get; }

    public bool Any => All.Count > 0;

    /// <summary>What is wrong with this field, or null.</summary>
    public string? this[string field] => All.FirstOrDefault(error => error.Field == field).Message;

    public static Errors Of(RuleViolation rule) => new([.. rule.All.Select(one => (one.Field, one.Message))]);

    public static Errors Of(StaleEdit stale) => new([(null, stale.Message)]);

    public static Errors Of(string? field, string message) => new([(field, message)]);

    public Errors And(string? field, string message) => new([.. All, (field, message)]);
}
