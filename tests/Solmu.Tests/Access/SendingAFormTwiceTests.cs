using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class SendingAFormTwiceTests
{
    [Fact]
    public async Task Ten_parallel_submits_create_one_and_all_get_its_answer()
    {
        await using var app = await TestApp.StartAsync();
        var made = 0;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(app, "same", () => Interlocked.Increment(ref made))));

        Assert.Equal(1, made);
        Assert.All(answers, answer => Assert.Equal("made 1", answer));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("an overlong key, an overlong key, an overlong key, an overlong key, an overlong key, an overlong key, an overlong key")]
    public async Task Without_a_usable_key_each_submit_runs(string? key)
    {
        await using var app = await TestApp.StartAsync();
        var made = 0;

        await SendAsync(app, key, () => ++made);
        await SendAsync(app, key, () => ++made);

        Assert.Equal(2, made);
    }

    [Fact]
    public async Task A_submit_that_was_refused_may_be_sent_again()
    {
        await using var app = await TestApp.StartAsync();

        await Assert.ThrowsAsync<RuleViolation>(() => SendAsync(app, "mended", () => throw new RuleViolation("name", "Give a name.")));

        Assert.Equal("made 7", await SendAsync(app, "mended", () => 7));
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await using var app = await TestApp.StartAsync();
        await SendAsync(app, "daily", () => 1);

        app.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal("made 2", await SendAsync(app, "daily", () => 2));
    }

    private static Task<string> SendAsync(TestApp app, string? key, Func<int> create)
    {
        var once = app.Services.GetRequiredService<OnceOnly>();
        return app.ChangeAsync(db => once.RunAsync(db, Viewer.Console, key, () => Task.FromResult(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"made {create()}"))));
    }
}
