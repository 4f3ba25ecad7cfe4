using FsCheck;
using FsCheck.Fluent;
using Solmu.Analysis.Identities;
using Xunit;

namespace Solmu.Analysis.Tests.Identities;

public sealed class MailDomainsTests
{
    [Theory]
    [InlineData("gmail.com", true)]
    [InlineData("hotmail.co.uk", true)]
    [InlineData("outlook.de", true)]
    [InlineData("yahoo.com.br", true)]
    [InlineData("gmx.net", true)]
    [InlineData("luukku.com", true)]
    [InlineData("163.com", true)]
    [InlineData("acme.com", false)]
    [InlineData("live.acme.com", false)]
    [InlineData("outlook.acme", false)]
    [InlineData("", false)]
    public void Free_mail_is_told_from_a_firm_of_its_own(string domain, bool free) =>
        Assert.Equal(free, MailDomains.IsFreeMail(domain));

    [Theory]
    [InlineData("mail.eu.acme.co.uk", "mail.eu.acme.co.uk eu.acme.co.uk acme.co.uk")]
    [InlineData("mail.acme.fi", "mail.acme.fi acme.fi")]
    [InlineData("acme.com.br", "acme.com.br")]
    [InlineData("co.uk", "co.uk")]
    [InlineData("localhost", "localhost")]
    public void Candidates_go_down_to_the_registered_domain(string domain, string candidates) =>
        Assert.Equal(candidates.Split(' '), MailDomains.Candidates(domain));

    [Theory]
    [InlineData("https://www.acme.com/fi?x=1", "acme.com")]
    [InlineData("Acme.co.uk", "acme.co.uk")]
    [InlineData("http://user@shop.acme.com:8080", "shop.acme.com")]
    [InlineData("www.münchen.example", "xn--mnchen-3ya.example")]
    public void The_domain_of_a_web_address_is_found(string website, string domain)
    {
        Assert.True(MailDomains.TryDomainFromWebsite(website, out var found));
        Assert.Equal(domain, found);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/company/acme")]
    [InlineData("n/a")]
    [InlineData("")]
    [InlineData(null)]
    public void A_page_on_a_shared_site_has_no_domain_of_its_own(string? website) =>
        Assert.False(MailDomains.TryDomainFromWebsite(website, out _));

    [Fact]
    public void Candidates_are_ever_shorter_ends_of_the_domain() => Prop.ForAll<string?>(text =>
    {
        var candidates = MailDomains.Candidates(text ?? "");
        return candidates.All(c => (text ?? "").EndsWith(c, StringComparison.Ordinal))
            && candidates.Zip(candidates.Skip(1)).All(pair => pair.First.Length > pair.Second.Length);
    }).QuickCheckThrowOnFailure();
}
