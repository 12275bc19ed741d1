using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignalsBySubject : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signal_SubjectId",
                table: "Signal");

            migrationBuilder.CreateIndex(
                name: "IX_Signal_SubjectId_State",
                table: "Signal",
                columns: new[] { "SubjectId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signal_SubjectId_State",
                table: "Signal");

            migrationBuilder.CreateIndex(
                name: "IX_Signal_SubjectId",
                table: "Signal",
                column: "SubjectId");
        }
    }
}
