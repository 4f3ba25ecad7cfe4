using FsCheck;
using FsCheck.Fluent;
using Solmu.Analysis.Identities;
using Xunit;

namespace Solmu.Analysis.Tests.Identities;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Leena Aho", "leena aho")]
    [InlineData("  LEENA\t AHO ", "leena aho")]
    [InlineData("Åsa Öström-Nyström", "asa ostrom nystrom")]
    [InlineData("Jürgen Groß", "jurgen gross")]
    [InlineData("Søren Kjærgård", "soren kjaergard")]
    [InlineData("Łukasz Wałęsa", "lukasz walesa")]
    [InlineData("Đorđe Þórðarson", "dorde thordarson")]
    [InlineData("İbrahim Işık", "ibrahim isik")]
    [InlineData("O’Brien, M.", "o brien m")]
    [InlineData("佐藤 健二", "佐藤 健二")]
    [InlineData("ガブリエル", "ガブリエル")]
    [InlineData("김 민준", "김 민준")]
    [InlineData("Алексей Ёлкин", "алексеи елкин")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("--", "")]
    public void A_person_is_folded_to_plain_lower_case_words(string name, string folded) =>
        Assert.Equal(folded, NameFolding.FoldPerson(name));

    [Theory]
    [InlineData("Acme Oy", "acme")]
    [InlineData("ACME, Inc.", "acme")]
    [InlineData("Nordwind GmbH & Co. KG", "nordwind")]
    [InlineData("Nordwind e.V.", "nordwind")]
    [InlineData("Pekka Oy Ab", "pekka")]
    [InlineData("Fjord A/S", "fjord")]
    [InlineData("Luce S.p.A.", "luce")]
    [InlineData("Bodega S.A. de C.V.", "bodega")]
    [InlineData("Wisła Sp. z o.o.", "wisla")]
    [InlineData("Vltava, s.r.o.", "vltava")]
    [InlineData("Kaur Pvt. Ltd.", "kaur")]
    [InlineData("Outback Pty Ltd", "outback")]
    [InlineData("Sato Denki Co., Ltd", "sato denki")]
    [InlineData("株式会社佐藤電機", "佐藤電機")]
    [InlineData("UAB Baltas", "baltas")]
    [InlineData("Oy", "oy")]
    [InlineData("Limited Oy", "limited")]
    [InlineData("Gulf FZ-LLC", "gulf")]
    [InlineData("Cooperage", "cooperage")]
    public void The_legal_form_of_an_organisation_is_left_out(string name, string folded) =>
        Assert.Equal(folded, NameFolding.FoldOrganisation(name));

    [Fact]
    public void Text_keeps_its_punctuation() =>
        Assert.Equal("cafe (r&d) no. 5", NameFolding.FoldText(" Café  (R&D)\nNo. 5"));

    [Fact]
    public void Folding_twice_changes_nothing_more() => Prop.ForAll<string?>(text =>
    {
        var person = NameFolding.FoldPerson(text ?? "");
        var organisation = NameFolding.FoldOrganisation(text ?? "");
        var search = NameFolding.FoldText(text ?? "");
        return NameFolding.FoldPerson(person) == person
            && NameFolding.FoldOrganisation(organisation) == organisation
            && NameFolding.FoldText(search) == search;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Every_character_of_the_basic_plane_folds_stably()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = "a" + (char)c + "b";
            Assert.Equal(NameFolding.FoldPerson(text), NameFolding.FoldPerson(NameFolding.FoldPerson(text)));
            Assert.Equal(NameFolding.FoldText(text), NameFolding.FoldText(NameFolding.FoldText(text)));
        }
    }

    [Fact]
    public void An_organisation_never_folds_to_nothing_unless_its_name_does() => Prop.ForAll<string?>(text =>
        (NameFolding.FoldPerson(text ?? "").Length > 0) == (NameFolding.FoldOrganisation(text ?? "").Length > 0))
        .QuickCheckThrowOnFailure();
}
