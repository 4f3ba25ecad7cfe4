using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>Files that somebody has dropped and that are on their way in.</summary>
internal sealed class Upload(string key, long? userId, DateTime at, IReadOnlyList<UploadedFile> files)
{
    private volatile State state = new State.Mapping();

    public string Key { get; } = key;

    public long? UserId { get; } = userId;

    public DateTime At { get; } = at;

    public IReadOnlyList<UploadedFile> Files { get; } = files;

    /// <summary>Where the files are on their way; replaced as a whole, never changed.</summary>
    public State Now
    {
        get => state;
        set => state = value;
    }

    public abstract record State
    {
        /// <summary>The user looks at what was recognised and may change it.</summary>
        public sealed record Mapping(string? Refusal = null) : State;

        /// <summary>Something is being worked out or written.</summary>
        public sealed record Working(bool IsWriting, ImportProgress Progress) : State
        {
            /// <summary>The files are read for the first time, to tell what they hold.</summary>
            public bool IsFirstLook { get; init; }
        }

        public sealed record Preview(ImportResult Result) : State;

        public sealed record Done(ImportResult Result) : State;
    }
}

/// <summary>One of the files: where it lies, and what is said about it.</summary>
internal sealed class UploadedFile(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    public ColumnMap? Map { get; set; }

    /// <summary>What was recognised, without the records, which may be many.</summary>
    public required FileReading Seen { get; set; }
}
