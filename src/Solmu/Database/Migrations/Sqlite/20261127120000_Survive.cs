using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Survive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "buffer_days",
                table: "partnership_reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "replace_days",
                table: "partnership_reviews",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "buffer_days",
                table: "partnership_reviews");

            migrationBuilder.DropColumn(
                name: "replace_days",
                table: "partnership_reviews");
        }
    }
}
