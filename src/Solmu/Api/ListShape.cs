namespace Solmu.Api;

/// <summary>What a list of the API can be ordered and narrowed by. The endpoint carries it, for the reading of requests and for their description.</summary>
internal sealed class ListShape(IReadOnlyList<string> sorts, params (string Name, string Says)[] filters)
{
    public const int UsualLimit = 50;
    public const int MostAtOnce = 200;

    private static readonly string[] Always = ["q", "sort", "limit", "after"];

    /// <summary>The first is the usual one; each can be turned round by a minus in front.</summary>
    public IReadOnlyList<string> Sorts { get; } = [.. sorts.SelectMany(sort => new[] { sort, sort[0] == '-' ? sort[1..] : $"-{sort}" })];

    public IReadOnlyList<(string Name, string Says)> Filters { get; } = filters;

    public bool Knows(string parameter) => Always.Contains(parameter) || Filters.Any(filter => filter.Name == parameter);
}
