using FsCheck;
using FsCheck.Fluent;
using Solmu.Analysis.Net;

namespace Solmu.Analysis.Tests.Net;

public sealed class MapCirclesTests
{
    [Fact]
    public void Circles_that_are_apart_stay_where_they_are()
    {
        MapCircle[] circles = [new(10, 10, 5), new(30, 10, 5)];

        Assert.Equal(circles, MapCircles.Apart(circles, 1));
    }

    [Fact]
    public void A_fixed_circle_does_not_give_way()
    {
        var placed = MapCircles.Apart([new(100, 100, 8, IsFixed: true), new(100, 100, 8), new(104, 100, 8)], 1);

        Assert.Equal(new MapCircle(100, 100, 8, IsFixed: true), placed[0]);
        Assert.All(placed.Skip(1), circle => Assert.True(Distance(circle, placed[0]) > 16.9));
    }

    [Fact]
    public void No_two_of_any_crowd_cover_each_other_and_the_same_crowd_gives_the_same_places() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var circles = Enumerable.Range(0, random.Next(1, 70)).Select(_ => new MapCircle(random.Next(450, 560), random.Next(60, 130), 8 + (random.NextDouble() * 6))).ToList();

            var placed = MapCircles.Apart(circles, 1.5);

            Assert.Equal(placed, MapCircles.Apart(circles, 1.5));
            for (var i = 0; i < placed.Count; i++)
            {
                Assert.Equal(circles[i].Radius, placed[i].Radius);
                Assert.True(Distance(placed[i], circles[i]) < 150, $"circle {i} went {Distance(placed[i], circles[i])} away");
                for (var j = i + 1; j < placed.Count; j++)
                {
                    Assert.True(Distance(placed[i], placed[j]) > placed[i].Radius + placed[j].Radius - 0.5, $"{i} and {j} overlap");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData(0, 100, 100, 100, 50, 80)]
    [InlineData(100, 100, 0, 100, 50, 80)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    public void A_line_bows_upwards_whichever_way_it_runs(double fromX, double fromY, double toX, double toY, double bowX, double bowY) =>
        Assert.Equal((bowX, bowY), MapCircles.Bow(fromX, fromY, toX, toY, 0.2));

    private static double Distance(MapCircle a, MapCircle b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
