namespace Solmu.Reading;

/// <summary>How much of a file is read. Whatever is refused because of a limit names the limit.</summary>
internal sealed record Limits
{
    public static readonly Limits Default = new();

    public int MaxFileBytes { get; init; } = 200 * 1024 * 1024;

    public int MaxColumns { get; init; } = 1_000;

    public int MaxRows { get; init; } = 2_000_000;

    public int MaxCellChars { get; init; } = 1024 * 1024;

    public int MaxHeaderLine { get; init; } = 1024 * 1024;

    public int MaxHeaderBytes { get; init; } = 4 * 1024 * 1024;

    public int MaxZipEntries { get; init; } = 200_000;

    public long MaxZipBytes { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>How many times its size a zip of mail may unpack to; mail becomes ten times smaller, hardly a hundred times.</summary>
    public int MaxZipRatio { get; init; } = 200;

    public int MaxProblems { get; init; } = 10_000;
}
