using System.Net;
using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

public sealed class RolesTests
{
    [Theory]
    [InlineData(Role.Owner, "/partners", true)]
    [InlineData(Role.Reader, "/partners", true)]
    [InlineData(Role.Reader, "/partners/new", false)]
    [InlineData(Role.Reader, "/people/new", false)]
    [InlineData(Role.Reader, "/contacts/new", false)]
    [InlineData(Role.Member, "/partners/new", true)]
    [InlineData(Role.Member, "/contacts/new", true)]
    [InlineData(Role.Member, "/imports", false)]
    [InlineData(Role.Manager, "/imports", true)]
    [InlineData(Role.Reader, "/settings", true)]
    public async Task A_page_opens_for_the_roles_it_is_for(Role role, string page, bool opens)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(role));

        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task What_one_may_not_do_answers_like_what_is_not_there()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(Role.Reader));

        var refused = await browser.GetAsync("/imports");
        var missing = await browser.GetAsync("/no-such-page");
        var nobody = await browser.GetAsync("/people/0000000000000");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(await TextAsync(missing), await TextAsync(refused));
        Assert.Equal(await TextAsync(missing), await TextAsync(nobody));
        Assert.Equal(Headers(missing), Headers(refused));
        Assert.Equal(Headers(missing), Headers(nobody));
    }

    [Theory]
    [InlineData(Role.Member, "/settings/firm")]
    [InlineData(Role.Manager, "/settings/firm")]
    [InlineData(Role.Member, "/settings/sample")]
    [InlineData(Role.Member, "/imports")]
    [InlineData(Role.Reader, "/contacts")]
    [InlineData(Role.Reader, "/people")]
    [InlineData(Role.Reader, "/partners/new")]
    public async Task A_form_that_is_not_for_a_role_changes_nothing(Role role, string action)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var browser = await app.BrowserAsync(await app.UserAsync(role));
        var before = await Dump.OfAsync(app);

        var answer = await TestApp.SubmitAsync(browser, "/settings", action, ("name", "Taken over"), ("country", "SE"), ("domains", "taken.example"), ("side", "upstream"), ("version", "1"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, await Dump.OfAsync(app));
    }

    [Theory]
    [InlineData(Role.Reader, "log", "--with", "jari.manty@nordlys.example", "--medium", "met")]
    [InlineData(Role.Member, "import", "partners.csv")]
    [InlineData(Role.Member, "import", "partners.csv", "--dry-run")]
    [InlineData(Role.Member, "undo", "0000000000000")]
    [InlineData(Role.Manager, "backup", "all.backup")]
    public async Task A_command_acts_with_the_role_of_the_user_it_acts_as(Role role, params string[] command)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.FileAsync("partners.csv", "name,side\nNordlys,downstream\n");
        var user = await app.UserAsync(role);
        var before = await Dump.OfAsync(app);

        (await app.RunAsync([.. command, "--as", user.Email])).ShouldExit(Exit.Refused);

        Assert.Equal(before, await Dump.OfAsync(app));
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => Regex.Replace(await answer.Content.ReadAsStringAsync(), "name=\"(token|once)\" value=\"[^\"]*\"", "");

    private static string Headers(HttpResponseMessage answer) =>
        string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal));
}
