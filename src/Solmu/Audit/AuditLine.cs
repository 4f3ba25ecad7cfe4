using Solmu.Access;

namespace Solmu.Audit;

/// <summary>One field or row in words: what it is, and what it was and became. No before: it came; no after: it went.</summary>
public sealed record Told(string Label, string? Before, string? After);

/// <summary>One entry of the audit log as pages tell it.</summary>
public sealed record AuditLine(long Id, long ActionId, DateTime At, Act Act, string Who, string Did, string? Subject, string? Path, string Way, IReadOnlyList<Told> Told)
{
    /// <summary>Outi Virta changed the contract Reseller agreement with Edunet</summary>
    public string Sentence => string.Join(' ', new[] { Who, Did, Subject }.OfType<string>());

    public long? TakesBack { get; init; }

    /// <summary>It tells of a record of a kind whose changes can go back.</summary>
    public bool CanBeTakenBack { get; init; }
}
