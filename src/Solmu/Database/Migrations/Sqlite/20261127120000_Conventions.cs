using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Conventions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tie_conventions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_delivered = table.Column<bool>(type: "INTEGER", nullable: false),
                    half_life_days = table.Column<double>(type: "REAL", nullable: false),
                    met = table.Column<double>(type: "REAL", nullable: false),
                    video = table.Column<double>(type: "REAL", nullable: false),
                    phone = table.Column<double>(type: "REAL", nullable: false),
                    mail = table.Column<double>(type: "REAL", nullable: false),
                    message = table.Column<double>(type: "REAL", nullable: false),
                    letter = table.Column<double>(type: "REAL", nullable: false),
                    large_event = table.Column<double>(type: "REAL", nullable: false),
                    second_trigger = table.Column<double>(type: "REAL", nullable: false),
                    compares_with_targets = table.Column<bool>(type: "INTEGER", nullable: false),
                    target_days1 = table.Column<double>(type: "REAL", nullable: false),
                    target_days2 = table.Column<double>(type: "REAL", nullable: false),
                    target_days3 = table.Column<double>(type: "REAL", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_tie_conventions_by_id",
                table: "tie_conventions",
                column: "by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tie_conventions");
        }
    }
}
