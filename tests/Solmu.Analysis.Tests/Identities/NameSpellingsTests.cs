using FsCheck;
using FsCheck.Fluent;
using Solmu.Analysis.Identities;
using Xunit;

namespace Solmu.Analysis.Tests.Identities;

public sealed class NameSpellingsTests
{
    [Theory]
    [InlineData("Katrin Vogel", "K. Vogel", true)]
    [InlineData("Katrin Vogel", "VOGEL Katrin", true)]
    [InlineData("Katrin Vogel", "Vogel", true)]
    [InlineData("Katrin Vogel", "Katrin Maria Vogel", true)]
    [InlineData("Katrin Vogel", "Katrin M. Vogel", true)]
    [InlineData("Katrin M. Vogel", "Katrin Maria Vogel", true)]
    [InlineData("Katrin Vogel", "Dr. Katrin Vogel", true)]
    [InlineData("Jürgen Müller", "Juergen Mueller", true)]
    [InlineData("Päivi Åkerö", "paivi akero", true)]
    [InlineData("Katrin Vogel", "Klaus Vogel", false)]
    [InlineData("Katrin Vogel", "A. Vogel", false)]
    [InlineData("Katrin Vogel", "K. V.", false)]
    [InlineData("Katrin Vogel", "Info", false)]
    [InlineData("Katrin Vogel", "Katrin Weber", false)]
    [InlineData("K. K. Vogel", "Katrin Vogel", true)]
    [InlineData("K. K. Vogel", "Katrin Anna Vogel", false)]
    [InlineData("Katrin Vogel", "", false)]
    [InlineData("佐藤 健二", "佐藤", true)]
    public void Two_names_beside_one_address_are_one_or_two(string one, string other, bool areOne)
    {
        Assert.Equal(areOne, NameSpellings.AreOne(one, other));
        Assert.Equal(areOne, NameSpellings.AreOne(other, one));
    }

    [Fact]
    public void As_soon_as_two_are_two_none_of_them_are_one()
    {
        Assert.True(NameSpellings.AreAllOne(["Katrin Vogel", "K. Vogel", "KATRIN VOGEL", "Vogel"]));
        Assert.False(NameSpellings.AreAllOne(["K. Vogel", "Katrin Vogel", "Klaus Vogel"]));
        Assert.False(NameSpellings.AreAllOne([.. Enumerable.Range(0, 30).Select(i => $"Vogel {new string('a', i + 2)}")]));
        Assert.True(NameSpellings.AreAllOne([]));
    }

    [Fact]
    public void A_person_is_called_by_the_name_in_full_that_is_written_as_people_do()
    {
        string[] names = ["VOGEL KATRIN", "K. Vogel", "Katrin Vogel", "katrin vogel", "Dr. Katrin Vogel", "Vogel"];
        Assert.Equal("Katrin Vogel", NameSpellings.Best(names));
        Assert.Equal("Katrin Vogel", NameSpellings.Best([.. names.Reverse()]));
    }

    [Fact]
    public void Which_comes_first_does_not_matter() => Prop.ForAll<string?, string?>((one, other) => NameSpellings.AreOne(one ?? "", other ?? "") == NameSpellings.AreOne(other ?? "", one ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_is_the_best_of_itself() => Prop.ForAll<string?>(name => NameSpellings.Best([name ?? ""]) == (name ?? "")).QuickCheckThrowOnFailure();
}
