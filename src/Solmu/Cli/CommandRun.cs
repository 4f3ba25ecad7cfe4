using System.Text.Json;
using Solmu.Reading;

namespace Solmu.Cli;

/// <summary>One run of a command: where its output goes, in which folder its files lie, and what it may use.</summary>
internal sealed class CommandRun(IServiceProvider services, TextWriter output, TextWriter error, string folder, bool json, bool isTerminal)
{
    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public bool Json { get; } = json;

    public bool IsTerminal { get; } = isTerminal;

    public IServiceProvider Services { get; } = services;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A path as the caller wrote it, seen from the caller's folder.</summary>
    public string Locate(string path) => Path.GetFullPath(path, folder);

    /// <summary>The one JSON document of the command, or its text for people.</summary>
    public int Answer(object document, Action<TextWriter> text, int exit = Exit.Done)
    {
        if (Json)
        {
            using (var bytes = new WriterStream(Output))
            {
                JsonSerializer.Serialize(bytes, document, document.GetType(), JsonOutput.Options);
            }

            Output.WriteLine();
        }
        else
        {
            text(Output);
        }

        return exit;
    }

    public int Refuse(string message, IEnumerable<Problem>? problems = null, int exit = Exit.Refused)
    {
        var listed = problems?.ToList() ?? [];
        Error.WriteLine(message);
        foreach (var problem in listed)
        {
            Error.WriteLine($"  {problem.File}{(problem.Line is { } line ? $":{line}" : "")}{(problem.Field is { } field ? $" {field}" : "")}: {problem.Message}");
        }

        if (Json)
        {
            Output.WriteLine(JsonSerializer.Serialize(new { error = message, problems = listed.Select(p => new { p.File, p.Line, p.Offset, p.Field, p.Message }) }, JsonOutput.Options));
        }

        return exit;
    }
}
