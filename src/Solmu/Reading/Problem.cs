namespace Solmu.Reading;

/// <summary>What is wrong in a file, and where.</summary>
public sealed record Problem(string File, long? Line, long? Offset, string? Field, string Message);
