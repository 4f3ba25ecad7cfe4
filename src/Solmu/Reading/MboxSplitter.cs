using System.Buffers.Text;

namespace Solmu.Reading;

/// <summary>
/// Finds the messages of a mailbox (mboxo, mboxrd, mboxcl and mboxcl2) or the one of an .eml file and gives the bytes of
/// their headers. Bodies are passed over unread, so memory stays the same however large the file is.
/// </summary>
internal sealed class MboxSplitter(Stream stream, bool isMailbox, Limits limits)
{
    private const int Block = 256 * 1024;
    private const int FromLineSight = 4096;

    private byte[] buffer = new byte[Block];
    private int start;
    private int end;
    private long offsetOfStart;
    private bool isAtEnd;
    private bool hasBegun;

    /// <summary>How far behind the start the header was read.</summary>
    private int pending;

    /// <summary>The byte at which the message begins.</summary>
    public long Offset { get; private set; }

    /// <summary>The header lines, without the blank line after them; empty when the message is refused.</summary>
    public ReadOnlyMemory<byte> Header { get; private set; }

    /// <summary>The line that begins a message in a mailbox, without its line end; empty in an .eml file.</summary>
    public string FromLine { get; private set; } = "";

    /// <summary>Why the message is not read; null when it is.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Goes to the next message; false when there is none.</summary>
    public bool Next()
    {
        if (hasBegun)
        {
            if (!isMailbox || !SkipBody())
            {
                return false;
            }
        }
        else
        {
            SkipWhatComesBefore();
        }

        hasBegun = true;
        if (!Fill(1))
        {
            return false;
        }

        Offset = offsetOfStart;
        FromLine = "";
        Refusal = null;
        Header = default;
        if (StartsWith("From "u8) || StartsWith(">From "u8))
        {
            var length = LineEnd(0);
            if (length < 0)
            {
                pending = 5;
                return true;
            }

            FromLine = System.Text.Encoding.Latin1.GetString(buffer, start, Math.Min(length, FromLineSight)).TrimEnd();
            Advance(length);
        }

        TakeHeader();
        return true;
    }

    private void SkipWhatComesBefore()
    {
        if (Fill(3) && buffer.AsSpan(start, 3).SequenceEqual(new byte[] { 0xEF, 0xBB, 0xBF }))
        {
            Advance(3);
        }

        while (Fill(1) && buffer[start] is (byte)'\r' or (byte)'\n')
        {
            Advance(1);
        }
    }

    private void TakeHeader()
    {
        var length = 0;
        while (true)
        {
            var lineEnd = LineEnd(length);
            if (lineEnd < 0)
            {
                return;
            }

            var line = buffer.AsSpan(start + length, lineEnd - length).TrimEnd("\r\n"u8);
            if (line.IsEmpty || (isMailbox && IsFromLine(length, isAfterBlank: false)))
            {
                Header = buffer.AsMemory(start, length);
                // What was given stays in the buffer until the next call: the body begins behind it.
                pending = line.IsEmpty ? lineEnd : length;
                return;
            }

            length = lineEnd;
            if (length > limits.MaxHeaderBytes)
            {
                Refuse($"The header of this message has more than {limits.MaxHeaderBytes / 1024 / 1024} MiB.", length);
                return;
            }
        }
    }

    private void Refuse(string reason, int seen)
    {
        (Refusal, Header, pending) = (reason, default, seen);
    }

    /// <summary>The distance from the start to behind the line that begins at a distance; -1 when the line is too long.</summary>
    private int LineEnd(int from)
    {
        var searched = from;
        while (true)
        {
            var at = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (at >= 0 && searched + at - from <= limits.MaxHeaderLine)
            {
                return searched + at + 1;
            }

            searched = end - start;
            if (at >= 0 || searched - from > limits.MaxHeaderLine)
            {
                Refuse($"A header line of this message has more than {limits.MaxHeaderLine / 1024 / 1024} MiB.", from);
                return -1;
            }

            if (!Fill(searched + 1))
            {
                return end - start;
            }
        }
    }

    /// <summary>Goes behind the body, to the line that begins the next message.</summary>
    private bool SkipBody()
    {
        if (Refusal is null && ContentLength() is { } length && SkipTo(length))
        {
            return Fill(1);
        }

        // The line end before the body belongs to what is searched: the next message may follow at once.
        var from = pending > 0 ? pending - 1 : 0;
        if (pending == 0 || buffer[start + from] != (byte)'\n')
        {
            from = pending;
            if (Fill(from + 5) && buffer.AsSpan(start + from, 5).SequenceEqual("From "u8) && IsFromLine(from, isAfterBlank: true))
            {
                Advance(from);
                return true;
            }
        }

        while (true)
        {
            var at = buffer.AsSpan(start + from, end - start - from).IndexOf("\nFrom "u8);
            if (at >= 0)
            {
                from += at + 1;
                if (IsFromLine(from, IsAfterBlank(from)))
                {
                    Advance(from);
                    return true;
                }

                continue;
            }

            // Two line ends and "From" may be cut by the end of the block.
            from = Math.Max(from, end - start - 6);
            var passed = Math.Max(0, from - 3);
            Advance(passed);
            from -= passed;
            if (!Fill(end - start + 1))
            {
                return false;
            }
        }
    }

    private bool IsAfterBlank(int from) => from >= 2
        && (buffer[start + from - 2] == (byte)'\n' || (from >= 3 && buffer[start + from - 2] == (byte)'\r' && buffer[start + from - 3] == (byte)'\n'));

    /// <summary>
    /// Whether a line begins a message: it starts with "From " and tells a time; after a blank line it is enough that a
    /// header follows.
    /// </summary>
    private bool IsFromLine(int from, bool isAfterBlank)
    {
        if (from + 5 > end - start && !Fill(from + 5))
        {
            return false;
        }

        if (!buffer.AsSpan(start + from, 5).SequenceEqual("From "u8))
        {
            return false;
        }

        Fill(from + FromLineSight);
        var sight = buffer.AsSpan(start + from, Math.Min(FromLineSight, end - start - from));
        var line = sight.IndexOf((byte)'\n') is >= 0 and var at ? sight[..at] : sight;
        return FromLines.TryTime(System.Text.Encoding.Latin1.GetString(line), out _) || (isAfterBlank && IsHeader(sight[Math.Min(sight.Length, line.Length + 1)..]));
    }

    private static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var name = line.IndexOf((byte)':');
        return name > 0 && line[..name].IndexOfAnyExceptInRange((byte)33, (byte)126) < 0;
    }

    private long? ContentLength()
    {
        // Few mailboxes tell lengths.
        if (Header.Span.IndexOf("ength"u8) < 0 && Header.Span.IndexOf("ENGTH"u8) < 0)
        {
            return null;
        }

        foreach (var line in MailHeaderLines.Of(Header))
        {
            if (line.Is("Content-Length"u8))
            {
                var value = line.Value.Span.Trim(" \t\r\n"u8);
                return Utf8Parser.TryParse(value, out long length, out var read) && read == value.Length && length >= 0 ? length : null;
            }
        }

        return null;
    }

    /// <summary>Believes a length when the next message, or nothing, stands behind it.</summary>
    private bool SkipTo(long length)
    {
        if (length > long.MaxValue / 4)
        {
            return false;
        }

        var target = pending + length;
        if (target + FromLineSight <= limits.MaxHeaderBytes || !stream.CanSeek)
        {
            return target <= limits.MaxHeaderBytes && SkipWithin((int)target);
        }

        var (position, absolute) = (stream.Position, offsetOfStart + target);
        if (absolute > stream.Length)
        {
            return false;
        }

        Span<byte> sight = stackalloc byte[9];
        stream.Position = absolute;
        sight = sight[..stream.ReadAtLeast(sight, sight.Length, throwOnEndOfStream: false)];
        var blank = sight.Length - sight.TrimStart("\r\n"u8).Length;
        if (sight.Length > blank && !sight[blank..].StartsWith("From "u8))
        {
            stream.Position = position;
            return false;
        }

        stream.Position = absolute + blank;
        (start, end, isAtEnd, offsetOfStart, pending) = (0, 0, false, absolute + blank, 0);
        return true;
    }

    private bool SkipWithin(int target)
    {
        Fill(target + 9);
        if (end - start < target)
        {
            return false;
        }

        var sight = buffer.AsSpan(start + target, Math.Min(9, end - start - target));
        var blank = sight.Length - sight.TrimStart("\r\n"u8).Length;
        if (sight.Length > blank && !sight[blank..].StartsWith("From "u8))
        {
            return false;
        }

        Advance(target + blank);
        return true;
    }

    private bool StartsWith(ReadOnlySpan<byte> text) => Fill(text.Length) && buffer.AsSpan(start, text.Length).SequenceEqual(text);

    private void Advance(int count)
    {
        start += count;
        offsetOfStart += count;
        pending = 0;
    }

    /// <summary>Makes sure that so many bytes are there behind the start; false when the file ends before.</summary>
    private bool Fill(int count)
    {
        while (end - start < count && !isAtEnd)
        {
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }

            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = stream.Read(buffer, end, buffer.Length - end);
            isAtEnd = read == 0;
            end += read;
        }

        return end - start >= count;
    }
}
