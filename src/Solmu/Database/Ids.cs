using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Solmu.Database;

/// <summary>
/// Every record is known by one random 62-bit number, written as 13 lower-case letters and digits.
/// It tells neither the order nor the number of records (decision 0006).
/// </summary>
public static class Ids
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;
    private const long Mask = (1L << 62) - 1;
    private const int OrderBits = 20;
    private static long last;

    public static long New()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) & Mask;
    }

    /// <summary>
    /// For rows that are read and written in the order of time: each is larger than the one before. A million of them fit
    /// into a millisecond, and a random part keeps two processes apart.
    /// </summary>
    public static long InOrder(DateTime at)
    {
        var beginning = FirstInOrder(at);
        while (true)
        {
            var before = Volatile.Read(ref last);
            var next = Math.Max(beginning, before) + RandomNumberGenerator.GetInt32(1, 256);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }

    /// <summary>No id in the order of time that was made at this moment is smaller.</summary>
    public static long FirstInOrder(DateTime at) => new DateTimeOffset(at).ToUnixTimeMilliseconds() << OrderBits;

    public static string Text(long id) => string.Create(Length, id, static (text, value) =>
    {
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
    });

    public static bool TryParse([NotNullWhen(true)] string? text, out long id)
    {
        id = 0;
        if (text?.Length != Length)
        {
            return false;
        }

        foreach (var letter in text)
        {
            var digit = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0 || id >> 58 != 0)
            {
                return false;
            }

            id = (id << 5) | (long)digit;
        }

        return id <= Mask;
    }

    /// <summary>For a text that this program has written itself.</summary>
    public static long Require(string text) => TryParse(text, out var id) ? id : throw new FormatException($"{text} is not an id.");
}
