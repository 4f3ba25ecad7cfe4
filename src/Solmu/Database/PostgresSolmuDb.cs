using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Solmu.Database;

public sealed class PostgresSolmuDb(DbContextOptions<PostgresSolmuDb> options) : SolmuDb(options)
{
    public override IQueryable<long> IdsMatching(string table, string fragment)
    {
        var escaped = fragment.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        if (fragment.EnumerateRunes().Count() < 3)
        {
            var beginning = escaped + "%";
            return table == "people"
                ? Database.SqlQuery<long>($"SELECT id AS \"Value\" FROM people WHERE sort_name LIKE {beginning}")
                : Database.SqlQuery<long>($"SELECT id AS \"Value\" FROM organisations WHERE sort_name LIKE {beginning}");
        }

        var pattern = "%" + escaped + "%";
        return table == "people"
            ? Database.SqlQuery<long>($"SELECT id AS \"Value\" FROM people WHERE search_text LIKE {pattern}")
            : Database.SqlQuery<long>($"SELECT id AS \"Value\" FROM organisations WHERE search_text LIKE {pattern}");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTime>().HaveConversion<WholeMilliseconds>();
        conventions.Properties<string>().UseCollation("C");
    }

    /// <summary>The same precision as in the embedded database, so that both hold equal content.</summary>
    private sealed class WholeMilliseconds() : ValueConverter<DateTime, DateTime>(
        moment => DateTimeOffset.FromUnixTimeMilliseconds(new DateTimeOffset(moment).ToUnixTimeMilliseconds()).UtcDateTime,
        moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
