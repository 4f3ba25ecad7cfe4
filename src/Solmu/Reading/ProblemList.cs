namespace Solmu.Reading;

/// <summary>Collects the problems of one file; beyond the limit it only counts them.</summary>
internal sealed class ProblemList(string file, Limits limits)
{
    private readonly List<Problem> problems = [];
    private long unlisted;

    public string File => file;

    /// <summary>How many problems there are, listed or not.</summary>
    public long Count => problems.Count + unlisted;

    public Problem Add(string message, long? line = null, string? field = null, long? offset = null, string? inFile = null)
    {
        var problem = new Problem(inFile ?? file, line, offset, field, message);
        if (problems.Count < limits.MaxProblems)
        {
            problems.Add(problem);
        }
        else
        {
            unlisted++;
        }

        return problem;
    }

    public IReadOnlyList<Problem> ToList() => unlisted == 0
        ? problems
        : [.. problems, new Problem(file, null, null, null,
            $"There are {unlisted} more problems; only the first {limits.MaxProblems} are listed.")];
}
