using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Solmu.Access;
using Solmu.Api;
using Solmu.Database;
using Solmu.Keys;

namespace Solmu.Mcp;

/// <summary>The Model Context Protocol over HTTP: each call stands alone, comes with a key, and sees what the key's user sees.</summary>
internal sealed partial class McpDoor(IServiceProvider services, Viewer viewer, ILoggerFactory logs, ILogger<McpDoor> logger)
{
    public static async Task AnswerAsync(HttpContext context, McpDoor door)
    {
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value))
        {
            await new Refusal(StatusCodes.Status403Forbidden, "Programs come here, not pages of other sites.").ExecuteAsync(context);
            return;
        }

        JsonRpcMessage? message;
        try
        {
            message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(context.Request.Body, McpJsonUtilities.DefaultOptions, context.RequestAborted);
        }
        catch (JsonException)
        {
            message = null;
        }

        await (message is null ? new Refusal(StatusCodes.Status400BadRequest, "Send one message of the Model Context Protocol as JSON.").ExecuteAsync(context) : door.AnswerAsync(context, message));
    }

    /// <summary>The same server whichever way somebody comes in; only who calls the tools differs.</summary>
    public static McpServerOptions Server(IReadOnlyList<McpTool> tools, Func<McpTool, ReadOnlyMemory<byte>, Task<CallToolResult>> call) => new()
    {
        ServerInfo = new Implementation { Name = "solmu", Title = "Solmu", Version = typeof(SolmuHost).Assembly.GetName().Version!.ToString(3) },
        ServerInstructions = McpTools.Instructions,
        Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
        ScopeRequests = false,
        Handlers = new McpServerHandlers
        {
            ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. tools.Select(Describe)] }),
            CallToolHandler = async (request, _) =>
            {
                try
                {
                    return await call(McpTools.Require(request.Params?.Name, tools), JsonSerializer.SerializeToUtf8Bytes(request.Params?.Arguments ?? new Dictionary<string, JsonElement>()));
                }
                catch (RuleViolation rule)
                {
                    return Refused(rule.Message);
                }
            },
        },
    };

    public static CallToolResult Result(JsonElement found, string? text) => new() { Content = [new TextContentBlock { Text = text ?? found.GetRawText() }], StructuredContent = found };

    public static CallToolResult Refused(string why) => new() { Content = [new TextContentBlock { Text = why }], IsError = true };

    private static Tool Describe(McpTool tool) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = McpSchema.Of(tool.Arguments),
        Annotations = new ToolAnnotations { Title = tool.Title, ReadOnlyHint = !tool.Proposes, DestructiveHint = false, IdempotentHint = !tool.Proposes, OpenWorldHint = false },
    };

    private async Task AnswerAsync(HttpContext context, JsonRpcMessage message)
    {
        var tools = McpTools.For(viewer, KeyHandler.ScopeOf(context.User)).ToList();
        await using var transport = new StreamableHttpServerTransport(logs) { Stateless = true };
        await using var server = McpServer.Create(transport, Server(tools, CallAsync), logs, services);
        var running = server.RunAsync(context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        if (!await transport.HandlePostRequestAsync(message, context.Response.Body, context.RequestAborted))
        {
            context.Response.Headers.ContentType = default;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }

        await transport.DisposeAsync();
        await running;
    }

    private async Task<CallToolResult> CallAsync(McpTool tool, ReadOnlyMemory<byte> sent)
    {
        try
        {
            var answer = await tool.RunAsync(services, sent);
            return Result(answer.Json, answer.Text);
        }
#pragma warning disable CA1031 // A program is told that it failed, not how; the log keeps that.
        catch (Exception failure) when (failure is not RuleViolation)
#pragma warning restore CA1031
        {
            Failed(failure, tool.Name);
            return Refused("Solmu could not finish this, and nothing was changed.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, EventName = "mcp", Message = "{Tool} failed")]
    private partial void Failed(Exception failure, string tool);
}
