using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeskIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signal_State_RegionId_Detector_Severity",
                table: "Signal");

            migrationBuilder.DropIndex(
                name: "IX_Signal_SubjectId",
                table: "Signal");

            migrationBuilder.DropIndex(
                name: "IX_Case_ClosedAt_DueAt",
                table: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_Signal_State_Detector_Severity_RegionId",
                table: "Signal",
                columns: new[] { "State", "Detector", "Severity", "RegionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Signal_SubjectId_State",
                table: "Signal",
                columns: new[] { "SubjectId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Case_ClosedAt_DueAt_RegionId_OrganisationId_AssignedTo",
                table: "Case",
                columns: new[] { "ClosedAt", "DueAt", "RegionId", "OrganisationId", "AssignedTo" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signal_State_Detector_Severity_RegionId",
                table: "Signal");

            migrationBuilder.DropIndex(
                name: "IX_Signal_SubjectId_State",
                table: "Signal");

            migrationBuilder.DropIndex(
                name: "IX_Case_ClosedAt_DueAt_RegionId_OrganisationId_AssignedTo",
                table: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_Signal_State_RegionId_Detector_Severity",
                table: "Signal",
                columns: new[] { "State", "RegionId", "Detector", "Severity" });

            migrationBuilder.CreateIndex(
                name: "IX_Signal_SubjectId",
                table: "Signal",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Case_ClosedAt_DueAt",
                table: "Case",
                columns: new[] { "ClosedAt", "DueAt" });
        }
    }
}
