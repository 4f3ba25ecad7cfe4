using Solmu.Analysis.Ties;

namespace Solmu.Ties;

/// <summary>
/// Who answered whom between two people: a mail is answered by a later one of the other side that says so, and where no
/// thread is known by anything written back within thirty days.
/// </summary>
internal static class TieAnswers
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);
    private const int FewestAnswers = 2;

    /// <summary>For each sitting, in the order of time, when it was answered; null where it was not or need not be.</summary>
    public static DateTime?[] Find(IReadOnlyList<Sitting> sittings)
    {
        var answered = new DateTime?[sittings.Count];
        var replies = new Dictionary<UInt128, List<int>>();
        for (var i = 0; i < sittings.Count; i++)
        {
            if (sittings[i].RepliesTo is { Length: 16 } key)
            {
                (replies.TryGetValue(Key(key), out var known) ? known : replies[Key(key)] = []).Add(i);
            }
        }

        var next = new Dictionary<Initiator, int>();
        for (var i = sittings.Count - 1; i >= 0; i--)
        {
            var one = sittings[i];
            if (one.Medium is not (Medium.Mail or Medium.Message or Medium.Letter) || one.Initiator == Initiator.Unknown)
            {
                continue;
            }

            var other = one.Initiator == Initiator.Us ? Initiator.Them : Initiator.Us;
            if (one.Key is { Length: 16 } key && replies.TryGetValue(Key(key), out var answers))
            {
                answered[i] = answers.Where(reply => reply > i && sittings[reply].Initiator == other).Select(reply => (DateTime?)sittings[reply].At).Min();
            }

            if (answered[i] is null && !one.HasThread && next.TryGetValue(other, out var later) && sittings[later].At - one.At <= Window)
            {
                answered[i] = sittings[later].At;
            }

            next[one.Initiator] = i;
        }

        return answered;
    }

    /// <summary>What waits for an answer, as long as nothing else has been heard of the other side since, and how long answers take.</summary>
    public static Answering Sum(IReadOnlyList<Sitting> sittings, DateTime?[] answered, DateTime at)
    {
        var (ours, theirs) = (new List<DateTime>(), new List<DateTime>());
        var (ourHours, theirHours) = (new List<double>(), new List<double>());
        var (heardUs, heardThem) = (false, false);
        for (var i = sittings.Count - 1; i >= 0; i--)
        {
            var one = sittings[i];
            var isWriting = one.Medium is Medium.Mail or Medium.Message or Medium.Letter;
            var isOurs = one.Initiator == Initiator.Us;
            if (isWriting && answered[i] is { } then)
            {
                (isOurs ? theirHours : ourHours).Add((then - one.At).TotalHours);
            }
            else if (isWriting && one.Initiator != Initiator.Unknown && one.Others.Count == 1 && at - one.At <= Window && !(isOurs ? heardThem : heardUs))
            {
                (isOurs ? ours : theirs).Add(one.At);
            }

            heardUs |= isOurs || !isWriting;
            heardThem |= one.Initiator == Initiator.Them || !isWriting;
        }

        ours.Reverse();
        theirs.Reverse();
        return new Answering(ours, theirs, Median(theirHours), Median(ourHours));
    }

    private static double? Median(List<double> hours)
    {
        if (hours.Count < FewestAnswers)
        {
            return null;
        }

        hours.Sort();
        return hours[hours.Count / 2];
    }

    private static UInt128 Key(byte[] key) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(key);
}
