using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Solmu.Database;

/// <summary>
/// Keeps the prepared statements of one SQLite connection. The driver prepares the text of every query anew, which
/// costs more than running it: a page asks ten small questions, always the same ones (decision 0012).
/// </summary>
internal sealed class StatementCache : DbCommandInterceptor, IDisposable
{
    private const int MostStatements = 150;
    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Execute((SqliteCommand)command) is { } reader ? InterceptionResult<DbDataReader>.SuppressWithResult(reader) : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    public void Dispose()
    {
        foreach (var one in kept.Values)
        {
            one.Command.Dispose();
        }

        kept.Clear();
    }

    /// <summary>Null where the statement is being read already; the driver then prepares another.</summary>
    private SqliteDataReader? Execute(SqliteCommand command)
    {
        if (!kept.TryGetValue(command.CommandText, out var one))
        {
            kept[command.CommandText] = one = Prepare(command);
        }
        else if (one.Reader is { IsClosed: false })
        {
            return null;
        }

        one.Command.Transaction = command.Transaction;
        one.Command.CommandTimeout = command.CommandTimeout;
        one.Command.Parameters.Clear();
        foreach (SqliteParameter parameter in command.Parameters)
        {
            one.Command.Parameters.Add(parameter);
        }

        return one.Reader = one.Command.ExecuteReader();
    }

    private Kept Prepare(SqliteCommand command)
    {
        if (kept.Count >= MostStatements && kept.Values.All(one => one.Reader is null or { IsClosed: true }))
        {
            Dispose();
        }

        return new Kept(new SqliteCommand(command.CommandText, command.Connection, command.Transaction));
    }

    private sealed class Kept(SqliteCommand command)
    {
        public SqliteCommand Command { get; } = command;

        public SqliteDataReader? Reader { get; set; }
    }
}
