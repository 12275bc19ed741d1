using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PermitsInDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EnvironmentalTaxRate",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Medium = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    YuanPerEquivalent = table.Column<double>(type: "REAL", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
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
                    table.PrimaryKey("PK_EnvironmentalTaxRate", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "LicensingStatement",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Issued = table.Column<bool>(type: "INTEGER", nullable: false),
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
                    table.PrimaryKey("PK_LicensingStatement", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "OwnMonitoringTask",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Frequency = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Interval = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
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
                    table.PrimaryKey("PK_OwnMonitoringTask", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "PermitAllowance",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OutletId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AmountKg = table.Column<double>(type: "REAL", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
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
                    table.PrimaryKey("PK_PermitAllowance", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "PermitReport",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Through = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
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
                    table.PrimaryKey("PK_PermitReport", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "ReportedTotal",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AmountKg = table.Column<double>(type: "REAL", nullable: false),
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
                    table.PrimaryKey("PK_ReportedTotal", x => x.Row);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EnvironmentalTaxRate_Code",
                table: "EnvironmentalTaxRate",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_EnvironmentalTaxRate_Id",
                table: "EnvironmentalTaxRate",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_EnvironmentalTaxRate_RegionId",
                table: "EnvironmentalTaxRate",
                column: "RegionId");

            migrationBuilder.CreateIndex(
                name: "UX_EnvironmentalTaxRate_Code_InForce",
                table: "EnvironmentalTaxRate",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LicensingStatement_Code",
                table: "LicensingStatement",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_LicensingStatement_Id",
                table: "LicensingStatement",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_LicensingStatement_SourceId",
                table: "LicensingStatement",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "UX_LicensingStatement_Code_InForce",
                table: "LicensingStatement",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OwnMonitoringTask_Code",
                table: "OwnMonitoringTask",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_OwnMonitoringTask_Id",
                table: "OwnMonitoringTask",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_OwnMonitoringTask_PointId",
                table: "OwnMonitoringTask",
                column: "PointId");

            migrationBuilder.CreateIndex(
                name: "UX_OwnMonitoringTask_Code_InForce",
                table: "OwnMonitoringTask",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PermitAllowance_Code",
                table: "PermitAllowance",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_PermitAllowance_Id",
                table: "PermitAllowance",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_PermitAllowance_PermitId",
                table: "PermitAllowance",
                column: "PermitId");

            migrationBuilder.CreateIndex(
                name: "UX_PermitAllowance_Code_InForce",
                table: "PermitAllowance",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PermitReport_Code",
                table: "PermitReport",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_PermitReport_Id",
                table: "PermitReport",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_PermitReport_PermitId",
                table: "PermitReport",
                column: "PermitId");

            migrationBuilder.CreateIndex(
                name: "UX_PermitReport_Code_InForce",
                table: "PermitReport",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReportedTotal_Code",
                table: "ReportedTotal",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_ReportedTotal_Id",
                table: "ReportedTotal",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_ReportedTotal_ReportId",
                table: "ReportedTotal",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "UX_ReportedTotal_Code_InForce",
                table: "ReportedTotal",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EnvironmentalTaxRate");

            migrationBuilder.DropTable(
                name: "LicensingStatement");

            migrationBuilder.DropTable(
                name: "OwnMonitoringTask");

            migrationBuilder.DropTable(
                name: "PermitAllowance");

            migrationBuilder.DropTable(
                name: "PermitReport");

            migrationBuilder.DropTable(
                name: "ReportedTotal");
        }
    }
}
