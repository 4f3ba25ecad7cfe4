using System.CommandLine;
using Solmu.Access;

namespace Solmu.Cli;

/// <summary>A command of the program: what it takes, and what it does with a run.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, Func<ParseResult, CommandRun, Task<int>> run)
        : base(name, description) => Run = run;

    public Func<ParseResult, CommandRun, Task<int>> Run { get; }

    /// <summary>The role it takes at least, when somebody asks with --as.</summary>
    public Role Least { get; init; } = Role.Reader;

    /// <summary>The door by which it comes in.</summary>
    public Door Door { get; init; } = Door.Command;

    /// <summary>Needs no data at all, such as reading a file.</summary>
    public bool NeedsNoData { get; init; }

    /// <summary>Takes the database as it is, instead of bringing it to the newest shape first.</summary>
    public bool KeepsShape { get; init; }

    /// <summary>Cannot be handed to a running server: it replaces what the server stands on.</summary>
    public bool NeedsServerStopped { get; init; }
}

/// <summary>The exit codes of the contract.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int WithProblems = 1;
    public const int WrongUse = 2;
    public const int Refused = 3;
    public const int Failed = 4;
}
