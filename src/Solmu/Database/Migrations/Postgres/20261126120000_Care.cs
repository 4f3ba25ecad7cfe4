using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Care : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_cancelled",
                table: "contacts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "occurrence",
                table: "contacts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sequence",
                table: "contacts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "series_key",
                table: "contacts",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "written_at",
                table: "contacts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "key_role",
                table: "affiliations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.id);
                    table.ForeignKey(
                        name: "FK_calendar_feeds_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "digest_wishes",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    home = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digest_wishes", x => x.user_id);
                    table.ForeignKey(
                        name: "FK_digest_wishes_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    html = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tried_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letters", x => x.id);
                    table.ForeignKey(
                        name: "FK_letters_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_servers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    host = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false, collation: "C"),
                    port = table.Column<int>(type: "integer", nullable: false),
                    security = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    password = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    from = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_servers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_reviews",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    partnership_id = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    goal = table.Column<double>(type: "double precision", nullable: true),
                    actual = table.Column<double>(type: "double precision", nullable: true),
                    share_on_time = table.Column<double>(type: "double precision", nullable: true),
                    viability = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    reviews_planned = table.Column<int>(type: "integer", nullable: true),
                    reviews_held = table.Column<int>(type: "integer", nullable: true),
                    conflict_since = table.Column<DateOnly>(type: "date", nullable: true),
                    conflict_until = table.Column<DateOnly>(type: "date", nullable: true),
                    share_of_asks = table.Column<double>(type: "double precision", nullable: true),
                    is_trust_only = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_partnership_reviews_partnerships_partnership_id",
                        column: x => x.partnership_id,
                        principalTable: "partnerships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_series_key",
                table: "contacts",
                column: "series_key");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_token_hash",
                table: "calendar_feeds",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_user_id",
                table: "calendar_feeds",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letters_next_at",
                table: "letters",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_letters_user_id",
                table: "letters",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_letters_written_at",
                table: "letters",
                column: "written_at");

            migrationBuilder.CreateIndex(
                name: "ix_partnership_reviews_partnership_id_on",
                table: "partnership_reviews",
                columns: new[] { "partnership_id", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "digest_wishes");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "mail_servers");

            migrationBuilder.DropTable(
                name: "partnership_reviews");

            migrationBuilder.DropIndex(
                name: "ix_contacts_series_key",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "is_cancelled",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "occurrence",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "series_key",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "written_at",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "key_role",
                table: "affiliations");
        }
    }
}
