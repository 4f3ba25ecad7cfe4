using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Conventions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "not_read_since",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "buffer_days",
                table: "partnership_reviews",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "replace_days",
                table: "partnership_reviews",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holidays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ignored_addresses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ignored_addresses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "leaves",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leaves", x => x.id);
                    table.ForeignKey(
                        name: "FK_leaves_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tie_conventions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<long>(type: "bigint", nullable: true),
                    is_delivered = table.Column<bool>(type: "boolean", nullable: false),
                    half_life_days = table.Column<double>(type: "double precision", nullable: false),
                    met = table.Column<double>(type: "double precision", nullable: false),
                    video = table.Column<double>(type: "double precision", nullable: false),
                    phone = table.Column<double>(type: "double precision", nullable: false),
                    mail = table.Column<double>(type: "double precision", nullable: false),
                    message = table.Column<double>(type: "double precision", nullable: false),
                    letter = table.Column<double>(type: "double precision", nullable: false),
                    large_event = table.Column<double>(type: "double precision", nullable: false),
                    second_trigger = table.Column<double>(type: "double precision", nullable: false),
                    compares_with_targets = table.Column<bool>(type: "boolean", nullable: false),
                    target_days1 = table.Column<double>(type: "double precision", nullable: false),
                    target_days2 = table.Column<double>(type: "double precision", nullable: false),
                    target_days3 = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tie_conventions", x => x.id);
                    table.ForeignKey(
                        name: "FK_tie_conventions_users_by_id",
                        column: x => x.by_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "tie_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    own_id = table.Column<long>(type: "bigint", nullable: false),
                    other_id = table.Column<long>(type: "bigint", nullable: false),
                    cadence_days = table.Column<int>(type: "integer", nullable: true),
                    first_met = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tie_notes", x => x.id);
                    table.ForeignKey(
                        name: "FK_tie_notes_people_other_id",
                        column: x => x.other_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_tie_notes_people_own_id",
                        column: x => x.own_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_holidays_from_until_name",
                table: "holidays",
                columns: new[] { "from", "until", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ignored_addresses_address",
                table: "ignored_addresses",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leaves_person_id_from_until",
                table: "leaves",
                columns: new[] { "person_id", "from", "until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tie_conventions_by_id",
                table: "tie_conventions",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_tie_notes_other_id",
                table: "tie_notes",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_tie_notes_own_id_other_id",
                table: "tie_notes",
                columns: new[] { "own_id", "other_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "ignored_addresses");

            migrationBuilder.DropTable(
                name: "leaves");

            migrationBuilder.DropTable(
                name: "tie_conventions");

            migrationBuilder.DropTable(
                name: "tie_notes");

            migrationBuilder.DropColumn(
                name: "not_read_since",
                table: "people");

            migrationBuilder.DropColumn(
                name: "buffer_days",
                table: "partnership_reviews");

            migrationBuilder.DropColumn(
                name: "replace_days",
                table: "partnership_reviews");
        }
    }
}
