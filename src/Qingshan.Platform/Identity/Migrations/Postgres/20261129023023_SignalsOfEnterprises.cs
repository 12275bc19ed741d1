using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SignalsOfEnterprises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Subject",
                table: "Signal",
                newName: "Part");

            migrationBuilder.RenameColumn(
                name: "PointId",
                table: "Signal",
                newName: "SubjectId");

            migrationBuilder.RenameIndex(
                name: "IX_Signal_PointId",
                table: "Signal",
                newName: "IX_Signal_SubjectId");

            migrationBuilder.AddColumn<string>(
                name: "SubjectKind",
                table: "Signal",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Point");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SubjectKind",
                table: "Signal");

            migrationBuilder.RenameColumn(
                name: "SubjectId",
                table: "Signal",
                newName: "PointId");

            migrationBuilder.RenameColumn(
                name: "Part",
                table: "Signal",
                newName: "Subject");

            migrationBuilder.RenameIndex(
                name: "IX_Signal_SubjectId",
                table: "Signal",
                newName: "IX_Signal_PointId");
        }
    }
}
