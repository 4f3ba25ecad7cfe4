using FsCheck;
using FsCheck.Fluent;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class FormulaGuardTests
{
    private static readonly string[] Starts = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("''@x", "'''@x")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void An_apostrophe_stands_before_what_would_run(string text, string guarded) =>
        Assert.Equal(guarded, FormulaGuard.Guard(text));

    [Fact]
    public void Guarding_and_back_gives_every_text_again() => Prop.ForAll(
        Gen.Elements(0, 1, 2, 3).SelectMany(n => Gen.Elements([.. Starts, "", "a"]).SelectMany(start =>
            ArbMap.Default.GeneratorFor<string?>().Select(rest => new string('\'', n) + start + rest))).ToArbitrary(),
        text => FormulaGuard.Unguard(FormulaGuard.Guard(text)) == text
            && !Starts.Any(start => FormulaGuard.Guard(text).StartsWith(start, StringComparison.Ordinal)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Only_our_own_apostrophe_is_taken_away_in_a_table()
    {
        var reading = Read.Text("name,type,side,country\n'=SUM(A1),'tis,upstream,\n'+Acme,''-x,,\n");
        Assert.Equal([("=SUM(A1)", "'tis"), ("+Acme", "'-x")],
            reading.Records<OrganisationRecord>().Select(record => (record.Name!, record.Type!)));
    }
}
