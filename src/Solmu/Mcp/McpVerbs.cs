using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Mcp;

/// <summary>
/// The Model Context Protocol on standard input and output. Each call of a tool is a command of its own, so that a running
/// server does it, and where none runs the data is held no longer than one call.
/// </summary>
internal static class McpVerbs
{
    private const string Name = "mcp";
    private static readonly Option<string> Call = new("--call") { HelpName = "TOOL", Description = "Call one tool and print its answer, instead of serving" };
    private static readonly Option<string[]> With = new("--with") { HelpName = "NAME=VALUE", Description = "What the tool is called with; or all of it as one JSON object" };

    public static void Add(RootCommand root) => root.Add(new Verb(Name, "Let programs in by the Model Context Protocol, on standard input and output", CallAsync) { Door = Door.Mcp, Options = { Call, With } });

    public static bool IsServing(ParseResult parse) => parse.CommandResult.Command.Name == Name && parse.GetValue(Call) is null;

    /// <summary>Serves until the other program hangs up.</summary>
    public static async Task<int> ServeAsync(ParseResult parse, TextWriter error)
    {
        var common = Common(parse);
        var (exit, _, says) = await RunAsync(common, "my_proposals", "{}"u8.ToArray());
        if (exit != Exit.Done)
        {
            await error.WriteLineAsync(says);
            return exit;
        }

        using var turn = new SemaphoreSlim(1);
        var options = McpDoor.Server(McpTools.All, async (tool, sent) =>
        {
            await turn.WaitAsync();
            try
            {
                var (done, answer, why) = await RunAsync(common, tool.Name, sent);
                return done == Exit.Done ? McpDoor.Result(answer.GetProperty("found"), answer.GetProperty("text").GetString()) : McpDoor.Refused(why);
            }
            finally
            {
                turn.Release();
            }
        });
        await using var transport = new StdioServerTransport(options, NullLoggerFactory.Instance);
        await using var server = McpServer.Create(transport, options, NullLoggerFactory.Instance);
        await server.RunAsync();
        return Exit.Done;
    }

    private static async Task<int> CallAsync(ParseResult parse, CommandRun run)
    {
        var tool = McpTools.Require(parse.GetValue(Call));
        var answer = await tool.RunAsync(run.Services, Sent(tool, parse.GetValue(With) ?? []));
        return run.Answer(new { found = answer.Json, text = answer.Text }, output => output.WriteLine(answer.Text ?? JsonSerializer.Serialize(answer.Json, JsonOutput.Options)));
    }

    /// <summary>One call as a command; what it says instead of an answer when it is refused.</summary>
    private static async Task<(int Exit, JsonElement Answer, string Says)> RunAsync(string[] common, string tool, ReadOnlyMemory<byte> sent)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync([Name, "--call", tool, "--with", Encoding.UTF8.GetString(sent.Span), "--json", .. common], output, error);
        var answer = exit == Exit.Done ? JsonDocument.Parse(output.ToString()).RootElement : default;
        return (exit, answer, exit == Exit.Done ? "" : error.ToString().Trim());
    }

    private static string[] Common(ParseResult parse) =>
    [
        .. new[] { CommandLine.Data, CommandLine.DatabaseUrl, CommandLine.At, CommandLine.As }
            .SelectMany(option => parse.GetValue(option) is { } value ? new[] { option.Name, value } : []),
    ];

    private static byte[] Sent(McpTool tool, string[] words)
    {
        if (words is [var whole] && whole.TrimStart().StartsWith('{'))
        {
            return Encoding.UTF8.GetBytes(whole);
        }

        var sent = new JsonObject();
        foreach (var word in words)
        {
            var (name, value) = word.Split('=', 2) is [var before, var after] ? (before, after) : throw new UseViolation("with", $"--with {word}: write NAME=VALUE.");
            var type = tool.Arguments.GetProperties().FirstOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name)?.PropertyType;
            sent[name] = type == typeof(IReadOnlyList<string>) ? new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => (JsonNode)one)])
                : type == typeof(int?) && int.TryParse(value, out var number) ? number
                : type == typeof(bool?) && bool.TryParse(value, out var flag) ? flag
                : value;
        }

        return Encoding.UTF8.GetBytes(sent.ToJsonString());
    }
}
