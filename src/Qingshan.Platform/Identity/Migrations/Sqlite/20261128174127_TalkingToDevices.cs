using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mn = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Command = table.Column<int>(type: "INTEGER", nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Acts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GapId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    StateAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceCommand", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeviceGap",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mn = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Command = table.Column<int>(type: "INTEGER", nullable: false),
                    Begin = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastTryZh = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    LastTryEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceGap", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeviceProgress",
                columns: table => new
                {
                    Mn = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Command = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PullFrom = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceProgress", x => new { x.Mn, x.Command });
                });

            migrationBuilder.CreateTable(
                name: "ListenerPosition",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListenerPosition", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeviceCommandEvent",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommandId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TextZh = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    TextEn = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommandId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: true)
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
