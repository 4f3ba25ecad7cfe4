using Solmu.Access;
using Solmu.Database;

namespace Solmu.Letters;

/// <summary>A letter that Solmu wrote to a user. Without a mail server it lies here to be read; with one it is sent.</summary>
[NotArchived("letters are written by one Solmu")]
[NotAudited("a letter changes no record")]
public sealed class Letter
{
    /// <summary>Waits between tries; after the last the letter stays where it is.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1)];

    private const int MaxErrorLength = 300;

    private Letter()
    {
    }

    public Letter(long userId, string to, string subject, string text, string html, DateTime writtenAt)
    {
        Id = Ids.New();
        (UserId, To, Subject, Text, Html, WrittenAt) = (userId, to, subject, text, html, writtenAt);
    }

    public long Id { get; private set; }

    public long UserId { get; private set; }

    [Personal("to send the letter", Erase.Row)]
    public string To { get; private set; } = "";

    [Personal("to send the letter", Erase.Row)]
    public string Subject { get; private set; } = "";

    [Personal("to send the letter", Erase.Row)]
    public string Text { get; private set; } = "";

    [Personal("to send the letter", Erase.Row)]
    public string Html { get; private set; } = "";

    public DateTime WrittenAt { get; private set; }

    public LetterState State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public DateTime? NextAt { get; private set; }

    public DateTime? TriedAt { get; private set; }

    /// <summary>Why the last try failed; a mail server may name the address in it.</summary>
    [Personal("to send the letter", Erase.Row)]
    public string? Error { get; private set; }

    /// <summary>To be sent from now on.</summary>
    public void Post(DateTime at) => (State, NextAt, Tries) = (LetterState.Waiting, at, 0);

    public void Sent(DateTime at) => (State, NextAt, Error, Tries, TriedAt) = (LetterState.Sent, null, null, Tries + 1, at);

    public void Fail(DateTime at, string error, bool isForGood)
    {
        (Tries, TriedAt) = (Tries + 1, at);
        Error = error.Length > MaxErrorLength ? error[..MaxErrorLength] : error;
        NextAt = !isForGood && Tries <= Waits.Count ? at + Waits[Tries - 1] : null;
        State = NextAt is null ? LetterState.GivenUp : LetterState.Waiting;
    }

    /// <summary>There is no mail server any more.</summary>
    public void LayDown() => (State, NextAt) = (LetterState.Lying, null);
}

public enum LetterState
{
    /// <summary>To be read here; nothing sends it.</summary>
    Lying,
    Waiting,
    Sent,
    GivenUp,
}
