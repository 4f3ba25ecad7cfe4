using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Cli;

namespace Solmu.Operations;

/// <summary>backup, restore, check and migrate.</summary>
internal static class OperationsVerbs
{
    private static readonly Argument<string> Target = new("FILE") { Description = "Where the backup goes: one file" };
    private static readonly Argument<string> Source = new("FILE") { Description = "A file that backup made" };

    public static void Add(RootCommand root)
    {
        root.Add(new Verb("backup", "Write everything into one verified file, also while the server runs", BackupAsync) { Least = Role.Owner, Arguments = { Target } });
        root.Add(new Verb("restore", "Put a backup in the place of what is here; the server must be stopped", RestoreAsync) { Arguments = { Source }, NeedsServerStopped = true });
        root.Add(new Verb("check", "Look whether the database, its settings and the backups are sound", CheckAsync) { KeepsShape = true });
        root.Add(new Verb("migrate", "Bring the database to the shape this program knows", MigrateAsync) { KeepsShape = true });
    }

    private static async Task<int> BackupAsync(ParseResult parse, CommandRun run)
    {
        var made = await run.Get<MakeBackup>().RunAsync(run.Locate(parse.GetValue(Target)!));
        return run.Answer(
            new { file = made.File, bytes = made.Bytes, verified = true },
            output => output.WriteLine($"{made.File}: {made.Bytes:N0} bytes, read back and compared."));
    }

    private static async Task<int> RestoreAsync(ParseResult parse, CommandRun run)
    {
        var file = run.Locate(parse.GetValue(Source)!);
        await run.Get<RestoreBackup>().RunAsync(file);
        return run.Answer(new { restored = true }, output => output.WriteLine($"Restored from {file}."));
    }

    private static async Task<int> CheckAsync(ParseResult parse, CommandRun run)
    {
        var findings = await run.Get<CheckInstallation>().RunAsync();
        var ok = findings.All(finding => finding.Severity != Severity.Error);
        return run.Answer(
            new { ok, findings = findings.Select(finding => new { finding.Severity, finding.Text }) },
            output =>
            {
                output.WriteLine(ok ? "All is sound." : "Something is wrong:");
                foreach (var finding in findings)
                {
                    output.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant(),-8} {finding.Text}");
                }
            },
            ok ? Exit.Done : Exit.WithProblems);
    }

    private static async Task<int> MigrateAsync(ParseResult parse, CommandRun run)
    {
        var done = await run.Get<PrepareInstallation>().RunAsync(say: run.Error.WriteLine);
        return run.Answer(
            new { from = done.From, to = done.To, backup = done.Backup },
            output => output.WriteLine(done.From == done.To ? $"The database has the newest shape already ({done.To})." : $"The database went from {done.From ?? "nothing"} to {done.To}."));
    }
}
