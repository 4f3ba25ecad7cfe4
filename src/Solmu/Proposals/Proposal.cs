using Solmu.Access;
using Solmu.Database;

namespace Solmu.Proposals;

/// <summary>
/// Something that a program would write down if it might. It changes nothing until somebody approves it, and is then done
/// by the one who approves, with that one's sight and rights.
/// </summary>
[Audited]
[NotArchived("what waits is decided in the Solmu that it came to, and what was approved is a record")]
public sealed class Proposal
{
    public const int MaxWhyLength = 500;
    public const int MaxBodyLength = 20_000;

    private Proposal()
    {
    }

    public Proposal(ProposalKind kind, string body, string? why, Viewer viewer, DateTime at)
    {
        why = string.IsNullOrWhiteSpace(why) ? null : why.Trim();
        if (why?.Length > MaxWhyLength)
        {
            throw new RuleViolation("why", $"A reason has at most {MaxWhyLength} characters.");
        }

        if (body.Length > MaxBodyLength)
        {
            throw new RuleViolation(null, "That is too much for one proposal.");
        }

        Id = Ids.New();
        (Kind, Body, Why) = (kind, body, why);
        (UserId, KeyId, ProposedAt) = (viewer.UserId, viewer.KeyId, at);
    }

    public long Id { get; private set; }

    public ProposalKind Kind { get; private set; }

    /// <summary>What would be written down, as JSON.</summary>
    [Personal("to know what a program wants written down", Erase.Empty)]
    public string Body { get; private set; } = "";

    /// <summary>What the program says about it.</summary>
    [Personal("to know why a program wants it written down", Erase.Empty)]
    public string? Why { get; private set; }

    public DateTime ProposedAt { get; private set; }

    /// <summary>For whom the program came; none when it came for the operator.</summary>
    public long? UserId { get; private set; }

    /// <summary>The key by which it came in.</summary>
    public long? KeyId { get; private set; }

    public ProposalState State { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public long? DecidedById { get; private set; }

    /// <summary>What came of it.</summary>
    public long? RecordId { get; private set; }

    public int Version { get; private set; } = 1;

    public void Approve(Viewer viewer, long recordId, DateTime at)
    {
        Decide(ProposalState.Approved, viewer, at);
        RecordId = recordId;
    }

    public void Refuse(Viewer viewer, DateTime at) => Decide(ProposalState.Refused, viewer, at);

    private void Decide(ProposalState state, Viewer viewer, DateTime at)
    {
        if (State != ProposalState.Waiting)
        {
            throw new RuleViolation(null, State == ProposalState.Approved ? "This proposal was approved already." : "This proposal was refused already.");
        }

        (State, DecidedById, DecidedAt) = (state, viewer.UserId, at);
        Version++;
    }
}

/// <summary>What is proposed.</summary>
public enum ProposalKind
{
    Contact,
    Note,
}

public enum ProposalState
{
    Waiting,
    Approved,
    Refused,
}
