using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
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
                    Row = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    Crc = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Answer = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Clock = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    Password = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    TextIsGb18030 = table.Column<bool>(type: "boolean", nullable: false),
                    Aliases = table.Column<string>(type: "text", nullable: true),
                    Refused = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Addresses = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ValidTo = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RecordedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedTo = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Author = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RegionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Disclosure = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceProfile", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "DeviceSecret",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Sealed = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Author = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceSecret", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PacketAgain",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Original = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Author = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
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
