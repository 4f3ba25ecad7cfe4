using System.Text.Json;
using System.Text.RegularExpressions;
using Solmu.Cli;
using Solmu.Operations;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

/// <summary>What the pages on running Solmu, the image and the service name is there.</summary>
public sealed partial class PapersTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
    private static readonly string Papers = Path.Combine(Root, "docs", "operations");

    public static TheoryData<string> Pages => new(Directory.GetFiles(Papers, "*.md").Select(path => Path.GetFileName(path)!));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_name_files_and_pages_that_are_there(string page)
    {
        var text = File.ReadAllText(Path.Combine(Papers, page));

        Assert.All(Links().Matches(text).Select(link => link.Groups[1].Value), link => Assert.True(File.Exists(Path.Combine(Papers, link)), link));
        Assert.All(OwnPaths().Matches(text).Select(path => path.Value), path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));
        foreach (Match anchor in Anchors().Matches(text))
        {
            Assert.Contains($"\n## {anchor.Groups[1].Value}\n", File.ReadAllText(Path.Combine(Root, "docs", "commands.md")), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_name_commands_that_are_there(string page)
    {
        using var output = new StringWriter();
        await CommandLine.RunAsync(["--help"], output, TextWriter.Null);

        foreach (Match verb in Verbs().Matches(File.ReadAllText(Path.Combine(Papers, page))))
        {
            Assert.Matches($@"\n\s+{verb.Groups[1].Value}\s", output.ToString());
        }
    }

    [Fact]
    public void Image_and_pages_name_the_version_that_builds_it()
    {
        var sdk = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "global.json"))).RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var runtime = string.Join('.', sdk.Split('.')[..2]);
        var image = File.ReadAllText(Path.Combine(Root, "Dockerfile"));
        var install = File.ReadAllText(Path.Combine(Papers, "install.md"));

        Assert.Contains($"dotnet/sdk:{sdk} ", image, StringComparison.Ordinal);
        Assert.Contains($"dotnet/aspnet:{runtime}\n", image, StringComparison.Ordinal);
        Assert.Contains($".NET SDK {sdk} ", install, StringComparison.Ordinal);
        Assert.Contains($"runtime {runtime};", install, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_runs_without_rights_and_asks_whether_it_is_alive()
    {
        var image = File.ReadAllText(Path.Combine(Root, "Dockerfile"));

        Assert.Contains("\nUSER $APP_UID\n", image, StringComparison.Ordinal);
        Assert.Contains("GET /healthz", image, StringComparison.Ordinal);
        Assert.All(OwnPaths().Matches(image).Select(path => path.Value), path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));
    }

    [Fact]
    public void The_service_waits_longer_than_a_stop_takes()
    {
        var unit = File.ReadAllText(Path.Combine(Root, "packaging", "solmu.service"));

        var seconds = int.Parse(Regex.Match(unit, @"TimeoutStopSec=(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(TimeSpan.FromSeconds(seconds) > ServerLifetime.LongestStop);
        Assert.Contains("NoNewPrivileges=yes", unit, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Links();

    [GeneratedRegex(@"commands\.md#([a-z]+)")]
    private static partial Regex Anchors();

    [GeneratedRegex(@"(?<![\w/])(?:src|packaging|script|docs)/[\w./-]*\w")]
    private static partial Regex OwnPaths();

    [GeneratedRegex(@"(?:^|`)(?:sudo )?solmu ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Verbs();
}
