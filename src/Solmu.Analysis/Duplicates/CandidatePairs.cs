using System.Runtime.InteropServices;

namespace Solmu.Analysis.Duplicates;

/// <summary>
/// Collects keys of records and answers which share one, so that only those are compared. Keys are hashes: two that
/// collide cost a comparison and nothing else.
/// </summary>
internal sealed class CandidatePairs
{
    /// <summary>A key that more records share tells nothing of any two of them.</summary>
    private const int LargestBlock = 40;

    private readonly List<(ulong Key, int Record)> keys = [];

    public void Add(int record, char kind, ReadOnlySpan<char> text, long place = 0)
    {
        // FNV-1a: the same on every machine, and quick for short texts.
        var hash = 14695981039346656037UL;
        Mix(ref hash, kind);
        Mix(ref hash, unchecked((ulong)place));
        foreach (var letter in text)
        {
            Mix(ref hash, letter);
        }

        keys.Add((hash, record));
    }

    /// <summary>The text, and the text without each of its letters in turn: two texts a letter apart share one of these.</summary>
    public void AddSpellings(int record, char kind, string text, long place = 0)
    {
        Add(record, kind, text, place);
        Span<char> shorter = stackalloc char[Math.Min(text.Length, 128)];
        if (text.Length > shorter.Length)
        {
            return;
        }

        for (var left = 0; left < text.Length; left++)
        {
            text.AsSpan(0, left).CopyTo(shorter);
            text.AsSpan(left + 1).CopyTo(shorter[left..]);
            Add(record, kind, shorter[..(text.Length - 1)], place);
        }
    }

    public HashSet<(int First, int Second)> Read()
    {
        keys.Sort();
        var pairs = new HashSet<(int, int)>();
        var all = CollectionsMarshal.AsSpan(keys);
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && all[end].Key == all[start].Key)
            {
                end++;
            }

            if (end - start <= LargestBlock)
            {
                AddPairs(pairs, all[start..end]);
            }

            start = end;
        }

        return pairs;
    }

    private static void AddPairs(HashSet<(int First, int Second)> pairs, ReadOnlySpan<(ulong Key, int Record)> block)
    {
        for (var one = 0; one < block.Length; one++)
        {
            for (var other = one + 1; other < block.Length; other++)
            {
                if (block[one].Record != block[other].Record)
                {
                    pairs.Add((block[one].Record, block[other].Record));
                }
            }
        }
    }

    private static void Mix(ref ulong hash, ulong value) => hash = unchecked((hash ^ value) * 1099511628211UL);
}
