using System.IO.Compression;

namespace Solmu.Reading;

/// <summary>
/// Reads mail: a mailbox, one message, or a folder or zip file of them. Only headers are read, one message after the
/// other; a message that cannot be read is a problem with the byte at which it begins, and the rest is read.
/// </summary>
internal sealed class MailReader
{
    private readonly ReadOptions options;
    private readonly ProblemList problems;
    private readonly MailRecords records;
    private readonly List<RefusedRow> refused = [];
    private const int OftenEnough = 256;

    /// <summary>Bytes of the files that are read already, and of all.</summary>
    private (long Before, long All) bytes;
    private int count;

    private MailReader(string fileName, ReadOptions options) => (this.options, problems, records) = (options, new ProblemList(fileName, options.Limits), new MailRecords(options.KeepsSubjects));

    public static FileReading Read(SourceFile file, ReadOptions options)
    {
        var reader = new MailReader(file.Name, options);
        try
        {
            if (file.IsFolder)
            {
                reader.ReadFolder(file);
            }
            else
            {
                using var stream = file.Open();
                reader.bytes.All = file.Length;
                if (Signatures.IsZip(file.Head(4)))
                {
                    reader.ReadZip(stream, file);
                }
                else
                {
                    reader.ReadMessages(stream, file.Name);
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return FileReader.Unreadable(file.Name, FileKind.Mail, broken is InvalidDataException ? broken.Message : "It cannot be opened.");
        }

        return reader.Finish(file.Name);
    }

    /// <summary>One message after the other, as they are met: nothing of the earlier ones is kept.</summary>
    public static IEnumerable<(MailRecord? Record, long Offset, string? Wrong)> Messages(Stream stream, string name, Limits limits)
    {
        var splitter = new MboxSplitter(stream, !IsMessage(name), limits);
        var messages = new MailMessages();
        for (var number = 1; splitter.Next(); number++)
        {
            var wrong = splitter.Refusal;
            var record = wrong is null ? messages.Read(number, splitter, out wrong) : null;
            yield return (record, splitter.Offset, wrong);
        }
    }

    /// <summary>Where nothing looks like a message, the file is none of mail.</summary>
    private FileReading Finish(string name) => refused.Count == count && refused.TrueForAll(row => row.Problems[0].Message == MailMessages.NoHeader)
        ? FileReader.Unreadable(name, FileKind.Mail, "There is no message in it.")
        : new FileReading { File = name, Kind = FileKind.Mail, Records = records, RowCount = count, Refused = refused, Problems = problems.ToList() };

    private void ReadMessages(Stream stream, string name)
    {
        foreach (var (record, offset, wrong) in Messages(stream, name, options.Limits))
        {
            if (++count > options.Limits.MaxRows)
            {
                throw new InvalidDataException($"It has more than {options.Limits.MaxRows:N0} messages; split it.");
            }

            if (count % OftenEnough == 0)
            {
                options.HowFar?.Invoke(Math.Min(bytes.Before + offset, bytes.All), bytes.All);
            }

            if (record is not null)
            {
                records.Add(record with { Line = count });
            }
            else
            {
                refused.Add(new RefusedRow(count, [], [problems.Add(wrong!, offset: offset, inFile: name)]));
            }
        }
    }

    private void ReadFolder(SourceFile folder)
    {
        var walk = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var paths = Directory.EnumerateFiles(folder.Location, "*", walk).Where(IsMail).Order(StringComparer.Ordinal).ToList();
        bytes.All = paths.Sum(path => new FileInfo(path).Length);
        foreach (var path in paths)
        {
            using var stream = SourceFile.At(path, "").Open();
            ReadMessages(stream, $"{folder.Name}/{Path.GetRelativePath(folder.Location, path)}");
            bytes.Before += stream.Length;
        }
    }

    private void ReadZip(Stream stream, SourceFile file)
    {
        using var zip = OpenZip(stream);
        if (zip.Entries.Count > options.Limits.MaxZipEntries)
        {
            throw new InvalidDataException($"The zip holds more than {options.Limits.MaxZipEntries:N0} files; split it.");
        }

        // A bomb mostly says itself how large it is; one that lies is stopped while it is unpacked.
        var allowance = new ZipAllowance(Math.Min(options.Limits.MaxZipBytes, (options.Limits.MaxZipRatio * file.Length) + (1024 * 1024)));
        if (zip.Entries.Sum(entry => (decimal)entry.Length) > allowance.Left)
        {
            throw allowance.Refusal();
        }

        bytes.All = zip.Entries.Where(entry => IsMail(entry.Name)).Sum(entry => entry.Length);
        foreach (var entry in zip.Entries.Where(entry => IsMail(entry.Name)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var unpacked = new ZipAllowance.Meter(OpenEntry(entry), allowance);
            ReadMessages(unpacked, $"{file.Name}/{entry.FullName}");
            bytes.Before += entry.Length;
        }
    }

    private static ZipArchive OpenZip(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new InvalidDataException("The zip is damaged or was cut off; take a whole copy of it.");
        }
    }

    private static Stream OpenEntry(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            throw new InvalidDataException($"{CellText.Quote(entry.FullName)} in the zip is damaged, locked or packed in a way that cannot be read.");
        }
    }

    private static bool IsMail(string path) => IsMessage(path) || path.EndsWith(".mbox", StringComparison.OrdinalIgnoreCase);

    private static bool IsMessage(string path) => path.EndsWith(".eml", StringComparison.OrdinalIgnoreCase);
}
