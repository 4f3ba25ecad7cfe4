using System.Text;
using Solmu.Reading;

namespace Solmu.Tests.Reading;

/// <summary>Short ways to read a text or a sample file in tests.</summary>
internal static class Read
{
    public static FileReading Text(string text, ReadOptions? options = null, string name = "file.csv") =>
        Bytes(Encoding.UTF8.GetBytes(text), options, name);

    public static FileReading Bytes(byte[] content, ReadOptions? options = null, string name = "file.csv") =>
        FileReader.Read(new SourceFile(name, content), options ?? ReadOptions.Default);

    public static FileReading Sample(string name, ReadOptions? options = null) =>
        Bytes(File.ReadAllBytes(PathOf(name)), options, name);

    public static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Reading", "Files", name);

    public static IReadOnlyList<T> Records<T>(this FileReading reading)
        where T : SourceRecord => [.. reading.Records.Cast<T>()];

    public static T Only<T>(this FileReading reading)
        where T : SourceRecord => (T)Xunit.Assert.Single(reading.Records);
}
