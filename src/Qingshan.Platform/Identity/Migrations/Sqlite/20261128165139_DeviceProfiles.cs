using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeviceProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeviceProfile",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeviceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Crc = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Clock = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Password = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    TextIsGb18030 = table.Column<bool>(type: "INTEGER", nullable: false),
                    Aliases = table.Column<string>(type: "TEXT", nullable: true),
                    Refused = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Addresses = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RecordedFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Disclosure = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceProfile", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "DeviceSecret",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeviceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceSecret", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PacketAgain",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Original = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PacketAgain", x => x.Sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceProfile_Code",
                table: "DeviceProfile",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceProfile_DeviceId",
                table: "DeviceProfile",
                column: "DeviceId");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceProfile_Id",
                table: "DeviceProfile",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "UX_DeviceProfile_Code_InForce",
                table: "DeviceProfile",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceSecret_DeviceId",
                table: "DeviceSecret",
                column: "DeviceId");

            migrationBuilder.CreateIndex(
                name: "IX_PacketAgain_Original",
                table: "PacketAgain",
                column: "Original");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeviceProfile");

            migrationBuilder.DropTable(
                name: "DeviceSecret");

            migrationBuilder.DropTable(
                name: "PacketAgain");
        }
    }
}
