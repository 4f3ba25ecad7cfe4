namespace Solmu.Reading;

/// <summary>Reads one file of any kind. Whatever the bytes, the answer is a reading; nothing is thrown.</summary>
internal static class FileReader
{
    public static FileReading Read(SourceFile file, ReadOptions options)
    {
        var kind = options.Kind ?? options.Map?.Kind;
        if (file.IsFolder)
        {
            return kind is null or FileKind.Mail ? MailReader.Read(file, options) : Unreadable(file.Name, kind, "This is a folder; name the files in it.");
        }

        if (file.Length == 0)
        {
            return Unreadable(file.Name, kind, "The file is empty.");
        }

        // Mail is read as it comes, however much it is; everything else is taken in whole.
        if (IsMail(file, kind))
        {
            return MailReader.Read(file, options);
        }

        if (file.Length > options.Limits.MaxFileBytes)
        {
            return Unreadable(file.Name, kind,
                $"The file has {file.Length:N0} bytes; at most {options.Limits.MaxFileBytes / 1024 / 1024} MiB are read.");
        }

        if (Signatures.IsZip(file.Content))
        {
            return ReadZip(file, kind);
        }

        if (Signatures.Binary(file.Content) is { } what)
        {
            return Unreadable(file.Name, kind, $"The file is {what}, which cannot be read.");
        }

        return ReadText(file, options, kind);
    }

    /// <summary>Whether a file is read as mail, told by its first bytes.</summary>
    public static bool IsMail(SourceFile file, FileKind? kind)
    {
        if (kind is not (null or FileKind.Mail))
        {
            return false;
        }

        var head = file.Head(8192);
        if (Signatures.IsZip(head))
        {
            return !Signatures.IsOfficeZip(head) && (kind is not null || !ArchiveFile.Is(file));
        }

        return Signatures.Binary(head) is null && !head.AsSpan().Trim("\r\n\t "u8).IsEmpty && (kind ?? Signatures.Kind(file.Name, head)) == FileKind.Mail;
    }

    /// <summary>The reading of a file of which nothing can be taken.</summary>
    public static FileReading Unreadable(string name, FileKind? kind, string reason, string? encoding = null) => new()
    {
        File = name,
        Kind = kind,
        Encoding = encoding,
        Problems = [new Problem(name, null, null, null, reason)],
        Unreadable = reason,
    };

    private static FileReading ReadText(SourceFile file, ReadOptions options, FileKind? given)
    {
        var text = SourceText.Decode(file.Content);
        if (text.Utf8.Span.TrimStart("\r\n\t "u8).IsEmpty)
        {
            return Unreadable(file.Name, given, "The file is empty but for white space.", text.Encoding);
        }

        return (given ?? Signatures.Kind(file.Name, text.Utf8.Span)) switch
        {
            FileKind.VCard => VCardReader.Read(file.Name, text, options),
            FileKind.Calendar => CalendarReader.Read(file.Name, text, options),
            FileKind.Archive => Unreadable(file.Name, FileKind.Archive, "An archive is a zip file, and this is not one."),
            _ => TableReader.Read(file.Name, text, options),
        };
    }

    private static FileReading ReadZip(SourceFile file, FileKind? given)
    {
        if (Signatures.IsOfficeZip(file.Content))
        {
            return Unreadable(file.Name, given, "The file is an Office document, which cannot be read; save an Excel sheet as CSV UTF-8.");
        }

        var kind = given ?? (ArchiveFile.Is(file.Content) ? FileKind.Archive : FileKind.Mail);
        return kind switch
        {
            FileKind.Archive => ReadArchive(file),
            _ => Unreadable(file.Name, kind, "The file is a zip file, which cannot be read; unpack it first."),
        };
    }

    private static FileReading ReadArchive(SourceFile file) => ArchiveFile.TryRead(file.Content, out var why) is { } archive
        ? new FileReading
        {
            File = file.Name,
            Kind = FileKind.Archive,
            Archive = archive,
            Records = [.. archive.Parts.Select((part, i) => new ArchivePartRecord(i + 1) { Kind = part.Kind!, Records = part.Records })],
            RowCount = archive.Records,
        }
        : Unreadable(file.Name, FileKind.Archive, why);

    private static FileReading NotYet(string name, FileKind kind, string what) =>
        Unreadable(name, kind, $"This version of Solmu does not read {what} yet.");
}
