using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>Somebody named with an @ in a note.</summary>
[NotAudited("it says again what the note says, and when it was read")]
public sealed class Mention
{
    private Mention()
    {
    }

    public Mention(long noteId, long userId, DateTime at) => (NoteId, UserId, At) = (noteId, userId, at);

    public long NoteId { get; private set; }

    public long UserId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When whoever is mentioned marked it as read.</summary>
    public DateTime? SeenAt { get; private set; }

    public void See(DateTime at) => SeenAt ??= at;
}
