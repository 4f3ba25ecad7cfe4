using System.Text.Json;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>What an import did, or would do. Read = created + updated + unchanged + skipped in every file.</summary>
internal sealed record ImportResult(long? ImportId, IReadOnlyList<FileResult> Files)
{
    public bool HasProblems => Files.Any(file => file.Problems.Count > 0);

    /// <summary>The document of the API, as it is kept for a call that is sent again.</summary>
    public string ToText() => JsonSerializer.Serialize(ToJson(), JsonOutput.Options);

    /// <summary>The shape of the contract.</summary>
    public object ToJson() => new
    {
        batch = ImportId is { } id ? Ids.Text(id) : null,
        files = Files.Select(file => new
        {
            file.File,
            kind = file.Kind.Name(),
            file.Read,
            file.Created,
            file.Updated,
            file.Unchanged,
            file.Skipped,
            file.Ignored,
            problems = file.Problems.Select(problem => new { problem.File, problem.Line, problem.Offset, problem.Field, problem.Message }),
        }),
    };
}

/// <summary>One file of an import, counted in records of its own kind.</summary>
internal sealed record FileResult(string File, FileKind Kind, long Read, long Created, long Updated, long Unchanged, IReadOnlyList<Problem> Problems, IReadOnlyList<RowResult> Rows)
{
    /// <summary>Rows that could be read but do not fit what is there, by their line.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Problem>> RefusedByPlan { get; init; } = new Dictionary<int, IReadOnlyList<Problem>>();

    /// <summary>Of the skipped: those that are left out because somebody on them is not to be read.</summary>
    public long Ignored { get; init; }

    public long Skipped => Read - Created - Updated - Unchanged;
}

/// <summary>What becomes of one row, for the preview.</summary>
internal sealed record RowResult(int Line, RowFate Fate, string Name);

internal enum RowFate
{
    Created,
    Updated,
    Unchanged,
    Refused,
}
