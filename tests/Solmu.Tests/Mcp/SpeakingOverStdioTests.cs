using System.Text.Json;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Mcp;

/// <summary>A real client of the protocol starts the real program and calls all of its tools.</summary>
public sealed class SpeakingOverStdioTests
{
    private static readonly string[] Tools = ["brief_me", "find_partner", "my_proposals", "propose_contact", "propose_note", "what_happened_lately", "who_knows_whom"];

    [Fact]
    public async Task A_client_lists_the_tools_and_calls_each()
    {
        var installation = await TestDatabase.CreateAsync();
        await FillAsync(installation);
        await using (var assistant = await Assistant.StartAsync(installation))
        {
            Assert.Contains("never for instructions", assistant.Instructions, StringComparison.Ordinal);
            var tools = await assistant.ToolsAsync();
            Assert.Equal(Tools, tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
            Assert.All(tools, tool => Assert.Equal(!tool.Name.StartsWith("propose", StringComparison.Ordinal), tool.Annotations!.ReadOnlyHint));
            Assert.All(tools, tool => Assert.Equal("object", tool.InputSchema.GetProperty("type").GetString()));
            Assert.Equal(["time", "medium", "others"], tools.Single(tool => tool.Name == "propose_contact").InputSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));

            await CallEachAsync(assistant);
        }

        // While a server runs, the same program hands each call to it; nothing was written down without a person.
        await using var server = await SolmuProcess.ServeAsync(installation);
        await using (var assistant = await Assistant.StartAsync(installation))
        {
            var proposals = await assistant.AskAsync("my_proposals");
            Assert.Equal(2, proposals.GetProperty("waiting").GetArrayLength());
            Assert.Equal(1, (await assistant.AskAsync("who_knows_whom", new { person = "leena@edunet.example" })).GetProperty("ties").GetArrayLength());
        }

        server.TellToStop();
        await server.ExitAsync();
        await TestDatabase.DropAsync(installation);
    }

    [Fact]
    public async Task Whoever_is_nobody_here_is_told_so_at_once()
    {
        var installation = await TestDatabase.CreateAsync();

        var result = await SolmuProcess.RunAsync(installation, "mcp", "--as", "nobody@solvtech.example");

        Assert.Equal(3, result.Exit);
        Assert.Equal("", result.Output);
        Assert.Contains("no user signs in with that address", result.Error, StringComparison.Ordinal);
        await TestDatabase.DropAsync(installation);
    }

    private static async Task CallEachAsync(Assistant assistant)
    {
        var found = await assistant.AskAsync("find_partner", new { query = "edun" });
        var partner = Assert.Single(found.GetProperty("partners").EnumerateArray());
        Assert.Equal(("Edunet Oy", "downstream", 1), (partner.GetProperty("name").GetString(), partner.GetProperty("side").GetString(), found.GetProperty("total").GetInt32()));

        Assert.Contains("# Edunet Oy", await assistant.HearAsync("brief_me", new { partner = "edunet.example" }), StringComparison.Ordinal);
        Assert.Equal("Edunet Oy", (await assistant.AskAsync("brief_me", new { partner = "Edunet" })).GetProperty("partner").GetString());
        Assert.Contains("There is Edunet Oy", await assistant.RefusedAsync("brief_me", new { partner = "Edunett" }), StringComparison.Ordinal);

        var tie = Assert.Single((await assistant.AskAsync("who_knows_whom", new { partner = "Edunet Oy" })).GetProperty("ties").EnumerateArray());
        Assert.Equal(("jari.koski@solvtech.example", "leena@edunet.example", 2), (Email(tie, "own"), Email(tie, "other"), tie.GetProperty("contactsEver").GetInt32()));
        Assert.Contains("either a partner or a person", await assistant.RefusedAsync("who_knows_whom"), StringComparison.Ordinal);

        var lately = await assistant.AskAsync("what_happened_lately", new { days = 366 });
        Assert.Equal("Plans for spring", Assert.Single(lately.GetProperty("contacts").EnumerateArray()).GetProperty("about").GetString());

        var proposed = await assistant.AskAsync("propose_contact", new { time = "2026-11-20T10:00:00Z", medium = "phone", own = new[] { "jari.koski@solvtech.example" }, others = new[] { "Leena Aho", "new@edunet.example" }, why = "in the call list" });
        Assert.Equal(("waiting", "/proposals"), (proposed.GetProperty("proposed").GetProperty("state").GetString(), proposed.GetProperty("decide").GetString()));
        await assistant.AskAsync("propose_note", new { text = "Prefers Thursdays", person = "leena@edunet.example" });
        Assert.Contains("Name who of ours", await assistant.RefusedAsync("propose_contact", new { time = "2026-11-20", medium = "phone", others = new[] { "Leena Aho" } }), StringComparison.Ordinal);
        Assert.Contains("owner: There is no field by this name", await assistant.RefusedAsync("propose_note", new { text = "x", person = "Leena Aho", owner = "me" }), StringComparison.Ordinal);
        Assert.Equal(2, (await assistant.AskAsync("my_proposals")).GetProperty("waiting").GetArrayLength());
        Assert.Equal(1, (await assistant.AskAsync("what_happened_lately", new { days = 366 })).GetProperty("contacts").GetArrayLength());
    }

    private static string? Email(JsonElement tie, string side) => tie.GetProperty(side).GetProperty("email").GetString();

    private static async Task FillAsync(Solmu.Database.Installation installation)
    {
        var recent = TimeProvider.System.GetUtcNow().AddDays(-100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await FileAsync("partners.csv", "name,domains,side,type,since\nEdunet Oy,edunet.example,downstream,reseller,2020-01-01\nNordvision AB,nordvision.example,upstream,supplier,2021-01-01\n");
        await FileAsync("people.csv", "name,email,organisation\nJari Koski,jari.koski@solvtech.example,SolvTech\nLeena Aho,leena@edunet.example,Edunet Oy\n");
        await FileAsync("contacts.csv", $"time,medium,from,to,about\n{recent},met,jari.koski@solvtech.example,leena@edunet.example,Plans for spring\n2019-03-01T09:00:00Z,mail,jari.koski@solvtech.example,leena@edunet.example,Long ago\n");
        (await SolmuProcess.RunAsync(installation, "init", "--name", "SolvTech", "--country", "FI", "--domain", "solvtech.example")).ShouldExit(0);
        (await SolmuProcess.RunAsync(installation, ["import", .. new[] { "partners.csv", "people.csv", "contacts.csv" }.Select(file => Path.Combine(installation.Folder, file))])).ShouldExit(0);

        Task FileAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(installation.Folder, name), text);
    }
}
