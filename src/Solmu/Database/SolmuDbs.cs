using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Solmu.Database;

/// <summary>Opens contexts on the installation's database, whichever of the two it is.</summary>
public sealed class SolmuDbs : IDisposable
{
    private readonly PooledDbContextFactory<SqliteSolmuDb>? sqlite;
    private readonly PooledDbContextFactory<PostgresSolmuDb>? postgres;
    private readonly NpgsqlDataSource? postgresSource;

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
            var options = Quiet(new DbContextOptionsBuilder<SqliteSolmuDb>())
                .UseSqlite(SqliteSettings.ConnectionString(installation.DatabaseFile), options => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(new SqliteSettings());
            sqlite = new PooledDbContextFactory<SqliteSolmuDb>(options.Options, poolSize: 64);
        }
    }

    public Installation Installation { get; }

    /// <summary>A context for reading; changes go through <see cref="Writer"/>.</summary>
    public SolmuDb Open()
    {
        SolmuDb db = sqlite is not null ? sqlite.CreateDbContext() : postgres!.CreateDbContext();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>A context for changing, on a connection that the writer keeps.</summary>
    public static SolmuDb OpenOn(DbContextOptions<SqliteSolmuDb> options, DbTransaction transaction)
    {
        var db = new SqliteSolmuDb(options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }

    public SolmuDb OpenForChange() => postgres!.CreateDbContext();

    public static DbContextOptions<SqliteSolmuDb> OptionsOn(SqliteConnection connection) =>
        Quiet(new DbContextOptionsBuilder<SqliteSolmuDb>()).UseSqlite(connection, options => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).Options;

    public void Dispose()
    {
        postgresSource?.Dispose();
        if (!Installation.IsPostgres)
        {
            using var connection = new SqliteConnection(SqliteSettings.ConnectionString(Installation.DatabaseFile));
            SqliteConnection.ClearPool(connection);
        }
    }

    private static DbContextOptionsBuilder<T> Quiet<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext
    {
        options.EnableThreadSafetyChecks(false);
        options.ConfigureWarnings(warnings => warnings
            .Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)
            .Ignore(RelationalEventId.MultipleCollectionIncludeWarning)
            .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        return options;
    }
}
