namespace Solmu.Reading;

/// <summary>A file as it came: its name (for messages and for guessing its kind) and its bytes.</summary>
internal sealed record SourceFile(string Name, byte[] Content);
