namespace Solmu.Reading;

/// <summary>How much of a file is read. Whatever is refused because of a limit names the limit.</summary>
internal sealed record Limits
{
    public static readonly Limits Default = new();

    public int MaxFileBytes { get; init; } = 200 * 1024 * 1024;

    public int MaxColumns { get; init; } = 1_000;

    public int MaxRows { get; init; } = 2_000_000;

    public int MaxCellChars { get; init; } = 1024 * 1024;

    public int MaxProblems { get; init; } = 10_000;
}
