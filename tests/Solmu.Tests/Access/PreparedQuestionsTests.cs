using Solmu.Access;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class PreparedQuestionsTests
{
    private static readonly Prepared<Asked, string> Named = new((visible, asked) => visible.Organisations.Where(organisation => organisation.Name == asked.Name).Select(organisation => organisation.Name));

    private static readonly Viewer Owner = new(7, "owner@solvtech.example", "Owner", Role.Owner, null);

    [Fact]
    public async Task A_prepared_question_is_asked_with_the_values_of_each_time()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.ReadAsync(async db =>
        {
            var visible = Visible.To(Owner, db);
            var name = visible.Organisations.Select(organisation => organisation.Name).First();

            Assert.Equal([name], await Named.ListAsync(visible, new Asked(name, 1)));
            Assert.Empty(await Named.ListAsync(visible, new Asked("Nobody", 1)));
            Assert.Equal(name, await Named.FirstAsync(visible, new Asked(name, 1)));
            return true;
        });
    }

    [Fact]
    public async Task A_question_that_holds_on_to_a_value_is_refused()
    {
        var kept = "SolvTech";
        var question = new Prepared<Asked, string>((visible, _) => visible.Organisations.Where(organisation => organisation.Name == kept).Select(organisation => organisation.Name));
        var few = new Prepared<Asked, string>((visible, asked) => visible.Organisations.OrderBy(organisation => organisation.Id).Select(organisation => organisation.Name).Take(asked.Count));
        await using var app = await TestApp.StartWithFirmAsync();
        await app.ReadAsync(async db =>
        {
            var visible = Visible.To(Owner, db);

            Assert.Contains("holds on to", (await Assert.ThrowsAsync<InvalidOperationException>(() => question.ListAsync(visible, new Asked("", 1)))).Message, StringComparison.Ordinal);
            Assert.Contains("number of rows", (await Assert.ThrowsAsync<InvalidOperationException>(() => few.ListAsync(visible, new Asked("", 1)))).Message, StringComparison.Ordinal);
            return true;
        });
    }

    private sealed record Asked(string Name, int Count);
}
