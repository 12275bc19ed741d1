using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DischargePermit",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LinkCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IndustryName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BeginsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_DischargePermit", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "EiaProject",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Developer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LinkCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Registration = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Site = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Office = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CommentsUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ApprovalNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConstructionOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TrialOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CompletionNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CompletedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
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
                    table.PrimaryKey("PK_EiaProject", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "HazardousWastePermit",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ways = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_HazardousWastePermit", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "NameLink",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    GivenCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: true),
                    Candidates = table.Column<string>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
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
                    table.PrimaryKey("PK_NameLink", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "OtherPermit",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_OtherPermit", x => x.Row);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DischargePermit_Code",
                table: "DischargePermit",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_DischargePermit_Id",
                table: "DischargePermit",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_DischargePermit_LinkCode",
                table: "DischargePermit",
                column: "LinkCode");

            migrationBuilder.CreateIndex(
                name: "UX_DischargePermit_Code_InForce",
                table: "DischargePermit",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EiaProject_Code",
                table: "EiaProject",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_EiaProject_Id",
                table: "EiaProject",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_EiaProject_LinkCode",
                table: "EiaProject",
                column: "LinkCode");

            migrationBuilder.CreateIndex(
                name: "IX_EiaProject_SourceId",
                table: "EiaProject",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "UX_EiaProject_Code_InForce",
                table: "EiaProject",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HazardousWastePermit_Code",
                table: "HazardousWastePermit",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_HazardousWastePermit_Id",
                table: "HazardousWastePermit",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_HazardousWastePermit_SourceId",
                table: "HazardousWastePermit",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "UX_HazardousWastePermit_Code_InForce",
                table: "HazardousWastePermit",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NameLink_Code",
                table: "NameLink",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_NameLink_EnterpriseId",
                table: "NameLink",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_NameLink_Id",
                table: "NameLink",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "UX_NameLink_Code_InForce",
                table: "NameLink",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OtherPermit_Code",
                table: "OtherPermit",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_OtherPermit_Id",
                table: "OtherPermit",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_OtherPermit_SourceId",
                table: "OtherPermit",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "UX_OtherPermit_Code_InForce",
                table: "OtherPermit",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DischargePermit");

            migrationBuilder.DropTable(
                name: "EiaProject");

            migrationBuilder.DropTable(
                name: "HazardousWastePermit");

            migrationBuilder.DropTable(
                name: "NameLink");

            migrationBuilder.DropTable(
                name: "OtherPermit");
        }
    }
}
