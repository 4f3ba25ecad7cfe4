using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Solmu.Database;

/// <summary>Notes what statements write that do not come from the tracker (<see cref="Touched"/>).</summary>
internal sealed class TouchingStatements : DbCommandInterceptor
{
    public static readonly TouchingStatements Instance = new();

    private TouchingStatements()
    {
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Note(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return ValueTask.FromResult(result);
    }

    private static void Note(DbCommand command, CommandEventData eventData)
    {
        if (eventData is { Context: SolmuDb { Acting: not null } db, CommandSource: not CommandSource.SaveChanges })
        {
            db.Touched.Writing(db, command.CommandText);
        }
    }
}
