using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Postgres
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
