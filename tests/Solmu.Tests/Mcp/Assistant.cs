using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Solmu.Access;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Mcp;

/// <summary>A program that speaks the Model Context Protocol, with the official client.</summary>
internal sealed class Assistant(McpClient client) : IAsyncDisposable
{
    /// <summary>Starts the real program and talks to it over its standard input and output.</summary>
    public static async Task<Assistant> StartAsync(Installation installation, params string[] more) => new(await McpClient.CreateAsync(
        new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = "solmu",
            Command = "dotnet",
            Arguments = [SolmuProcess.Program, "mcp", "--data", installation.Folder, .. more],
            EnvironmentVariables = new Dictionary<string, string?> { ["SOLMU_DATABASE"] = installation.DatabaseUrl, ["SOLMU_DATA"] = null },
        }),
        cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Comes in over HTTP with a key.</summary>
    public static async Task<Assistant> ComeAsync(TestApp app, KeyScope scope = KeyScope.Write, User? user = null)
    {
        var made = await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("an assistant", scope, null)), user);
        var options = new HttpClientTransportOptions
        {
            Endpoint = new Uri(app.Address, "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + made.Token },
        };
        return new Assistant(await McpClient.CreateAsync(new HttpClientTransport(options), cancellationToken: TestContext.Current.CancellationToken));
    }

    public async Task<IReadOnlyList<Tool>> ToolsAsync() => [.. (await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Select(tool => tool.ProtocolTool)];

    /// <summary>What a tool found.</summary>
    public async Task<JsonElement> AskAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        Assert.False(result.IsError ?? false, Text(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>What a tool says in words.</summary>
    public async Task<string> HearAsync(string tool, object? arguments = null) => Text(await CallAsync(tool, arguments));

    /// <summary>Why a tool refuses.</summary>
    public async Task<string> RefusedAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError ?? false, Text(result));
        return Text(result);
    }

    public string? Instructions => client.ServerInstructions;

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async Task<CallToolResult> CallAsync(string tool, object? arguments) => await client.CallToolAsync(
        tool, JsonSerializer.SerializeToElement(arguments ?? new { }).EnumerateObject().ToDictionary(field => field.Name, field => (object?)field.Value), cancellationToken: TestContext.Current.CancellationToken);

    private static string Text(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
