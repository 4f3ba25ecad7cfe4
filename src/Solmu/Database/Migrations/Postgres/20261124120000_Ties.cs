using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Ties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "keeps_subjects",
                table: "firms",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "attendees",
                table: "contacts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "recurrence",
                table: "contacts",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<byte[]>(
                name: "replies_to",
                table: "contacts",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "contacts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Hand");

            migrationBuilder.CreateTable(
                name: "today_marks",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_today_marks", x => new { x.user_id, x.person_id });
                    table.ForeignKey(
                        name: "FK_today_marks_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_today_marks_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_today_marks_person_id",
                table: "today_marks",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "today_marks");

            migrationBuilder.DropColumn(
                name: "keeps_subjects",
                table: "firms");

            migrationBuilder.DropColumn(
                name: "attendees",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "recurrence",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "replies_to",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "source",
                table: "contacts");
        }
    }
}
