using FsCheck;
using FsCheck.Fluent;
using Solmu.Analysis.Identities;
using Xunit;

namespace Solmu.Analysis.Tests.Identities;

public sealed class MailAddressesTests
{
    [Theory]
    [InlineData(" Leena.Aho@Example.COM ", "leena.aho@example.com")]
    [InlineData("Leena Aho <leena@example.com>", "leena@example.com")]
    [InlineData("<leena@example.com>", "leena@example.com")]
    [InlineData("mailto:leena@example.com", "leena@example.com")]
    [InlineData("o'brien+sales@mail.example.co.uk", "o'brien+sales@mail.example.co.uk")]
    [InlineData("a@münchen.example", "a@xn--mnchen-3ya.example")]
    public void A_plausible_address_is_brought_to_one_spelling(string text, string address)
    {
        Assert.True(MailAddresses.TryNormalise(text, out var found));
        Assert.Equal(address, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("leena")]
    [InlineData("leena@")]
    [InlineData("@example.com")]
    [InlineData("leena@example")]
    [InlineData("leena@@example.com")]
    [InlineData("leena aho@example.com")]
    [InlineData("leena@exa mple.com")]
    [InlineData("leena@-example.com")]
    [InlineData("leena@example..com")]
    [InlineData("leena@10.0.0.1")]
    [InlineData("a@b.com, c@d.com")]
    public void What_is_no_address_is_refused(string? text) => Assert.False(MailAddresses.TryNormalise(text, out _));

    [Fact]
    public void The_name_before_an_address_is_kept()
    {
        Assert.True(MailAddresses.TryParse("\"Aho, Leena\" <leena@example.com>", out var name, out _));
        Assert.Equal("Aho, Leena", name);
    }

    [Fact]
    public void An_address_ends_at_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 4)) + ".com";
        Assert.True(MailAddresses.TryNormalise(new string('a', 254 - 1 - domain.Length) + "@" + domain, out _));
        Assert.False(MailAddresses.TryNormalise(new string('a', 255 - 1 - domain.Length) + "@" + domain, out _));
    }

    [Fact]
    public void A_normal_address_is_its_own_normal_form() => Prop.ForAll<string?, string?>((left, right) =>
    {
        var text = left + "@" + right + ".com";
        return !MailAddresses.TryNormalise(text, out var once)
            || (MailAddresses.TryNormalise(once, out var twice) && once == twice && once.Length <= 254);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("a@example.com", "example.com")]
    [InlineData("nobody", "")]
    public void The_domain_is_what_follows_the_at_sign(string address, string domain) =>
        Assert.Equal(domain, MailAddresses.DomainOf(address));
}
