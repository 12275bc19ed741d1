using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignalRegions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RegionId",
                table: "Signal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signal_State_Detector_Severity_OpenedAt",
                table: "Signal",
                columns: new[] { "State", "Detector", "Severity", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Signal_State_RegionId_Detector_Severity",
                table: "Signal",
                columns: new[] { "State", "RegionId", "Detector", "Severity" });

            migrationBuilder.CreateIndex(
                name: "IX_Case_SubjectId",
                table: "Case",
                column: "SubjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signal_State_Detector_Severity_OpenedAt",
                table: "Signal");

            migrationBuilder.DropIndex(
                name: "IX_Signal_State_RegionId_Detector_Severity",
                table: "Signal");

            migrationBuilder.DropIndex(
                name: "IX_Case_SubjectId",
                table: "Case");

            migrationBuilder.DropColumn(
                name: "RegionId",
                table: "Signal");
        }
    }
}
