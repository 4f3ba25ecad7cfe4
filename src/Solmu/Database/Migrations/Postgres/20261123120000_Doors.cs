using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Doors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_put_in",
                table: "undecided_addresses",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "person_id",
                table: "undecided_addresses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "talks_since",
                table: "contracts",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_undecided_addresses_person_id",
                table: "undecided_addresses",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_country",
                table: "people",
                column: "country");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_country",
                table: "organisations",
                column: "country");

            migrationBuilder.CreateIndex(
                name: "ix_affiliations_role",
                table: "affiliations",
                column: "role");

            migrationBuilder.AddForeignKey(
                name: "FK_undecided_addresses_people_person_id",
                table: "undecided_addresses",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_undecided_addresses_people_person_id",
                table: "undecided_addresses");

            migrationBuilder.DropIndex(
                name: "ix_undecided_addresses_person_id",
                table: "undecided_addresses");

            migrationBuilder.DropIndex(
                name: "ix_people_country",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_organisations_country",
                table: "organisations");

            migrationBuilder.DropIndex(
                name: "ix_affiliations_role",
                table: "affiliations");

            migrationBuilder.DropColumn(
                name: "is_put_in",
                table: "undecided_addresses");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "undecided_addresses");

            migrationBuilder.DropColumn(
                name: "talks_since",
                table: "contracts");
        }
    }
}
