using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DayRoot",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FirstPacket = table.Column<long>(type: "INTEGER", nullable: false),
                    LastPacket = table.Column<long>(type: "INTEGER", nullable: false),
                    Root = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Statement = table.Column<string>(type: "TEXT", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayRoot", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceSalt",
                columns: table => new
                {
                    Log = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Commitment = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceSalt", x => new { x.Log, x.Row });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DayRoot_Day",
                table: "DayRoot",
                column: "Day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DayRoot_LastPacket",
                table: "DayRoot",
                column: "LastPacket");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DayRoot");

            migrationBuilder.DropTable(
                name: "EvidenceSalt");
        }
    }
}
