using System.CommandLine;
using System.Globalization;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Briefs;
using Solmu.Contacts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Exports;
using Solmu.Fairness;
using Solmu.Firms;
using Solmu.Graphs;
using Solmu.Imports;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Mcp;
using Solmu.Operations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Ties;
using Solmu.Today;
using Solmu.Users;
using Solmu.Vulnerability;

namespace Solmu.Cli;

/// <summary>The program's front door: reads the words, then serves, hands the work to a running server, or does it here.</summary>
internal static class CommandLine
{
    public static readonly Option<string> Data = new("--data") { Description = "Folder of this installation (default: $SOLMU_DATA, else ./data)", HelpName = "DIR", Recursive = true };
    public static readonly Option<string> DatabaseUrl = new("--database") { Description = "postgres://user:pw@host:port/db instead of the embedded database (default: $SOLMU_DATABASE)", HelpName = "URL", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "One JSON document on stdout", Recursive = true };
    public static readonly Option<string> At = new("--at") { Description = "Compute as if it were then: 2026-11-22 or 2026-11-22T07:00:00Z", HelpName = "TIME", Recursive = true };
    public static readonly Option<string> As = new("--as") { Description = "Act and see as this user (default: the operator at the console)", HelpName = "EMAIL", Recursive = true };

    /// <summary>@edunet.example is a domain, not a file with more words.</summary>
    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parse = Root().Parse(args.Length == 0 ? ["serve"] : args, AsWritten);
        if (Early(parse, output, error) is { } exit)
        {
            return exit;
        }

        var verb = (Verb)parse.CommandResult.Command;
        var folder = Directory.GetCurrentDirectory();
        try
        {
            var installation = Installation.From(parse.GetValue(Data), parse.GetValue(DatabaseUrl));
            if (verb.Name == "serve")
            {
                return await ServeVerb.RunAsync(parse, installation, output, error);
            }

            if (McpVerbs.IsServing(parse))
            {
                return await McpVerbs.ServeAsync(parse, error);
            }

            if (!verb.NeedsNoData && await CommandSocket.HandOverAsync(installation, verb, args, folder, output, error) is { } answered)
            {
                return answered;
            }

            return await RunHereAsync(verb, parse, installation, folder, output, error);
        }
        catch (RuleViolation rule)
        {
            return Plain().Refuse(rule.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException or UnsafeGround)
        {
            return Plain().Refuse(failure.Message, exit: Exit.Failed);
        }

        CommandRun Plain() => new(EmptyServices.Instance, output, error, folder, parse.GetValue(Json), false);
    }

    /// <summary>Runs a command inside a running server; the words were read by the caller already.</summary>
    public static async Task<int> RunInServerAsync(IServiceProvider services, string[] args, string folder, TextWriter output, TextWriter error)
    {
        var parse = Root().Parse(args, AsWritten);
        if (Early(parse, output, error) is { } exit)
        {
            return exit;
        }

        return await RunWithAsync(services, (Verb)parse.CommandResult.Command, parse, folder, output, error, isTerminal: false);
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Solmu: the value net of a technology firm, and the ties that hold it.") { Data, DatabaseUrl, Json, At, As };
        root.Add(ServeVerb.Verb);
        FirmsVerbs.Add(root);
        PartnershipsVerbs.Add(root);
        BriefsVerbs.Add(root);
        ImportsVerbs.Add(root);
        IgnoreVerbs.Add(root);
        NoticeVerbs.Add(root);
        PeopleVerbs.Add(root);
        ContactsVerbs.Add(root);
        TiesVerbs.Add(root);
        ConventionsVerbs.Add(root);
        HolidaysVerbs.Add(root);
        VulnerabilityVerbs.Add(root);
        PlansVerbs.Add(root);
        GraphVerbs.Add(root);
        TodayVerbs.Add(root);
        LettersVerbs.Add(root);
        OperationsVerbs.Add(root);
        ExportsVerbs.Add(root);
        KeysVerbs.Add(root);
        McpVerbs.Add(root);
        UsersVerbs.Add(root);
        return root;
    }

    /// <summary>Help, the version, and wrong use.</summary>
    private static int? Early(ParseResult parse, TextWriter output, TextWriter error)
    {
        if (parse.Errors.Count > 0 && parse.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var problem in parse.Errors)
            {
                error.WriteLine(problem.Message);
            }

            error.WriteLine($"Run `solmu {(parse.CommandResult.Command is Verb verb ? verb.Name + " " : "")}--help` to see how it is used.");
            if (parse.Tokens.Any(token => token.Value == "--json"))
            {
                output.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { error = parse.Errors[0].Message, problems = Array.Empty<object>() }, JsonOutput.Options));
            }

            return Exit.WrongUse;
        }

        if (parse.Action is not null || parse.CommandResult.Command is not Verb)
        {
            return parse.Action is null
                ? Root().Parse(["--help"]).Invoke(new InvocationConfiguration { Output = output, Error = error })
                : parse.Invoke(new InvocationConfiguration { Output = output, Error = error });
        }

        return null;
    }

    private static async Task<int> RunHereAsync(Verb verb, ParseResult parse, Installation installation, string folder, TextWriter output, TextWriter error)
    {
        using var held = verb.NeedsNoData ? null : await InstallationLock.TakeAsync(installation, alone: verb.NeedsServerStopped);
        await using var services = new ServiceCollection().AddLogging().AddSolmu(installation).BuildServiceProvider();
        if (!verb.NeedsNoData && !verb.NeedsServerStopped && !verb.KeepsShape)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PrepareInstallation>().RunAsync(say: error.WriteLine);
        }

        return await RunWithAsync(services, verb, parse, folder, output, error, !System.Console.IsErrorRedirected);
    }

    private static async Task<int> RunWithAsync(IServiceProvider services, Verb verb, ParseResult parse, string folder, TextWriter output, TextWriter error, bool isTerminal)
    {
        await using var scope = services.CreateAsyncScope();
        var run = new CommandRun(scope.ServiceProvider, output, error, folder, parse.GetValue(Json), isTerminal);
        try
        {
            if (!verb.NeedsNoData && !verb.NeedsServerStopped && !verb.KeepsShape)
            {
                await PrepareAsync(scope.ServiceProvider, verb, parse);
            }

            else if (parse.GetValue(As) is not null && !verb.NeedsNoData)
            {
                throw new UseViolation("as", $"{verb.Name} works on the installation itself, not as one of its users; leave --as out.");
            }

            return await verb.Run(parse, run);
        }
        catch (RuleViolation rule)
        {
            return run.Refuse(rule.Message, [.. rule.All.Where(one => one.Field is not null).Select(one => new Reading.Problem("", null, null, one.Field, one.Message))], rule is UseViolation ? Exit.WrongUse : Exit.Refused);
        }
        catch (StaleEdit stale)
        {
            return run.Refuse(stale.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException or System.Net.Sockets.SocketException or UnsafeGround)
        {
            return run.Refuse(failure.Message, exit: Exit.Failed);
        }
#pragma warning disable CA1031 // The last resort of a program that promises an exit code: say it in one line, change nothing.
        catch (Exception failure) when (Environment.GetEnvironmentVariable("SOLMU_DEBUG") is null)
#pragma warning restore CA1031
        {
            return run.Refuse($"Solmu could not finish this, and nothing was changed ({failure.GetType().Name}: {failure.Message.Split('\n')[0]}). Set SOLMU_DEBUG=1 to see where.", exit: Exit.Failed);
        }
    }

    private static async Task PrepareAsync(IServiceProvider services, Verb verb, ParseResult parse)
    {
        var viewer = parse.GetValue(As) is { } email
            ? (await services.GetRequiredService<FindViewer>().ByEmailAsync(email)).Through(verb.Door)
            : Viewer.Console.Through(verb.Door);
        services.GetRequiredService<CurrentViewer>().Viewer = verb.Least switch
        {
            Role.Owner => viewer.AsOwner(),
            Role.Manager => viewer.AsKeeper(),
            Role.Member => viewer.AsEditor(),
            _ => viewer,
        };
        if (parse.GetValue(At) is { } at)
        {
            services.GetRequiredService<Moment>().Set(await MomentOfAsync(at, services.GetRequiredService<FocalFirms>()));
        }
    }

    private static async Task<DateTime> MomentOfAsync(string text, FocalFirms firms)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return await firms.ReadAsync() is { } firm ? firm.EndOf(day) : day.ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcDateTime
            : throw new UseViolation("at", $"--at {text}: write a day as 2026-11-22 or a moment as 2026-11-22T07:00:00Z.");
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
