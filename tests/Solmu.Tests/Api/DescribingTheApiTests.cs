using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

public sealed class DescribingTheApiTests
{
    private static readonly string Approved = Path.Combine(ArchitectureTests.Root, "docs", "api", "openapi.json");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Programs are written against the description, so a change of it is looked at and approved.</summary>
    [Fact]
    public async Task The_description_is_the_approved_one()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var description = (await DescriptionAsync(app)).ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("SOLMU_APPROVE") is not null)
        {
            await File.WriteAllTextAsync(Approved, description);
        }

        var approved = File.Exists(Approved) ? await File.ReadAllTextAsync(Approved) : "";
        var lines = description.Split('\n').Zip(approved.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        Assert.True(description == approved, $"The API is described differently: {lines.First?.Trim()} instead of {lines.Second?.Trim()}. If that is meant, run this test with SOLMU_APPROVE=1 and look at the change of docs/api/openapi.json.");
    }

    [Fact]
    public async Task Every_call_is_described_with_its_summary_answers_and_bodies()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var description = await DescriptionAsync(app);
        Assert.StartsWith("3.1", description["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var described = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => (Name: $"{call.Key.ToUpperInvariant()} {path.Key}", Call: call.Value!))).ToList();
        var routed = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')}");

        Assert.Equal(routed.Order(StringComparer.Ordinal), described.Select(call => call.Name).Order(StringComparer.Ordinal));
        Assert.Equal(described.Count, described.Select(call => call.Call["operationId"]!.GetValue<string>()).Distinct().Count());
        foreach (var (name, call) in described)
        {
            Assert.False(string.IsNullOrWhiteSpace(call["summary"]?.GetValue<string>()), name);
            Assert.NotNull(call["responses"]!["401"]!["content"]!["application/problem+json"]);
            var done = call["responses"]!.AsObject().Single(answer => answer.Key is "200" or "204" || (answer.Key == "201" && call["responses"]!["200"] is null));
            Assert.True(done.Key == "204" || done.Value!["content"]!["application/json"]!["schema"] is not null, name);
        }

        Assert.DoesNotContain("passwordHash", description.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What is answered has the described names, all of them and no other.</summary>
    [Fact]
    public async Task Answers_are_as_described()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var description = await DescriptionAsync(app);
        var partnership = (await program.GetAsync("/partnerships")).Items.Single().GetProperty("id").GetString();
        (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", own = new[] { Ids.Text(cast.JariId) }, others = new[] { "leena@edunet.example" } })).Should(201);
        (await program.PostAsync("/contracts", new { partnershipId = partnership, title = "Agreement" })).Should(201);
        (await program.PostAsync("/tags", new { name = "Key" })).Should(201);
        (await program.PostAsync($"/partnerships/{partnership}/steps", new { to = "M1", on = "2026-11-01", firmEvidence = "Signed" }, "\"1\"")).Should(200);
        (await program.PostAsync("/imports?file=a.csv", new StringContent("name,country,side\nAlpha,FI,upstream\n"))).Should(201);

        foreach (var list in new[] { "organisations", "partnerships", "people", "contacts", "contracts", "tags", "imports", "keys" })
        {
            var all = (await program.GetAsync($"/{list}")).Should(200);
            Fits(description, description["paths"]![$"/api/v1/{list}"]!, all.Json, list);
            var id = all.Items.First().GetProperty("id").GetString();
            Fits(description, description["paths"]![$"/api/v1/{list}/{{id}}"]!, (await program.GetAsync($"/{list}/{id}")).Should(200).Json, list);
        }
    }

    [Fact]
    public async Task The_description_takes_a_session_or_a_key()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var stranger = app.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/openapi/v1.json")).StatusCode);
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/openapi/v1.json")).StatusCode);
        await app.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/openapi/v1.json")).StatusCode);
    }

    private static async Task<JsonNode> DescriptionAsync(TestApp app)
    {
        using var client = app.NewClient();
        var token = (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("x", KeyScope.Read, null)))).Token;
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        return JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
    }

    private static void Fits(JsonNode description, JsonNode path, JsonElement answer, string where) =>
        Fits(description, path["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, answer, where, 0);

    private static void Fits(JsonNode description, JsonNode schema, JsonElement answer, string where, int depth)
    {
        schema = schema["$ref"]?.GetValue<string>() is { } reference ? description["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;
        if (answer.ValueKind == JsonValueKind.Object && schema["properties"] is { } properties)
        {
            var named = properties.AsObject().Select(property => property.Key).ToList();
            Assert.True(named.Order(StringComparer.Ordinal).SequenceEqual(answer.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)), $"{where}: {string.Join(' ', named)} described, {answer}");
            named.ForEach(name => Fits(description, properties[name]!, answer.GetProperty(name), $"{where}.{name}", depth + 1));
        }
        else if (answer.ValueKind == JsonValueKind.Array)
        {
            Assert.True(schema["items"] is not null, $"{where} is described as no list");
            answer.EnumerateArray().ToList().ForEach(item => Fits(description, schema["items"]!, item, $"{where}[]", depth + 1));
        }
        else if (answer.ValueKind == JsonValueKind.Object)
        {
            Assert.Fail($"{where} is not described");
        }
    }
}
