using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>backup, restore, check, migrate and move.</summary>
internal static class OperationsVerbs
{
    private static readonly Argument<string> Target = new("FILE") { Description = "Where the backup goes: one file" };
    private static readonly Argument<string> Source = new("FILE") { Description = "A file that backup made" };

    private static readonly Option<string> To = new("--to") { Description = "An empty database: postgres://user:password@host:port/name, or sqlite:DIR for an embedded one in that folder", HelpName = "URL", Required = true };

    public static void Add(RootCommand root)
    {
        root.Add(new Verb("backup", "Write everything into one verified file, also while the server runs", BackupAsync) { Least = Role.Owner, Arguments = { Target } });
        root.Add(new Verb("restore", "Put a backup in the place of what is here; the server must be stopped", RestoreAsync) { Arguments = { Source }, NeedsServerStopped = true });
        root.Add(new Verb("check", "Look whether the database, its settings and the backups are sound", CheckAsync) { KeepsShape = true });
        root.Add(new Verb("migrate", "Bring the database to the shape this program knows", MigrateAsync) { KeepsShape = true });
        root.Add(new Verb("move", "Carry everything into another, empty database; the server must be stopped", MoveAsync) { Options = { To }, NeedsServerStopped = true });
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

    private static async Task<int> MoveAsync(ParseResult parse, CommandRun run)
    {
        var here = run.Get<SolmuDbs>().Installation;
        var target = TargetOf(parse.GetValue(To)!, here, run);
        await run.Get<PrepareInstallation>().RunAsync(say: run.Error.WriteLine);
        using var bar = new ProgressBar(run);
        var moved = await run.Get<MoveDatabase>().RunAsync(target, bar);
        bar.Clear();
        return run.Answer(
            new { moved, equal = true },
            output => output.WriteLine($"{moved:N0} rows are in {target} now, equal to those here. Start Solmu with {(target.IsPostgres ? "--database and that address" : $"--data {target.Folder}")} from now on; what is here stays as it was."));
    }

    private static Installation TargetOf(string to, Installation here, CommandRun run)
    {
        const string Embedded = "sqlite:";
        var target = to.StartsWith(Embedded, StringComparison.Ordinal) && to.Length > Embedded.Length
            ? new Installation(run.Locate(to[Embedded.Length..]), null)
            : new Installation(here.Folder, to);
        try
        {
            _ = target.ToString();
            return target;
        }
        catch (RuleViolation unknown)
        {
            throw new UseViolation("to", $"--to takes postgres://user:password@host:port/name or sqlite:DIR. {unknown.Message}");
        }
    }
}
