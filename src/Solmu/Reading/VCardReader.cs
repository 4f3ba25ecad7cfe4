namespace Solmu.Reading;
internal static class VCardReader
{
    public static FileReading Read(string name, SourceText text, ReadOptions options) => FileReader.Unreadable(name, FileKind.VCard, "x");
}
