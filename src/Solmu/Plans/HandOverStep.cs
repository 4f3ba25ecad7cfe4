using Solmu.Access;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>One of ours gets to know somebody at a partner, by a day. Whoever is left open has to be found first.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class HandOverStep : IUnder, ISettles
{
    public const int MaxNoteLength = 2_000;

    private HandOverStep()
    {
    }

    public HandOverStep(long planId, StepFacts facts)
    {
        Id = Ids.New();
        (PlanId, OrganisationId) = (planId, facts.OrganisationId);
        Set(facts);
    }

    public long Id { get; private set; }

    public long PlanId { get; private set; }

    public long OrganisationId { get; private set; }

    /// <summary>Whom to get to know; null while that is still to be found out.</summary>
    public long? OtherId { get; private set; }

    /// <summary>Who of ours; null while nobody is found.</summary>
    public long? OwnId { get; private set; }

    /// <summary>Who of ours sees to it.</summary>
    public long? ResponsibleId { get; private set; }

    public DateOnly DueOn { get; private set; }

    [Personal("to remember how a tie is to be made", Erase.Keep)]
    public string? Note { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => OrganisationId;

    public void Change(StepFacts facts)
    {
        Set(facts);
        Version++;
    }

    /// <summary>Ticks it off, or takes the tick away; the same again changes nothing.</summary>
    public void Tick(DateOnly? doneOn)
    {
        if (DoneOn is null != doneOn is null)
        {
            DoneOn = doneOn;
            Version++;
        }
    }

    public void Settle()
    {
        if (Note?.Length > MaxNoteLength)
        {
            throw new RuleViolation("note", $"A note has at most {MaxNoteLength} letters.");
        }
    }

    private void Set(StepFacts facts)
    {
        (OtherId, OwnId, ResponsibleId, DueOn) = (facts.OtherId, facts.OwnId, facts.ResponsibleId ?? facts.OwnId, facts.DueOn);
        Note = string.IsNullOrWhiteSpace(facts.Note) ? null : facts.Note.Trim();
        Settle();
    }
}

/// <summary>What a step says. Without somebody responsible, whoever gets to know the other is.</summary>
public sealed record StepFacts(long OrganisationId, long? OtherId, long? OwnId, long? ResponsibleId, DateOnly DueOn, string? Note);
