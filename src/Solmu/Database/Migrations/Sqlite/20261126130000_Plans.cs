using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Solmu.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "hand_over_plans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    author_id = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hand_over_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_steps",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    other_id = table.Column<long>(type: "INTEGER", nullable: true),
                    own_id = table.Column<long>(type: "INTEGER", nullable: true),
                    responsible_id = table.Column<long>(type: "INTEGER", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hand_over_steps", x => x.id);
                    table.ForeignKey(
                        name: "FK_hand_over_steps_hand_over_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "hand_over_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hand_over_steps_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hand_over_steps_people_other_id",
                        column: x => x.other_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_hand_over_steps_people_own_id",
                        column: x => x.own_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_hand_over_steps_people_responsible_id",
                        column: x => x.responsible_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_steps_organisation_id",
                table: "hand_over_steps",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_steps_other_id",
                table: "hand_over_steps",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_steps_own_id",
                table: "hand_over_steps",
                column: "own_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_steps_plan_id_due_on",
                table: "hand_over_steps",
                columns: new[] { "plan_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_steps_responsible_id_due_on",
                table: "hand_over_steps",
                columns: new[] { "responsible_id", "due_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hand_over_steps");

            migrationBuilder.DropTable(
                name: "hand_over_plans");
        }
    }
}
