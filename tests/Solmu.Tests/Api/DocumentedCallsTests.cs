using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Keys;
using Solmu.Tests.Cli;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

/// <summary>The examples of docs/api.md, given to a shell one after the other, with a real key.</summary>
public sealed partial class DocumentedCallsTests
{
    [Fact]
    public async Task The_documented_calls_answer_as_documented()
    {
        Assert.SkipUnless(await HasCurlAsync(), "The examples are calls of curl, which is not here.");
        await using var app = await TestApp.StartWithFirmAsync();
        var owner = await app.UserAsync(Role.Owner);
        var key = (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("docs", KeyScope.Write, null)), owner)).Token!;
        var known = new Dictionary<string, string> { ["SOLMU"] = app.Address.ToString().TrimEnd('/'), ["KEY"] = key };

        var examples = Example().Matches(await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "docs", "api.md")));
        Assert.True(examples.Count >= 10, $"only {examples.Count} examples");
        foreach (Match example in examples)
        {
            var answer = await RunAsync(example.Groups["call"].Value, known);
            Assert.True(answer.Length > 0 || example.Groups["call"].Value.Contains("-X DELETE", StringComparison.Ordinal), example.Value);
            if (answer.Length == 0)
            {
                continue;
            }

            var actual = JsonDocument.Parse(answer).RootElement;
            if (example.Groups["json"].Success)
            {
                var differences = new List<string>();
                DocumentedCommandsTests.Compare(JsonDocument.Parse(example.Groups["json"].Value).RootElement, actual, "", differences);
                Assert.True(differences.Count == 0, $"{example.Groups["call"].Value}: {string.Join(", ", differences)}\n{answer}");
            }
            else
            {
                Assert.False(actual.TryGetProperty("status", out _), $"{example.Groups["call"].Value}\n{answer}");
            }

            if (actual.TryGetProperty("id", out var id))
            {
                (known["ID"], known["VERSION"]) = (id.GetString()!, actual.GetProperty("version").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task The_documented_call_of_the_assistants_door_lists_its_tools()
    {
        Assert.SkipUnless(await HasCurlAsync(), "The example is a call of curl, which is not here.");
        await using var app = await TestApp.StartWithFirmAsync();
        var key = (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("docs", KeyScope.Write, null)))).Token!;
        var known = new Dictionary<string, string> { ["SOLMU"] = app.Address.ToString().TrimEnd('/'), ["KEY"] = key };
        var document = await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "docs", "mcp.md"));

        var answer = await RunAsync(Assert.Single(Example().Matches(document)).Groups["call"].Value, known);

        Assert.All(Solmu.Mcp.McpTools.All, tool =>
        {
            Assert.Contains($"\"name\":\"{tool.Name}\"", answer, StringComparison.Ordinal);
            Assert.Contains($"| `{tool.Name}` |", document, StringComparison.Ordinal);
        });
    }

    private static async Task<bool> HasCurlAsync()
    {
        try
        {
            await RunAsync("curl --version", []);
            return true;
        }
        catch (Exception missing) when (missing is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(string call, Dictionary<string, string> known)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(ArchitectureTests.Root, "samples") };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(call);
        foreach (var (name, value) in known)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{call} ended with {process.ExitCode}: {await error}");
    }

    [GeneratedRegex("```sh\n(?<call>curl [^`]+)\n```(\n\n```json\n(?<json>[^`]+)```)?", RegexOptions.NonBacktracking)]
    private static partial Regex Example();
}
