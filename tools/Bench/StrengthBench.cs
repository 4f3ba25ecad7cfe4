using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Solmu.Analysis.Ties;

namespace Bench;

/// <summary>From contacts to the strength of all ties, on one core, beside a plain way of computing the same heat and gaps.</summary>
internal static class StrengthBench
{
    private static readonly DateTime At = new(2026, 6, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = DateOnly.FromDateTime(At);
    private const int SomeTies = 20_000;

    public static int Run(string[] args)
    {
        var count = 2_000_000;
        if (args.Length > 0 && (args is not ["--contacts", var given] || !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 20))
        {
            Console.Error.WriteLine("Usage: script/bench strength [--contacts 2000000]");
            return 2;
        }

        var contacts = Generate(count);
        Measure(Generate(200_000));

        var (ties, whole) = Time(() => Measure(contacts));
        var (_, plain) = Time(() => Plainly(contacts));
        Write($"{count:N0} contacts to {ties:N0} ties, with contributions, state and the range of leaving out any one record: {whole:0.00} s");
        Write($"the same contacts to heat and mean gap alone, grouped and summed with LINQ: {plain:0.00} s");
        var some = Histories(contacts).Where(history => history.Contacts.Length is > 1 and <= 100).Take(SomeTies).ToList();
        var (fast, once) = Time(() => some.Sum(history => Score(history).Low ?? 0));
        var (slow, anew) = Time(() => some.Sum(LowAnew));
        Write($"strength and range of {some.Count:N0} ties of at most 100 contacts: {once:0.00} s; measured anew without each contact: {anew:0.00} s (the sums of their lower ends differ by {Math.Abs(fast - slow):0.000000})");
        var (sum, adding) = Time(() => Add(contacts));
        Write($"adding one contact to a decayed sum, whatever its history: {adding / count * 1e9:0} ns (checked: {sum:0.000} after {count:N0})");
        return 0;
    }

    private static (int Tie, TieContact Contact)[] Generate(int count)
    {
        var random = new Random(7);
        var ties = count / 20;
        var contacts = new (int Tie, TieContact Contact)[count];
        var step = TimeSpan.FromDays(3 * 365.0) / count;
        for (var i = 0; i < count; i++)
        {
            // A few ties have very many contacts, most have few.
            var tie = (int)(ties * Math.Pow(random.NextDouble(), 3));
            var at = At - (step * (count - i));
            contacts[i] = (tie, new TieContact(
                at, DateOnly.FromDateTime(at), (Medium)random.Next(7), (Initiator)random.Next(3), random.Next(2, 9), (TieTopics)(1 << random.Next(5)), random.Next(2) == 0));
        }

        return contacts;
    }

    private static List<TieHistory> Histories((int Tie, TieContact Contact)[] contacts)
    {
        var byTie = new Dictionary<int, List<TieContact>>();
        foreach (var (tie, contact) in contacts)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(byTie, tie, out _);
            (list ??= []).Add(contact);
        }

        return [.. byTie.Values.Select(list => new TieHistory { Contacts = list.ToArray() })];
    }

    private static TieScore Score(TieHistory history) => TieMeasure.Measure(history, At, Today, TieParameters.Default);

    private static int Measure((int Tie, TieContact Contact)[] contacts)
    {
        var ties = Histories(contacts);
        foreach (var tie in ties)
        {
            Score(tie);
        }

        return ties.Count;
    }

    private static double LowAnew(TieHistory history)
    {
        var contacts = history.Contacts.ToArray();
        return Enumerable.Range(0, contacts.Length).Min(i => Score(history with { Contacts = contacts.Where((_, other) => other != i).ToArray() }).Strength) ?? 0;
    }

    private static double Plainly((int Tie, TieContact Contact)[] contacts) => contacts.GroupBy(row => row.Tie).Select(tie =>
    {
        var days = tie.Select(row => row.Contact).GroupBy(contact => contact.Day)
            .Select(day => day.OrderByDescending(contact => TieParameters.Default.WeightOf(contact.Medium, contact.Attendees)).First()).OrderBy(contact => contact.At).ToList();
        var heat = days.Sum(contact => TieParameters.Default.WeightOf(contact.Medium, contact.Attendees) * Math.Pow(2, -(At - contact.At).TotalDays / 90));
        return heat + (days.Count > 1 ? days.Zip(days.Skip(1), (one, next) => next.Day.DayNumber - one.Day.DayNumber).Average() : 0);
    }).Sum();

    private static double Add((int Tie, TieContact Contact)[] contacts)
    {
        var sum = DecayedSum.Empty(90);
        foreach (var (_, contact) in contacts)
        {
            sum = sum.Add(contact.At, TieParameters.Default.WeightOf(contact.Medium, contact.Attendees));
        }

        return sum.At(At);
    }

    private static (T Result, double Seconds) Time<T>(Func<T> run)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        var result = run();
        return (result, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
