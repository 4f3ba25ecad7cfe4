using System.Text;
using Utf8Text = System.Text.Unicode.Utf8;

namespace Solmu.Reading;

/// <summary>The text of a file as UTF-8 without a byte order mark, and the name of the encoding it came in.</summary>
internal sealed record SourceText(ReadOnlyMemory<byte> Utf8, string Encoding)
{
    /// <summary>What stands in the text where bytes were not text.</summary>
    public const char Broken = '\uFFFD';

    private const int SampleBytes = 4096;

    static SourceText() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static SourceText Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith("\uFEFF"u8))
        {
            return Repair(content.AsMemory(3));
        }

        return Utf16Name(content) switch
        {
            { } name => new SourceText(Transcode(content, name == "utf-16le" ? System.Text.Encoding.Unicode
                : System.Text.Encoding.BigEndianUnicode), name),
            null when Utf8Pattern(content) => Repair(content),
            null => FromSingleByte(content),
        };
    }

    /// <summary>Whether the bytes look like UTF-16: by its mark, or by the zeros beside Latin letters.</summary>
    public static string? Utf16Name(ReadOnlySpan<byte> content)
    {
        if (content is [0xFF, 0xFE, ..])
        {
            return "utf-16le";
        }

        if (content is [0xFE, 0xFF, ..])
        {
            return "utf-16be";
        }

        var sample = content[..Math.Min(content.Length, SampleBytes)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            even += sample[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += sample[i] == 0 && i % 2 == 1 ? 1 : 0;
        }

        var many = sample.Length / 4;
        return sample.Length < 4 ? null : odd > many && even <= odd / 10 ? "utf-16le"
            : even > many && odd <= even / 10 ? "utf-16be" : null;
    }

    // A broken byte or two in a long text does not make it Latin-1: there, accented letters are never in valid pairs.
    private static bool Utf8Pattern(ReadOnlySpan<byte> content)
    {
        if (Utf8Text.IsValid(content))
        {
            return true;
        }

        var (valid, broken) = (0, 0);
        while (content.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var next)
        {
            content = content[next..];
            var isValid = Rune.DecodeFromUtf8(content, out _, out var length) == System.Buffers.OperationStatus.Done;
            (valid, broken) = isValid ? (valid + 1, broken) : (valid, broken + 1);
            content = content[length..];
        }

        return valid > 10 * broken;
    }

    private static SourceText Repair(ReadOnlyMemory<byte> content) => new(
        Utf8Text.IsValid(content.Span) ? content : System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(content.Span)),
        "utf-8");

    // The two differ in 0x80 to 0x9F: letters and dashes in Windows-1252, invisible controls in Latin-1.
    private static SourceText FromSingleByte(byte[] content)
    {
        var isWindows = content.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0x9F);
        return isWindows
            ? new SourceText(Transcode(content, System.Text.Encoding.GetEncoding(1252)), "windows-1252")
            : new SourceText(Transcode(content, System.Text.Encoding.Latin1), "iso-8859-1");
    }

    private static ReadOnlyMemory<byte> Transcode(byte[] content, Encoding from)
    {
        var utf8 = System.Text.Encoding.Convert(from, System.Text.Encoding.UTF8, content);
        return utf8.AsMemory(utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
    }
}
