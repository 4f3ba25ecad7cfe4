using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

// The model does not know full-text tables and operator classes, so these two migrations are written by hand.
namespace Solmu.Database.Migrations
{
    namespace Sqlite
    {
        /// <summary>Three-letter index over names, kept up to date by triggers; deleted text leaves no trace in it.</summary>
        [DbContext(typeof(SqliteSolmuDb))]
        [Migration("20261122235900_SearchIndex")]
        internal sealed class SearchIndex : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                foreach (var table in new[] { "organisations", "people" })
                {
                    migrationBuilder.Sql(
                        $"""
                        CREATE VIRTUAL TABLE {table}_search USING fts5(search_text, content='{table}', content_rowid='id', tokenize='trigram case_sensitive 1');
                        INSERT INTO {table}_search({table}_search, rank) VALUES('secure-delete', 1);
                        INSERT INTO {table}_search({table}_search) VALUES('rebuild');
                        CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN
                            INSERT INTO {table}_search(rowid, search_text) VALUES (new.id, new.search_text);
                        END;
                        CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN
                            INSERT INTO {table}_search({table}_search, rowid, search_text) VALUES('delete', old.id, old.search_text);
                        END;
                        CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table} WHEN old.search_text <> new.search_text BEGIN
                            INSERT INTO {table}_search({table}_search, rowid, search_text) VALUES('delete', old.id, old.search_text);
                            INSERT INTO {table}_search(rowid, search_text) VALUES (new.id, new.search_text);
                        END;
                        """);
                }
            }
        }
    }

    namespace Postgres
    {
        /// <summary>The same index with the database's own three-letter extension.</summary>
        [DbContext(typeof(PostgresSolmuDb))]
        [Migration("20261122235900_SearchIndex")]
        internal sealed class SearchIndex : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
                """
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                CREATE INDEX ix_organisations_search_text ON organisations USING gin (search_text gin_trgm_ops);
                CREATE INDEX ix_people_search_text ON people USING gin (search_text gin_trgm_ops);
                """);
        }
    }
}
