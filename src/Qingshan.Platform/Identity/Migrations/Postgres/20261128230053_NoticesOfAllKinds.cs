using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NoticesOfAllKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Notice_Signal_SignalId",
                table: "Notice");

            migrationBuilder.DropIndex(
                name: "IX_Notice_EventId_PersonId_Level",
                table: "Notice");

            migrationBuilder.DropIndex(
                name: "IX_Notice_SignalId",
                table: "Notice");

            migrationBuilder.RenameColumn(
                name: "SignalId",
                table: "Notice",
                newName: "SubjectId");

            migrationBuilder.AlterColumn<string>(
                name: "Point",
                table: "Notice",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "Notice",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Topic",
                table: "Notice",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "signal");

            migrationBuilder.CreateIndex(
                name: "IX_Notice_SubjectId_EventId_PersonId_Level",
                table: "Notice",
                columns: new[] { "SubjectId", "EventId", "PersonId", "Level" },
                unique: true);

            // All that anybody has been told of so far are signals.
            migrationBuilder.Sql("""UPDATE "Notice" SET "Link" = '/signals/' || "SubjectId"::text""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notice_SubjectId_EventId_PersonId_Level",
                table: "Notice");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "Notice");

            migrationBuilder.DropColumn(
                name: "Topic",
                table: "Notice");

            migrationBuilder.RenameColumn(
                name: "SubjectId",
                table: "Notice",
                newName: "SignalId");

            migrationBuilder.AlterColumn<string>(
                name: "Point",
                table: "Notice",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notice_EventId_PersonId_Level",
                table: "Notice",
                columns: new[] { "EventId", "PersonId", "Level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notice_SignalId",
                table: "Notice",
                column: "SignalId");

            migrationBuilder.AddForeignKey(
                name: "FK_Notice_Signal_SignalId",
                table: "Notice",
                column: "SignalId",
                principalTable: "Signal",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
