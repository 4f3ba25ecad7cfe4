using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Mcp;

/// <summary>The Model Context Protocol over HTTP: the same tools, as far as the key and its user reach.</summary>
public sealed class ComingWithAKeyTests
{
    private const string ListTools = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    [Fact]
    public async Task A_client_with_a_key_finds_briefs_and_proposes()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await using var assistant = await Assistant.ComeAsync(app);

        Assert.Equal(7, (await assistant.ToolsAsync()).Count);
        Assert.Equal("Edunet Oy", (await assistant.AskAsync("find_partner", new { side = "downstream" })).GetProperty("partners")[0].GetProperty("name").GetString());
        Assert.Contains("# Edunet Oy", await assistant.HearAsync("brief_me", new { partner = Ids.Text(cast.EdunetId) }), StringComparison.Ordinal);
        Assert.Equal(0, (await assistant.AskAsync("who_knows_whom", new { partner = "edunet-oy" })).GetProperty("ties").GetArrayLength());
        await assistant.AskAsync("propose_note", new { partner = "Edunet", text = "Prefers Thursdays" });

        Assert.Equal(0, await app.ReadAsync(db => db.Notes.CountAsync()));
        var entry = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Kind == "Proposal"));
        Assert.Equal((Door.Mcp, await app.ReadAsync(db => db.ApiKeys.Select(key => (long?)key.Id).SingleAsync())), (entry.Door, entry.KeyId));
    }

    [Fact]
    public async Task A_key_that_reads_proposes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);
        await using var assistant = await Assistant.ComeAsync(app, KeyScope.Read);

        Assert.DoesNotContain(await assistant.ToolsAsync(), tool => tool.Name.StartsWith("propose", StringComparison.Ordinal));
        Assert.Contains("no tool by that name for you", await assistant.RefusedAsync("propose_note", new { partner = "Edunet", text = "x" }), StringComparison.Ordinal);
        Assert.Equal(0, await app.ReadAsync(db => db.Proposals.CountAsync()));
    }

    [Fact]
    public async Task A_reader_looks_and_proposes_nothing()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await using var assistant = await Assistant.ComeAsync(app, KeyScope.Read, await app.UserAsync(Role.Reader));

        Assert.DoesNotContain(await assistant.ToolsAsync(), tool => tool.Name.StartsWith("propose", StringComparison.Ordinal));
    }

    /// <summary>What is not to be seen and what is not there are answered alike, by every tool.</summary>
    [Fact]
    public async Task The_tools_see_what_the_user_sees()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await using var assistant = await Assistant.ComeAsync(app, KeyScope.Write, await app.UserAsync(Role.Member));

        Assert.Equal(0, (await assistant.AskAsync("find_partner")).GetProperty("total").GetInt32());
        foreach (var (tool, seen, absent) in new (string, object, object)[]
        {
            ("brief_me", new { partner = "edunet-oy" }, new { partner = "absent-oy" }),
            ("brief_me", new { partner = "edunet.example" }, new { partner = "absent.example" }),
            ("brief_me", new { partner = Ids.Text(cast.EdunetId) }, new { partner = Ids.Text(Ids.New()) }),
            ("who_knows_whom", new { partner = "Edunet Oy" }, new { partner = "Absent Oy" }),
            ("what_happened_lately", new { partner = "Edunet Oy" }, new { partner = "Absent Oy" }),
            ("propose_note", new { partner = "Edunet Oy", text = "x" }, new { partner = "Absent Oy", text = "x" }),
        })
        {
            Assert.Equal(await assistant.RefusedAsync(tool, absent), await assistant.RefusedAsync(tool, seen));
        }

        Assert.Contains("there is nobody by that", await assistant.RefusedAsync("who_knows_whom", new { person = "leena@edunet.example" }), StringComparison.Ordinal);
        Assert.Contains("there is nobody by that", await assistant.RefusedAsync("propose_note", new { person = Ids.Text(cast.LeenaId), text = "x" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_key_or_from_another_site()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var token = (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("an assistant", KeyScope.Read, null)))).Token;

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(app, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(app, "solmu_0123")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(app, token, origin: "https://elsewhere.example")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(app, token, "[1, 2")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(app, token, "null")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(app, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(app, token, """{"jsonrpc":"2.0","method":"notifications/initialized"}""")).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string? token, string body = ListTools, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return await app.Client.SendAsync(request);
    }
}
