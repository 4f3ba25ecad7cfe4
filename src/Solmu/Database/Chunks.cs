namespace Solmu.Database;


internal static class Chunks
{
    /// <summary>How many keys one query asks for.</summary>
    public const int Size = 2000;
}
