using System.Text.Json;
using System.Text.RegularExpressions;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Cli;

/// <summary>The examples in docs/commands.md, run one after the other on the files of samples/.</summary>
public sealed partial class DocumentedCommandsTests
{
    [Fact]
    public async Task The_documented_commands_answer_as_documented()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "samples")))
        {
            File.Copy(file, Path.Combine(app.Installation.Folder, Path.GetFileName(file)));
        }

        var examples = Example().Matches(await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "docs", "commands.md")));
        var batch = "";
        Assert.True(examples.Count >= 13, $"only {examples.Count} examples");
        foreach (Match example in examples)
        {
            var words = Word().Matches(example.Groups["command"].Value).Select(word => word.Value.Trim('"') is "BATCH" ? batch : word.Value.Trim('"')).Skip(1).ToArray();
            var result = await app.RunAsync(words);
            Assert.True(result.Exit is 0 or 1, $"{example.Groups["command"].Value}\n{result.Error}");
            batch = words[0] == "import" ? result.Json.GetProperty("batch").GetString() ?? batch : batch;
            var differences = new List<string>();
            Compare(JsonDocument.Parse(example.Groups["json"].Value).RootElement, result.Json, "", differences);
            Assert.True(differences.Count == 0, $"{example.Groups["command"].Value}: {string.Join(", ", differences)}\n{result.Output}");
        }
    }

    /// <summary>Every command of the program is described.</summary>
    [Fact]
    public async Task Every_command_has_its_section()
    {
        await using var app = await TestApp.StartAsync();
        var help = (await app.RunAsync("--help")).ShouldExit(0).Output;
        var commands = CommandLine().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(line => line.Groups[1].Value);
        var document = await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "docs", "commands.md"));

        Assert.Empty(commands.Where(command => !document.Contains($"\n## {command}\n", StringComparison.Ordinal)));
    }

    /// <summary>Same names, same kinds; values may differ, and null stands for any kind.</summary>
    internal static void Compare(JsonElement documented, JsonElement actual, string path, List<string> differences)
    {
        if (documented.ValueKind == JsonValueKind.Null || actual.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var (one, other) = (Kind(documented), Kind(actual));
        if (one != other)
        {
            differences.Add($"{path} is {other}, not {one}");
        }
        else if (documented.ValueKind == JsonValueKind.Object)
        {
            var names = documented.EnumerateObject().Select(property => property.Name).ToHashSet();
            var there = actual.EnumerateObject().Select(property => property.Name).ToHashSet();
            var isMap = path.EndsWith("/mapping", StringComparison.Ordinal) || path.EndsWith("/counts", StringComparison.Ordinal);
            differences.AddRange(isMap ? [] : names.Except(there).Select(name => $"{path}/{name} is missing"));
            differences.AddRange(isMap ? [] : there.Except(names).Select(name => $"{path}/{name} is not documented"));
            foreach (var name in names.Intersect(there))
            {
                Compare(documented.GetProperty(name), actual.GetProperty(name), $"{path}/{name}", differences);
            }
        }
        else if (documented.ValueKind == JsonValueKind.Array && documented.GetArrayLength() > 0)
        {
            foreach (var item in actual.EnumerateArray())
            {
                Compare(documented[0], item, path + "[]", differences);
            }
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : element.ValueKind.ToString();

    [GeneratedRegex("```sh\n(?<command>solmu [^\n]+)\n```\n\n```json\n(?<json>[^`]+)```", RegexOptions.NonBacktracking)]
    private static partial Regex Example();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("\n  ([a-z]+) ", RegexOptions.NonBacktracking)]
    private static partial Regex CommandLine();
}
