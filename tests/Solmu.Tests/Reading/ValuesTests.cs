using System.Globalization;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Reading;
using Xunit;

using Solmu.Organisations;

namespace Solmu.Tests.Reading;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("fi", "FI")]
    [InlineData("FIN", "FI")]
    [InlineData("Finland", "FI")]
    [InlineData("USA", "US")]
    [InlineData("U.S.", "US")]
    [InlineData("United States", "US")]
    [InlineData("UK", "GB")]
    [InlineData("England", "GB")]
    [InlineData("South Korea", "KR")]
    [InlineData("Russia", "RU")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Czechia", "CZ")]
    [InlineData("UAE", "AE")]
    [InlineData("Holland", "NL")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkey", "TR")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    [InlineData("Trinidad and Tobago", "TT")]
    [InlineData("Hong Kong", "HK")]
    [InlineData("Korea, Republic of", "KR")]
    public void Countries_are_found_by_code_and_by_name(string text, string code)
    {
        Assert.True(Countries.TryFind(text, out var found));
        Assert.Equal(code, found);
    }

    [Theory]
    [InlineData("250000", "250000")]
    [InlineData("250 000", "250000")]
    [InlineData("250\u00A0000", "250000")]
    [InlineData("250,000", "250000")]
    [InlineData("250.000", "250000")]
    [InlineData("250.000,50", "250000.50")]
    [InlineData("1,250,000.5", "1250000.5")]
    [InlineData("1.250.000", "1250000")]
    [InlineData("1'250'000", "1250000")]
    [InlineData("12,5", "12.5")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("€ 1.2M", "1200000.0")]
    [InlineData("250k", "250000")]
    [InlineData("250 000 EUR", "250000")]
    [InlineData("-5", "-5")]
    public void Amounts_are_read_as_countries_write_them(string text, string euros)
    {
        Assert.True(Amounts.TryEuros(text, out var found));
        Assert.Equal(decimal.Parse(euros, CultureInfo.InvariantCulture), found);
    }

    [Theory]
    [InlineData("$5")]
    [InlineData("1,2,3")]
    [InlineData("12 34")]
    [InlineData("5-6")]
    [InlineData("k")]
    [InlineData("1.2.3,4,5")]
    [InlineData("")]
    public void What_is_no_amount_is_refused(string text) => Assert.False(Amounts.TryEuros(text, out _));

    [Theory]
    [InlineData("USD 1,000")]
    [InlineData("1,000 USD")]
    [InlineData("$5")]
    [InlineData("$ 1.2M")]
    [InlineData("£2.5m")]
    [InlineData("US$ 250 000")]
    [InlineData("1 000 kr")]
    [InlineData("CHF 1'000.50")]
    [InlineData("-5 GBP")]
    public void An_amount_of_another_currency_is_known_for_what_it_is(string text) => Assert.True(UnusableAmounts.IsOtherCurrency(text));

    [Theory]
    [InlineData("much")]
    [InlineData("1.2.3,4,5")]
    [InlineData("12 bottles")]
    [InlineData("ABC 5 DEF")]
    [InlineData("")]
    [InlineData("USD")]
    [InlineData("EUR 5 USD or so")]
    public void What_is_no_money_is_no_other_currency(string text) => Assert.False(UnusableAmounts.IsOtherCurrency(text));

    [Theory]
    [InlineData("11-50")]
    [InlineData("51–200")]
    [InlineData("1,001-5,000 employees")]
    [InlineData("10,001+")]
    [InlineData("10,001+ employees")]
    [InlineData("> 250")]
    [InlineData("1 to 10")]
    [InlineData("€1M to €5M")]
    [InlineData("$10M - $25M")]
    [InlineData("$1B+")]
    public void A_range_is_known_for_what_it_is(string text) => Assert.True(UnusableAmounts.IsRange(text));

    [Theory]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("1-2-3-4")]
    [InlineData("2026-03-12")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("<b>5</b>")]
    public void What_is_no_range_is_none(string text) => Assert.False(UnusableAmounts.IsRange(text));

    [Theory]
    [InlineData("0.12", "0.12")]
    [InlineData("0,125", "0.125")]
    [InlineData("12 %", "0.12")]
    [InlineData("12,5%", "0.125")]
    [InlineData("1", "1")]
    [InlineData("0", "0")]
    public void Shares_are_parts_of_one(string text, string share)
    {
        Assert.True(Amounts.TryShare(text, out var found));
        Assert.Equal(decimal.Parse(share, CultureInfo.InvariantCulture), found);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("120 %")]
    [InlineData("-1 %")]
    public void A_share_beyond_one_is_refused(string text) => Assert.False(Amounts.TryShare(text, out _));

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90 min", 90)]
    [InlineData("1:30", 90)]
    [InlineData("01:30:00", 90)]
    [InlineData("1 h 30 min", 90)]
    [InlineData("2h", 120)]
    public void Lengths_of_time_are_minutes(string text, int minutes)
    {
        Assert.True(Amounts.TryMinutes(text, out var found));
        Assert.Equal(minutes, found);
    }

    [Fact]
    public void Words_stand_for_sides_stages_media_and_importance()
    {
        Assert.True(Vocabulary.TrySide("Supplier", out var side) && side == Side.Upstream);
        Assert.True(Vocabulary.TryStage("At risk", out var stage) && stage == Stage.M3);
        Assert.True(Vocabulary.TryStage("m2 active", out stage) && stage == Stage.M2);
        Assert.True(Vocabulary.TryStage("Closed Won", out stage) && stage == Stage.F5);
        Assert.True(Vocabulary.TryMedium("Trade-show", out var medium) && medium == Medium.Event);
        Assert.True(Vocabulary.TryMedium("WhatsApp", out medium) && medium == Medium.Message);
        Assert.True(Vocabulary.TryImportance("Easily replaced", out var importance) && importance == 3);
        Assert.False(Vocabulary.TryStage("purple", out _));
    }

    [Theory]
    [InlineData("Aho, Leena", "Leena Aho")]
    [InlineData("Leena Aho, PhD", "Leena Aho, PhD")]
    [InlineData("Aho, Leena, Dr", "Aho, Leena, Dr")]
    [InlineData("Leena Aho", "Leena Aho")]
    public void Names_are_put_in_spoken_order(string name, string spoken) => Assert.Equal(spoken, PersonNames.InSpokenOrder(name));
}
