using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IssuedWarnings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AppliedWarningPlan",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
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
                    table.PrimaryKey("PK_AppliedWarningPlan", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyMeasure",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ShownBy = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ReductionPercent = table.Column<double>(type: "REAL", nullable: true),
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
                    table.PrimaryKey("PK_EmergencyMeasure", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "IssuedWarning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RegionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RegionName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegionNameEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Highest = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Expected = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Simulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedWarning", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WarningEvaluation",
                columns: table => new
                {
                    WarningId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarningEvaluation", x => x.WarningId);
                    table.ForeignKey(
                        name: "FK_WarningEvaluation_IssuedWarning_WarningId",
                        column: x => x.WarningId,
                        principalTable: "IssuedWarning",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WarningStep",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WarningId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Expected = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ReasonEn = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IssueId = table.Column<long>(type: "INTEGER", nullable: true),
                    Chance = table.Column<double>(type: "REAL", nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarningStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WarningStep_IssuedWarning_WarningId",
                        column: x => x.WarningId,
                        principalTable: "IssuedWarning",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderedMeasure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WarningId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StepId = table.Column<long>(type: "INTEGER", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnterpriseCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EnterpriseName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MeasureCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    PointId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PointCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ShownBy = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ReductionPercent = table.Column<double>(type: "REAL", nullable: true),
                    Usual = table.Column<double>(type: "REAL", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderedMeasure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderedMeasure_IssuedWarning_WarningId",
                        column: x => x.WarningId,
                        principalTable: "IssuedWarning",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderedMeasure_WarningStep_StepId",
                        column: x => x.StepId,
                        principalTable: "WarningStep",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AppliedWarningPlan_Code",
                table: "AppliedWarningPlan",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_AppliedWarningPlan_Id",
                table: "AppliedWarningPlan",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "UX_AppliedWarningPlan_Code_InForce",
                table: "AppliedWarningPlan",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyMeasure_Code",
                table: "EmergencyMeasure",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyMeasure_EnterpriseId",
                table: "EmergencyMeasure",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyMeasure_Id",
                table: "EmergencyMeasure",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "UX_EmergencyMeasure_Code_InForce",
                table: "EmergencyMeasure",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedWarning_From",
                table: "IssuedWarning",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedWarning_Number",
                table: "IssuedWarning",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UX_IssuedWarning_Open",
                table: "IssuedWarning",
                column: "RegionId",
                unique: true,
                filter: "\"State\" IN ('Proposed', 'Issued')");

            migrationBuilder.CreateIndex(
                name: "IX_OrderedMeasure_EnterpriseId",
                table: "OrderedMeasure",
                column: "EnterpriseId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderedMeasure_StepId",
                table: "OrderedMeasure",
                column: "StepId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderedMeasure_WarningId",
                table: "OrderedMeasure",
                column: "WarningId");

            migrationBuilder.CreateIndex(
                name: "UX_WarningStep_Waits",
                table: "WarningStep",
                column: "WarningId",
                unique: true,
                filter: "\"Decision\" = 'Waits'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AppliedWarningPlan");

            migrationBuilder.DropTable(
                name: "EmergencyMeasure");

            migrationBuilder.DropTable(
                name: "OrderedMeasure");

            migrationBuilder.DropTable(
                name: "WarningEvaluation");

            migrationBuilder.DropTable(
                name: "WarningStep");

            migrationBuilder.DropTable(
                name: "IssuedWarning");
        }
    }
}
