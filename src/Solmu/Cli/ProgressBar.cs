using Solmu.Imports;

namespace Solmu.Cli;

/// <summary>Shows on stderr how far a command is, once it has taken a second; a terminal only.</summary>
internal sealed class ProgressBar(CommandRun run) : IProgress<ImportProgress>, IDisposable
{
    private const int Width = 30;
    private readonly long started = System.Diagnostics.Stopwatch.GetTimestamp();
    private bool isShown;

    public void Report(ImportProgress value)
    {
        if (!run.IsTerminal || System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1))
        {
            return;
        }

        isShown = true;
        var filled = value.Total == 0 ? Width : (int)((long)Width * value.Done / value.Total);
        run.Error.Write($"\r{value.Step,-24} [{new string('#', filled)}{new string('.', Width - filled)}] {(value.Total == 0 ? "" : $"{value.Done}/{value.Total}")}   ");
        run.Error.Flush();
    }

    public void Clear()
    {
        if (isShown)
        {
            run.Error.Write("\r" + new string(' ', 80) + "\r");
            isShown = false;
        }
    }

    public void Dispose() => Clear();
}
