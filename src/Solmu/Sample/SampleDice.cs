namespace Solmu.Sample;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014). Our own, because the framework's generator may change its numbers between
/// versions and the sample net must stay the same.
/// </summary>
internal sealed class SampleDice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of their own for a name, so that one partner's story does not change another's.</summary>
    public static SampleDice For(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new SampleDice(hash);
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    public long NextId() => (long)(Next() >> 2);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + (int)(Share() * (high - low + 1));

    public double Between(double low, double high) => low + (Share() * (high - low));

    public T Pick<T>(IReadOnlyList<T> from) => from[(int)(Share() * from.Count)];

    /// <summary>Waiting time with the given mean: mostly short, now and then long.</summary>
    public double Wait(double mean) => -Math.Log(1 - Share()) * mean;
}
