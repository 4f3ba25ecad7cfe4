using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Meetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_cancelled",
                table: "contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "occurrence",
                table: "contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sequence",
                table: "contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "series_key",
                table: "contacts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "written_at",
                table: "contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_contacts_series_key",
                table: "contacts",
                column: "series_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
