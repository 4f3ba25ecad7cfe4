using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Ratings;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ratings;

public sealed class RatingTiesTests
{
    [Fact]
    public async Task A_second_word_on_the_same_day_replaces_the_first()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        await RateAsync(app, new RateTie.Input(cast.LeenaId, cast.JariId, 3, 4, new DateOnly(2026, 11, 1)));
        await RateAsync(app, new RateTie.Input(cast.LeenaId, cast.JariId, 5, null, new DateOnly(2026, 11, 1)));
        await RateAsync(app, new RateTie.Input(cast.LeenaId, cast.JariId, 2, 2, null));

        var ratings = await app.ChangeAsync(db => db.Ratings.OrderBy(rating => rating.On).ToListAsync());
        Assert.Equal([(new DateOnly(2026, 11, 1), 5, null), (new DateOnly(2026, 11, 22), (int?)2, (int?)2)], ratings.Select(rating => (rating.On, rating.Closeness, rating.Trust)));
    }

    [Theory]
    [InlineData(0, 3, "closeness")]
    [InlineData(6, 3, "closeness")]
    [InlineData(null, null, "closeness")]
    public async Task What_is_no_rating_is_refused(int? closeness, int? trust, string field)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => RateAsync(app, new RateTie.Input(cast.LeenaId, cast.JariId, closeness, trust, null)));

        Assert.Equal(field, refusal.Field);
    }

    [Fact]
    public async Task A_tie_is_between_one_of_ours_and_somebody_outside_up_to_today()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);

        await Assert.ThrowsAsync<RuleViolation>(() => RateAsync(app, new RateTie.Input(cast.LiisaId, cast.JariId, 3, 3, null)));
        await Assert.ThrowsAsync<RuleViolation>(() => RateAsync(app, new RateTie.Input(cast.LeenaId, null, 3, 3, null)));
        await Assert.ThrowsAsync<RuleViolation>(() => RateAsync(app, new RateTie.Input(cast.LeenaId, cast.JariId, 3, 3, new DateOnly(2026, 11, 23))));
        Assert.False(await RateAsync(app, new RateTie.Input(42, cast.JariId, 3, 3, null)));
    }

    private static Task<bool> RateAsync(TestApp app, RateTie.Input input) => app.UseAsync<RateTie, bool>(use => use.RunAsync(input));
}
