using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Solmu.Audit;

namespace Solmu.Database;

/// <summary>
/// Opens contexts on the installation's database, whichever of the two it is. On the embedded one a context keeps its
/// connection and prepared statements, and comes back here when it is disposed of.
/// </summary>
public sealed class SolmuDbs : IDisposable
{
    private const int MostIdle = 32;

    private readonly ConcurrentBag<SqliteSolmuDb> idle = [];
    private readonly PooledDbContextFactory<PostgresSolmuDb>? postgres;
    private readonly NpgsqlDataSource? postgresSource;
    private volatile bool isDisposed;

    public SolmuDbs(Installation installation)
    {
        Installation = installation;
        if (installation.IsPostgres)
        {
            postgresSource = NpgsqlDataSource.Create(installation.PostgresConnectionString());
            postgres = new PooledDbContextFactory<PostgresSolmuDb>(Quiet(new DbContextOptionsBuilder<PostgresSolmuDb>()).UseNpgsql(postgresSource, options => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).Options, poolSize: 64);
        }
        else
        {
            Installation.PrivateFolder(installation.Folder);
        }
    }

    public Installation Installation { get; }

    /// <summary>A context for reading; changes go through <see cref="Writer"/>.</summary>
    public SolmuDb Open()
    {
        SolmuDb db = postgres is not null ? postgres.CreateDbContext() : idle.TryTake(out var waiting) ? waiting.Lease() : OpenSqlite();
        db.Acting = null;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>A context for changing, on a connection that the writer keeps.</summary>
    public static SolmuDb OpenOn(PooledDbContextFactory<SqliteSolmuDb> contexts, DbTransaction transaction, Acting acting)
    {
        var db = contexts.CreateDbContext();
        (db.Acting, db.Touched) = (acting, new Touched());
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    public SolmuDb OpenForChange(Acting? acting)
    {
        var db = postgres!.CreateDbContext();
        (db.Acting, db.Touched) = (acting, new Touched());
        return db;
    }

    internal static DbContextOptions<SqliteSolmuDb> OptionsOn(SqliteConnection connection, StatementCache statements) =>
        Quiet(new DbContextOptionsBuilder<SqliteSolmuDb>())
            .UseSqlite(connection, options => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(statements)
            .Options;

    public void Dispose()
    {
        isDisposed = true;
        postgresSource?.Dispose();
        while (idle.TryTake(out var db))
        {
            db.Close();
        }
    }

    private SqliteSolmuDb OpenSqlite()
    {
        var connection = new SqliteConnection(SqliteSettings.ConnectionString(Installation.DatabaseFile));
        connection.Open();
        SqliteSettings.Apply(connection);
        var statements = new StatementCache();
        return new SqliteSolmuDb(OptionsOn(connection, statements)).KeepOpen(connection, statements, TakeBack);
    }

    /// <summary>False when there are enough, or nobody will ask again.</summary>
    private bool TakeBack(SqliteSolmuDb db)
    {
        if (isDisposed || idle.Count >= MostIdle)
        {
            return false;
        }

        db.ChangeTracker.Clear();
        db.Database.SetCommandTimeout((int?)null);
        idle.Add(db);
        return true;
    }

    private static DbContextOptionsBuilder<T> Quiet<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext
    {
        options.EnableThreadSafetyChecks(false);
        options.AddInterceptors(AuditInterceptor.Instance, TouchingStatements.Instance);
        options.ConfigureWarnings(warnings => warnings
            .Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)
            .Ignore(RelationalEventId.MultipleCollectionIncludeWarning)
            .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        return options;
    }
}
