namespace Solmu.Reading;

/// <summary>What is wrong with a value and what would be right, in words for the person who has the file.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line of the file, counted from 1 as a text editor does.</param>
/// <param name="Offset">The byte in files that have no lines.</param>
/// <param name="Field">Our name of the column, as in a map file.</param>
/// <param name="Message">A sentence.</param>
internal sealed record Problem(string File, long? Line, long? Offset, string? Field, string Message);
