namespace Solmu.Operations;

/// <summary>What a backup says of itself: it lies in the archive as manifest.json.</summary>
internal sealed record BackupManifest(
    string Format, string Solmu, string Engine, string Migration, DateTime MadeAt,
    IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupManifest.Entry> Entries)
{
    public const string Name = "manifest.json";
    public const string KnownFormat = "solmu-backup-1";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";

    /// <summary>One file of the archive. Columns are those of a table that lies there as text.</summary>
    public sealed record Entry(string Path, long Bytes, string Sha256, string? Table = null, IReadOnlyList<string>? Columns = null);
}
