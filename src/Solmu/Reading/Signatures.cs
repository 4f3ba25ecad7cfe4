using System.Text;

namespace Solmu.Reading;

/// <summary>Tells by the first bytes and the ending of the name what a file is, when it is not a table.</summary>
internal static class Signatures
{
    private const int SampleBytes = 8192;
    private const int ToleratedControls = 8;

    private static readonly (byte[] Start, string What)[] Binaries =
    [
        ([0x89, .. "PNG"u8], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([.. "GIF8"u8], "a GIF picture"),
        ([.. "%PDF"u8], "a PDF document"),
        ([0x7F, .. "ELF"u8], "a program"),
        ([.. "MZ"u8, 0x90, 0x00], "a program"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([.. "7z"u8, 0xBC, 0xAF], "a 7-Zip archive"),
        ([.. "Rar!"u8], "a RAR archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document; save an Excel sheet as CSV"),
        ([.. "SQLite format 3"u8, 0x00], "a SQLite database"),
        ([.. "RIFF"u8], "a media file"),
        ([.. "OggS"u8], "a media file"),
        ([.. "ID3"u8], "a media file"),
        ([.. "BM"u8, 0x00, 0x00], "a BMP picture"),
        ([.. "wOF2"u8], "a font"),
    ];

    /// <summary>What a file that is not text is, in words; null for text.</summary>
    public static string? Binary(ReadOnlySpan<byte> content)
    {
        foreach (var (start, what) in Binaries)
        {
            if (content.StartsWith(start))
            {
                return what;
            }
        }

        return HasManyControls(content) ? "no text" : null;
    }

    public static bool IsZip(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8);

    /// <summary>Whether a zip is an Excel workbook or another Office document, by the names of its first entries.</summary>
    public static bool IsOfficeZip(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, SampleBytes)];
        return start.IndexOf("[Content_Types].xml"u8) >= 0 || start.IndexOf("xl/"u8) >= 0
            || start.IndexOf("mimetypeapplication/vnd.oasis"u8) >= 0;
    }

    /// <summary>The kind that the text itself or the ending of the file's name tells; null for what may be a table.</summary>
    public static FileKind? Kind(string fileName, ReadOnlySpan<byte> utf8)
    {
        var start = utf8[..Math.Min(utf8.Length, SampleBytes)].TrimStart("\r\n\t "u8);
        if (StartsWith(start, "BEGIN:VCARD"u8))
        {
            return FileKind.VCard;
        }

        if (StartsWith(start, "BEGIN:VCALENDAR"u8))
        {
            return FileKind.Calendar;
        }

        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".VCF" or ".VCARD" => FileKind.VCard,
            ".ICS" or ".ICAL" => FileKind.Calendar,
            ".MBOX" or ".EML" => FileKind.Mail,
            ".CSV" or ".TSV" or ".TXT" => null,
            _ => start.StartsWith("From "u8) || start.StartsWith("Return-Path:"u8) || start.StartsWith("Delivered-To:"u8) || start.StartsWith("Received:"u8)
                ? FileKind.Mail
                : null,
        };
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);

    private static bool HasManyControls(ReadOnlySpan<byte> content)
    {
        if (SourceText.Utf16Name(content) is not null)
        {
            return false;
        }

        var sample = content[..Math.Min(content.Length, SampleBytes)];
        var controls = 0;
        foreach (var b in sample)
        {
            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1A) ? 1 : 0;
        }

        return controls > Math.Max(ToleratedControls, sample.Length / 20);
    }
}
