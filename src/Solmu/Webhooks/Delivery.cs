using Solmu.Database;

namespace Solmu.Webhooks;

/// <summary>
/// One thing to be told to one webhook, written down together with the change it tells of. It stays until it is taken,
/// or has been tried in vain for days.
/// </summary>
[NotArchived("what is to be told is told from one Solmu")]
[NotAudited("telling of a change is none")]
public sealed class Delivery
{
    /// <summary>Waits between tries, growing to a day; after the last it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1),
    ];

    private const int MaxErrorLength = 300;

    private Delivery()
    {
    }

    public Delivery(long webhookId, string what, Func<long, string> body, DateTime at)
    {
        Id = Ids.New();
        (WebhookId, Event, Body) = (webhookId, what, body(Id));
        (CreatedAt, NextAt) = (at, at);
    }

    public long Id { get; private set; }

    public long WebhookId { get; private set; }

    public string Event { get; private set; } = "";

    /// <summary>What is sent, word for word at every try: ids and versions, nothing of what the record holds.</summary>
    public string Body { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public DeliveryState State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public DateTime? NextAt { get; private set; }

    public DateTime? TriedAt { get; private set; }

    /// <summary>What the other side answered at the last try.</summary>
    public int? Status { get; private set; }

    /// <summary>Why the last try failed.</summary>
    public string? Error { get; private set; }

    public void Take(DateTime at, int status)
    {
        (State, NextAt, Error) = (DeliveryState.Taken, null, null);
        (Tries, TriedAt, Status) = (Tries + 1, at, status);
    }

    public void Fail(DateTime at, int? status, string error)
    {
        (Tries, TriedAt, Status) = (Tries + 1, at, status);
        Error = error.Length > MaxErrorLength ? error[..MaxErrorLength] : error;
        NextAt = Tries <= Waits.Count ? at + Waits[Tries - 1] : null;
        State = NextAt is null ? DeliveryState.GivenUp : DeliveryState.Waiting;
    }

    public void GiveUp(string why) => (State, NextAt, Error) = (DeliveryState.GivenUp, null, why);

    /// <summary>Once more from the beginning.</summary>
    public void Replay(DateTime at) => (State, NextAt, Tries) = (DeliveryState.Waiting, at, 0);
}

public enum DeliveryState
{
    Waiting,
    Taken,
    GivenUp,
}
