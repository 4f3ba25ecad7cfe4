using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Postgres
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
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

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
