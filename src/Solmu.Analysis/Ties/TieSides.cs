using System.Numerics;

namespace Solmu.Analysis.Ties;

/// <summary>Who begins and what about: decayed counts of both sides and the topics of twelve months, from unmerged contacts.</summary>
internal struct TieSides
{
    private const int Kinds = 5;
    private const int Months = 12;

    private readonly DateOnly topicsSince;
    private TopicCounts counts;

    public TieSides(ReadOnlySpan<TieContact> contacts, ReadOnlySpan<double> decays, DateOnly today)
    {
        topicsSince = today.AddMonths(-Months);
        for (var i = 0; i < contacts.Length; i++)
        {
            var (us, them) = Split(contacts[i].Initiator, decays[i]);
            Us += us;
            Them += them;
            for (var bits = Topics(contacts[i]); bits != 0; bits &= bits - 1)
            {
                counts[BitOperations.TrailingZeroCount(bits)]++;
            }
        }

        var kinds = 0;
        for (var kind = 0; kind < Kinds; kind++)
        {
            kinds += counts[kind] > 0 ? 1 : 0;
        }

        TopicKinds = kinds;
    }

    /// <summary>a.</summary>
    public double Us { get; }

    /// <summary>b.</summary>
    public double Them { get; }

    /// <summary>k.</summary>
    public int TopicKinds { get; }

    public readonly double ReciprocityWithout(in TieContact contact, double decay)
    {
        var (us, them) = Split(contact.Initiator, decay);
        return TieFormulas.Reciprocity(Math.Max(0, Us - us), Math.Max(0, Them - them));
    }

    public readonly double MultiplexityWithout(in TieContact contact)
    {
        var kinds = TopicKinds;
        for (var bits = Topics(contact); bits != 0; bits &= bits - 1)
        {
            kinds -= counts[BitOperations.TrailingZeroCount(bits)] == 1 ? 1 : 0;
        }

        return Multiplexity(kinds);
    }

    /// <summary>Not a number when no topic is recorded.</summary>
    public static double Multiplexity(int kinds) => kinds == 0 ? TieParts.Unknown : TieFormulas.Multiplexity(kinds);

    private readonly uint Topics(in TieContact contact) => contact.Day > topicsSince ? (uint)contact.Topics & ((1u << Kinds) - 1) : 0;

    private static (double Us, double Them) Split(Initiator initiator, double decay) => initiator switch
    {
        Initiator.Us => (decay, 0),
        Initiator.Them => (0, decay),
        _ => (decay / 2, decay / 2),
    };

    [System.Runtime.CompilerServices.InlineArray(Kinds)]
    private struct TopicCounts
    {
        private int first;
    }
}
