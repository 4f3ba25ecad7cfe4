using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solmu.Reading;

/// <summary>
/// A zip with the whole firm. Before anything of it is believed, every file in it is read once and compared with the
/// manifest; what is larger than it says, or not named, or of another Solmu, is refused with the reason.
/// </summary>
internal sealed class ArchiveFile
{
    private const int MostFiles = 200;
    private const int LargestManifest = 1024 * 1024;
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Text becomes ten times smaller in a zip, hardly a hundred times.</summary>
    private const long MostSqueezed = 200;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly ReadOnlyMemory<byte> content;

    private ArchiveFile(ReadOnlyMemory<byte> content, ArchiveManifest manifest) => (this.content, Manifest) = (content, manifest);

    public ArchiveManifest Manifest { get; }

    public IEnumerable<ArchiveManifest.Part> Parts => Manifest.Files.Where(part => part.Kind is not null);

    public long Records => Parts.Sum(part => part.Records);

    /// <summary>What it says of itself, without what is in it.</summary>
    public ArchiveFile Light() => new(default, Manifest);

    /// <summary>Whether a zip says that it is an archive, sound or not.</summary>
    public static bool Is(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var zip = Open(content);
            return zip.GetEntry(ArchiveManifest.Name) is not null;
        }
        catch (InvalidDataException)
        {
            // Cut off or damaged, it has no list of what is in it; the names beside the contents still tell.
            return content.Span.IndexOf("records/"u8) >= 0 || content.Span.IndexOf("manifest.json"u8) >= 0;
        }
    }

    /// <summary>The same of a file that is too large to be an archive and is not taken in.</summary>
    public static bool Is(SourceFile file)
    {
        if (file.Length <= Limits.Default.MaxFileBytes)
        {
            return Is(file.Content);
        }

        try
        {
            using var stream = file.Open();
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.GetEntry(ArchiveManifest.Name) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Null, with the reason, when it is not a sound archive that this Solmu knows.</summary>
    public static ArchiveFile? TryRead(ReadOnlyMemory<byte> content, out string why)
    {
        try
        {
            using var zip = Open(content);
            var manifest = ReadManifest(zip);
            Verify(zip, manifest, content.Length);
            why = "";
            return new ArchiveFile(content, manifest);
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException or IOException)
        {
            why = broken is JsonException ? "Its manifest cannot be read." : broken.Message;
            return null;
        }
    }

    /// <summary>The records of a part, one after the other.</summary>
    public IEnumerable<JsonElement> Read(ArchiveManifest.Part part)
    {
        using var zip = Open(content);
        using var reader = new StreamReader(zip.GetEntry(part.Path)!.Open(), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            using var document = Parse(line, part.Path);
            yield return document.RootElement;
        }
    }

    private static JsonDocument Parse(string line, string path)
    {
        try
        {
            var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} has a line that is no record.");
        }
    }

    private static ZipArchive Open(ReadOnlyMemory<byte> content)
    {
        try
        {
            return OpenAny(content);
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException("The zip is damaged or was cut off; take a whole copy of it.");
        }
    }

    private static ZipArchive OpenAny(ReadOnlyMemory<byte> content) =>
        new(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);

    private static ArchiveManifest ReadManifest(ZipArchive zip)
    {
        if (zip.Entries.Count > MostFiles)
        {
            throw new InvalidDataException($"It holds more than {MostFiles} files.");
        }

        var entry = zip.GetEntry(ArchiveManifest.Name) ?? throw new InvalidDataException("It has no manifest.");
        using var stream = entry.Open();
        var text = new byte[LargestManifest];
        var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (length == text.Length)
        {
            throw new InvalidDataException("Its manifest is too long.");
        }

        using var document = JsonDocument.Parse(text.AsMemory(0, length));
        var format = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("format", out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
        if (format?.StartsWith("solmu-backup", StringComparison.Ordinal) == true)
        {
            throw new InvalidDataException("It is a backup, not an archive: `solmu restore` puts it back.");
        }

        if (format != ArchiveManifest.KnownFormat)
        {
            throw new InvalidDataException("It is a zip of another program.");
        }

        if (!document.RootElement.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number) || number < 1)
        {
            throw new InvalidDataException("Its manifest does not say its version.");
        }

        if (number > ArchiveManifest.KnownVersion)
        {
            throw new InvalidDataException($"It was made by a newer Solmu ({(document.RootElement.TryGetProperty("solmu", out var by) ? by.ToString() : "unknown")}). Update this one first.");
        }

        return document.RootElement.Deserialize<ArchiveManifest>(Json) is { Solmu: not null, Files: not null } manifest && manifest.Files.All(part => part is { Path: not null, Sha256: not null, Records: >= 0, Bytes: >= 0 })
            ? manifest
            : throw new InvalidDataException("Its manifest is not complete.");
    }

    private static void Verify(ZipArchive zip, ArchiveManifest manifest, long zipped)
    {
        var named = manifest.Files.Select(part => part.Path).Append(ArchiveManifest.Name).Append(ArchiveManifest.ReadMe).ToHashSet();
        if (manifest.Files.Select(part => part.Path).Distinct().Count() != manifest.Files.Count || manifest.Files.Where(part => part.Kind is not null).DistinctBy(part => part.Kind).Count() != manifest.Files.Count(part => part.Kind is not null))
        {
            throw new InvalidDataException("Its manifest names a file twice.");
        }

        if (zip.Entries.FirstOrDefault(entry => !named.Contains(entry.FullName)) is { } stranger)
        {
            throw new InvalidDataException($"It holds {CellText.Quote(stranger.FullName)}, which its manifest does not name.");
        }

        if (zip.Entries.DistinctBy(entry => entry.FullName).Count() != zip.Entries.Count)
        {
            throw new InvalidDataException("It holds two files of one name.");
        }

        if (manifest.Files.Sum(part => (decimal)part.Bytes) > (MostSqueezed * zipped) + LargestManifest)
        {
            throw new InvalidDataException("It would unpack to far more than such a file holds.");
        }

        foreach (var part in manifest.Files)
        {
            Verify(zip.GetEntry(part.Path) ?? throw new InvalidDataException($"{part.Path} is missing."), part);
        }
    }

    /// <summary>Reads no further than the manifest says.</summary>
    private static void Verify(ZipArchiveEntry entry, ArchiveManifest.Part part)
    {
        using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long bytes = 0, lines = 0, sinceLine = 0;
        while (stream.Read(buffer) is > 0 and var read)
        {
            bytes += read;
            if (bytes > part.Bytes)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            foreach (var letter in buffer.AsSpan(0, read))
            {
                sinceLine = letter == '\n' ? 0 : sinceLine + 1;
                lines += letter == '\n' ? 1 : 0;
            }

            if (sinceLine > LongestLine)
            {
                throw new InvalidDataException($"{part.Path} has a line that is too long.");
            }
        }

        if (bytes != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256 || (part.Kind is not null && lines != part.Records))
        {
            throw new InvalidDataException($"{part.Path} is not what the manifest says: the archive is damaged or was changed.");
        }
    }
}
