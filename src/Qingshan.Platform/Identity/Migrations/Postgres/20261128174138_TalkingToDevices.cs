using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TalkingToDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeviceCommand",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Mn = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Command = table.Column<int>(type: "integer", nullable: false),
                    Parameters = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Acts = table.Column<bool>(type: "boolean", nullable: false),
                    Origin = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GapId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    StateAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceCommand", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeviceGap",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Mn = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Command = table.Column<int>(type: "integer", nullable: false),
                    Begin = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Missing = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastTryZh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    LastTryEn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceGap", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeviceProgress",
                columns: table => new
                {
                    Mn = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Command = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PullFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceProgress", x => new { x.Mn, x.Command });
                });

            migrationBuilder.CreateTable(
                name: "ListenerPosition",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListenerPosition", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeviceCommandEvent",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CommandId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    TextZh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    TextEn = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceCommandEvent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeviceCommandEvent_DeviceCommand_CommandId",
                        column: x => x.CommandId,
                        principalTable: "DeviceCommand",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DeviceCommandFrame",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CommandId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Sent = table.Column<bool>(type: "boolean", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceCommandFrame", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeviceCommandFrame_DeviceCommand_CommandId",
                        column: x => x.CommandId,
                        principalTable: "DeviceCommand",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceCommand_Mn_AskedAt",
                table: "DeviceCommand",
                columns: new[] { "Mn", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceCommand_State_ExpiresAt",
                table: "DeviceCommand",
                columns: new[] { "State", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceCommandEvent_CommandId",
                table: "DeviceCommandEvent",
                column: "CommandId");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceCommandFrame_CommandId",
                table: "DeviceCommandFrame",
                column: "CommandId");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceGap_Mn_FoundAt",
                table: "DeviceGap",
                columns: new[] { "Mn", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceGap_State",
                table: "DeviceGap",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeviceCommandEvent");

            migrationBuilder.DropTable(
                name: "DeviceCommandFrame");

            migrationBuilder.DropTable(
                name: "DeviceGap");

            migrationBuilder.DropTable(
                name: "DeviceProgress");

            migrationBuilder.DropTable(
                name: "ListenerPosition");

            migrationBuilder.DropTable(
                name: "DeviceCommand");
        }
    }
}
