namespace Solmu.Reading;

/// <summary>What an archive says of itself: it lies in the zip as manifest.json (docs/archive.md).</summary>
internal sealed record ArchiveManifest(string Format, int Version, string Solmu, DateTime MadeAt, ArchiveManifest.Owner? Firm, bool Complete, IReadOnlyList<ArchiveManifest.Part> Files)
{
    public const string Name = "manifest.json";
    public const string ReadMe = "README.txt";
    public const string KnownFormat = "solmu-archive";

    /// <summary>Grows when an older Solmu would misread what a newer one writes.</summary>
    public const int KnownVersion = 1;

    public sealed record Owner(string Id, string Name);

    /// <summary>One file of the archive. A kind names records that are taken back; a table without one is for people to read.</summary>
    public sealed record Part(string Path, string? Kind, long Records, long Bytes, string Sha256);
}
