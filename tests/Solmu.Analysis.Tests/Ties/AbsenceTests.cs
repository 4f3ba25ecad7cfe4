using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Tests.Ties;

public sealed class AbsenceTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void The_union_holds_each_day_once_whatever_overlaps()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var some = Enumerable.Range(0, random.Next(8)).Select(_ => Start.AddDays(random.Next(40))).Select(from => new Absence(from, from.AddDays(random.Next(6)))).ToArray();
            var union = Absence.Union(some);

            Assert.Equal(Days(some).Distinct().Order(), Days(union));
            Assert.All(union.Zip(union.Skip(1)), pair => Assert.True(pair.First.Until.AddDays(1) < pair.Second.From));
            Assert.Same(union, Absence.Union(union));
        }
    }

    private static IEnumerable<DateOnly> Days(IEnumerable<Absence> absences) => absences.SelectMany(one => Enumerable.Range(0, one.Until.DayNumber - one.From.DayNumber + 1).Select(one.From.AddDays));
}
