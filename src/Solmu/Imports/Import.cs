using Solmu.Access;
using Solmu.Database;

namespace Solmu.Imports;

/// <summary>One import of one or several files, which can be undone as a whole.</summary>
[NotAudited("an import has an entry of its own, with its numbers")]
public sealed class Import
{
    private Import()
    {
    }

    public Import(string what, DateTime at, long? userId)
    {
        Id = Ids.New();
        (What, At, UserId) = (what, at, userId);
    }

    public long Id { get; private set; }

    /// <summary>The files, or "the sample net".</summary>
    public string What { get; private set; } = "";

    public DateTime At { get; private set; }

    public long? UserId { get; private set; }

    /// <summary>The summary that was shown, as JSON.</summary>
    public string? Summary { get; private set; }

    public DateTime? UndoneAt { get; private set; }

    /// <summary>It brought a whole firm, before which nothing was.</summary>
    public bool IsArchive => Summary?.Contains("\"kind\": \"archive\"", StringComparison.Ordinal) == true;

    public void Sum(string summary) => Summary = summary;

    public void MarkUndone(DateTime at) => UndoneAt = at;
}

/// <summary>What a record was before an import changed it, so that undo restores exactly that.</summary>
[NotAudited("it is what undoing an import needs")]
public sealed class ImportChange
{
    private ImportChange()
    {
    }

    public ImportChange(long importId, string kind, long recordId, string before, int versionAfter)
    {
        Id = Ids.New();
        (ImportId, Kind, RecordId) = (importId, kind, recordId);
        (Before, VersionAfter) = (before, versionAfter);
    }

    public long Id { get; private set; }

    public long ImportId { get; private set; }

    public string Kind { get; private set; } = "";

    public long RecordId { get; private set; }

    [Personal("to undo an import", Erase.Row)]
    public string Before { get; private set; } = "";

    public int VersionAfter { get; private set; }
}

/// <summary>How a file with these headers was mapped the last time.</summary>
[NotAudited("how a file was read is no change of a record")]
public sealed class SavedMapping
{
    private SavedMapping()
    {
    }

    public SavedMapping(string headers, string map, DateTime at) => (Headers, Map, At) = (headers, map, at);

    /// <summary>A hash of the header row.</summary>
    public string Headers { get; private set; } = "";

    public string Map { get; private set; } = "";

    public DateTime At { get; private set; }

    public void Change(string map, DateTime at) => (Map, At) = (map, at);
}
