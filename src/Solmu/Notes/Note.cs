using Solmu.Access;
using Solmu.Database;

namespace Solmu.Notes;

/// <summary>A note on an organisation or a person: for everybody who sees the record, or for its author alone.</summary>
public sealed class Note : IRecorded, IUnder, IPrivate, IGuarded
{
    public const int MaxTextLength = 10_000;

    private Note()
    {
    }

    public Note(long? organisationId, long? personId, string text, bool isPrivate, long? authorId, DateTime at)
    {
        Id = Ids.New();
        (OrganisationId, PersonId, AuthorId, At) = (organisationId, personId, authorId, at);
        Set(text, isPrivate);
    }

    public long Id { get; private set; }

    public long? OrganisationId { get; private set; }

    public long? PersonId { get; private set; }

    [Personal("to remember what matters in the partnership", Erase.Keep)]
    public string Text { get; private set; } = "";

    /// <summary>Only its author sees it.</summary>
    public bool IsPrivate { get; private set; }

    public long? AuthorId { get; private set; }

    public DateTime At { get; private set; }

    public long? ImportId => null;

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => OrganisationId ?? PersonId;

    /// <summary>A note belongs to its author; what everybody reads an owner can put right too.</summary>
    public static bool MayChange(Viewer viewer, long? authorId, bool isPrivate) =>
        viewer.MayEdit && ((viewer.UserId is { } user && user == authorId) || (!isPrivate && viewer.MayOwn));

    public void RequireChangeBy(Viewer viewer)
    {
        if (!MayChange(viewer, AuthorId, IsPrivate))
        {
            throw new RuleViolation(null, "Only its author or an owner can change this note.");
        }
    }

    public void Change(string text, bool isPrivate)
    {
        Set(text, isPrivate);
        Version++;
    }

    private void Set(string text, bool isPrivate)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxTextLength)
        {
            throw new RuleViolation("text", text.Length == 0 ? "The note is empty." : $"A note has at most {MaxTextLength} characters.");
        }

        (Text, IsPrivate) = (text, isPrivate);
    }
}
