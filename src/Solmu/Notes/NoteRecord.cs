using Solmu.Access;

namespace Solmu.Notes;

/// <summary>A note as pages show it.</summary>
public sealed record NoteRecord(long Id, string Text, bool IsPrivate, string? Author, DateTime At, long? AuthorId, int Version)
{
    public bool MayBeChangedBy(Viewer viewer) => Note.MayChange(viewer, AuthorId, IsPrivate);
}
