using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PartnershipHealth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "key_role",
                table: "affiliations",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "partnership_reviews",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    partnership_id = table.Column<long>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    goal = table.Column<double>(type: "REAL", nullable: true),
                    actual = table.Column<double>(type: "REAL", nullable: true),
                    share_on_time = table.Column<double>(type: "REAL", nullable: true),
                    viability = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    reviews_planned = table.Column<int>(type: "INTEGER", nullable: true),
                    reviews_held = table.Column<int>(type: "INTEGER", nullable: true),
                    conflict_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    conflict_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    share_of_asks = table.Column<double>(type: "REAL", nullable: true),
                    is_trust_only = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "ix_partnership_reviews_partnership_id_on",
                table: "partnership_reviews",
                columns: new[] { "partnership_id", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_reviews");

            migrationBuilder.DropColumn(
                name: "key_role",
                table: "affiliations");
        }
    }
}
