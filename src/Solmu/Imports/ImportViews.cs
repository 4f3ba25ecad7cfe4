using Solmu.Reading;
using Solmu.Ui;

namespace Solmu.Imports;

/// <summary>What the mapping page shows of dropped files.</summary>
public sealed class UploadView
{
    internal UploadView(Upload upload, string? refusal) => (Key, Refusal, Files) = (upload.Key, refusal, [.. upload.Files.Select(file => new FileView(file))]);

    public string Key { get; }

    public string? Refusal { get; }

    public IReadOnlyList<FileView> Files { get; }

    public sealed class FileView
    {
        internal FileView(UploadedFile file)
        {
            var seen = file.Seen;
            Name = file.Name;
            Kind = seen.Kind?.Name();
            IsTable = seen.Kind is null || FileKinds.Tables.Contains(seen.Kind.Value);
            Unreadable = seen.Unreadable;
            Archive = seen.Archive?.Manifest is { } manifest ? $"The whole firm of {manifest.Firm?.Name ?? "somebody"}, as Solmu {manifest.Solmu} wrote it on {Say.Day(DateOnly.FromDateTime(manifest.MadeAt))}." : null;
            Encoding = seen.Encoding;
            Separator = seen.Separator switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", null => null, var other => $"“{other}”" };
            Rows = seen.RowCount;
            AsksForDates = seen.DatesUndecided || file.Map?.Dates is not null;
            Dates = file.Map?.Dates switch { DateOrder.Dmy => "dmy", DateOrder.Mdy => "mdy", DateOrder.Ymd => "ymd", _ => "" };
            IsRemembered = file.Map is not null;
            Columns = [.. seen.Mapping.Select(column => new ColumnView(column.Header, column.Field, column.Samples))];
            Fields = seen.Kind is { } kind && FileKinds.Tables.Contains(kind) ? [.. HeaderWords.NamesOf(kind).Select(name => KeyValuePair.Create(name, name.Replace('_', ' ')))] : [];
        }

        public string Name { get; }

        public string? Kind { get; }

        public bool IsTable { get; }

        public string? Unreadable { get; }

        /// <summary>Whose archive it is, when it is one.</summary>
        public string? Archive { get; }

        public string? Encoding { get; }

        public string? Separator { get; }

        public long Rows { get; }

        public bool AsksForDates { get; }

        public string Dates { get; }

        public bool IsRemembered { get; }

        public IReadOnlyList<ColumnView> Columns { get; }

        public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }
    }

    public sealed record ColumnView(string Header, string? Field, IReadOnlyList<string> Samples);
}

/// <summary>What the preview shows: the numbers, and the first rows of each fate.</summary>
public sealed class PreviewView
{
    public const int MostRows = 100;

    internal PreviewView(Upload upload, ImportResult result)
    {
        Key = upload.Key;
        Files = [.. result.Files.Select(file => new FileView(file))];
    }

    public string Key { get; }

    public IReadOnlyList<FileView> Files { get; }

    public long Changes => Files.Sum(file => file.Created + file.Updated);

    public long Refused => Files.Sum(file => file.Refused);

    public sealed class FileView
    {
        internal FileView(FileResult file)
        {
            (Name, Kind, Read, Created, Updated, Unchanged, Refused) = (file.File, file.Kind.Name(), file.Read, file.Created, file.Updated, file.Unchanged, file.Kind is FileKind.Mail or FileKind.Calendar ? file.Rows.Count(row => row.Fate == RowFate.Refused) : file.Skipped);
            Ignored = file.Ignored;
            CanDownload = file.Skipped > 0 && file.Kind is not (FileKind.VCard or FileKind.Archive or FileKind.Mail or FileKind.Calendar);
            var lines = file.Rows.Where(row => row.Fate == RowFate.Refused).Select(row => row.Line).ToHashSet();
            Problems = [.. file.Problems.Take(MostRows).Select(problem => new ProblemView(problem.Offset is { } at ? $"byte {Say.Number(at)}" : problem.Line is { } number ? Say.Number(number) : null, problem.Field?.Replace('_', ' '), problem.Message, problem.Offset is not null || (problem.Line is { } line && lines.Contains((int)line))))];
            Rows = [.. file.Rows.Where(row => row.Fate is RowFate.Created or RowFate.Updated).Take(MostRows).Select(row => new RowView(row.Line, row.Name, row.Fate == RowFate.Created ? "new" : "updated"))];
        }

        public string Name { get; }

        public string Kind { get; }

        public long Read { get; }

        public long Created { get; }

        public long Updated { get; }

        public long Unchanged { get; }

        public long Refused { get; }

        public long Ignored { get; }

        public bool CanDownload { get; }

        public IReadOnlyList<ProblemView> Problems { get; }

        public IReadOnlyList<RowView> Rows { get; }
    }

    public sealed record ProblemView(string? Where, string? Field, string Message, bool IsRefused);

    public sealed record RowView(int Line, string Name, string Fate);
}

/// <summary>How far a preview or a run is; with an address to go to when it is done.</summary>
public sealed record ProgressView(string Key, bool IsWriting, string Step, int Done, int Total, string? GoTo)
{
    public bool IsFirstLook { get; init; }
}
