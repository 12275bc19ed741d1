using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignalDetail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TextEn",
                table: "SignalEvent",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "Signal",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<double>(
                name: "Limit",
                table: "Signal",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "LimitIsLower",
                table: "Signal",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "QuietSince",
                table: "Signal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Signal",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "Withdrawn",
                table: "Signal",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<double>(
                name: "Worst",
                table: "Signal",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SignalProgress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalProgress", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "UX_Signal_Open",
                table: "Signal",
                columns: new[] { "PointId", "Detector", "Subject" },
                unique: true,
                filter: "\"State\" = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignalProgress");

            migrationBuilder.DropIndex(
                name: "UX_Signal_Open",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "TextEn",
                table: "SignalEvent");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "Limit",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "LimitIsLower",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "QuietSince",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "Withdrawn",
                table: "Signal");

            migrationBuilder.DropColumn(
                name: "Worst",
                table: "Signal");
        }
    }
}
