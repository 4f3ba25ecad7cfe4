namespace Solmu.Reading;

/// <summary>
/// A file as it came: its name (for messages and for guessing its kind) and its bytes, or the place where they lie, so
/// that a large mailbox is never held whole.
/// </summary>
internal sealed class SourceFile
{
    private readonly string? path;
    private byte[]? content;

    public SourceFile(string name, byte[] content)
    {
        (Name, Length, this.content) = (name, content.Length, content);
    }

    private SourceFile(string name, string path, bool isFolder)
    {
        (Name, this.path, IsFolder) = (name, path, isFolder);
        Length = isFolder ? 0 : new FileInfo(path).Length;
    }

    public string Name { get; }

    public long Length { get; }

    public bool IsFolder { get; }

    /// <summary>Where it lies; empty for bytes without a place.</summary>
    public string Location => path ?? "";

    public byte[] Content => content ??= File.ReadAllBytes(path!);

    /// <summary>A file or folder on this machine, read when it is needed.</summary>
    public static SourceFile At(string path, string name) => new(name, path, Directory.Exists(path));

    public Stream Open() => content is not null
        ? new MemoryStream(content, writable: false)
        : new FileStream(path!, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });

    /// <summary>The first bytes.</summary>
    public byte[] Head(int length)
    {
        using var stream = Open();
        var head = new byte[(int)Math.Min(length, Length)];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
