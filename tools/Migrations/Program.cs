using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Database;

// dotnet run --project tools/Migrations -- add NAME : writes the migration for both databases.
if (args is not ["add", var name])
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/Migrations -- add NAME");
    return 2;
}

var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../src/Solmu/Database"));
if (!Directory.Exists(folder))
{
    folder = Path.GetFullPath("src/Solmu/Database");
}

Write(new SqliteSolmuDb(new DbContextOptionsBuilder<SqliteSolmuDb>().UseSqlite("Data Source=unused.db").Options), "Sqlite");
Write(new PostgresSolmuDb(new DbContextOptionsBuilder<PostgresSolmuDb>().UseNpgsql("Host=unused").Options), "Postgres");
return 0;

void Write(SolmuDb db, string kind)
{
    var assembly = typeof(SolmuDb).Assembly;
    var services = new DesignTimeServicesBuilder(assembly, Assembly.GetExecutingAssembly(), new OperationReporter(new OperationReportHandler()), []).Build(db);
    var scaffolder = services.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "Solmu.Database", $"Migrations.{kind}", "C#");
    var files = scaffolder.Save(folder, migration, Path.Combine(folder, "Migrations", kind), dryRun: false);
    Console.WriteLine(files.MigrationFile);
}
