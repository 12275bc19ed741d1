using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ForecastProgress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    Reviewed = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Issue = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastProgress", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ForecastReliability",
                columns: table => new
                {
                    ModelId = table.Column<Guid>(type: "uuid", nullable: false),
                    PointId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Hindcast = table.Column<bool>(type: "boolean", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Bin = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Events = table.Column<long>(type: "bigint", nullable: false),
                    Probability = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastReliability", x => new { x.ModelId, x.Month, x.PointId, x.Hindcast, x.Day, x.Bin });
                });

            migrationBuilder.CreateTable(
                name: "ForecastScore",
                columns: table => new
                {
                    ModelId = table.Column<Guid>(type: "uuid", nullable: false),
                    PointId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Horizon = table.Column<int>(type: "integer", nullable: false),
                    Hindcast = table.Column<bool>(type: "boolean", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Squared = table.Column<double>(type: "double precision", nullable: false),
                    Absolute = table.Column<double>(type: "double precision", nullable: false),
                    Error = table.Column<double>(type: "double precision", nullable: false),
                    Hits = table.Column<long>(type: "bigint", nullable: false),
                    Misses = table.Column<long>(type: "bigint", nullable: false),
                    FalseAlarms = table.Column<long>(type: "bigint", nullable: false),
                    Pinball = table.Column<double>(type: "double precision", nullable: false),
                    Within50 = table.Column<long>(type: "bigint", nullable: false),
                    Within90 = table.Column<long>(type: "bigint", nullable: false),
                    Brier = table.Column<double>(type: "double precision", nullable: false),
                    Probabilities = table.Column<long>(type: "bigint", nullable: false),
                    PersistenceSquared = table.Column<double>(type: "double precision", nullable: false),
                    PersistenceAbsolute = table.Column<double>(type: "double precision", nullable: false),
                    PersistenceHits = table.Column<long>(type: "bigint", nullable: false),
                    PersistenceMisses = table.Column<long>(type: "bigint", nullable: false),
                    PersistenceFalseAlarms = table.Column<long>(type: "bigint", nullable: false),
                    UsualCount = table.Column<long>(type: "bigint", nullable: false),
                    UsualSquared = table.Column<double>(type: "double precision", nullable: false),
                    UsualAbsolute = table.Column<double>(type: "double precision", nullable: false),
                    UsualPinball = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastScore", x => new { x.ModelId, x.Month, x.PointId, x.Hindcast, x.Horizon });
                });

            migrationBuilder.CreateTable(
                name: "TrainedModel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    RegionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Asked = table.Column<string>(type: "text", nullable: false),
                    Factor = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Weather = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Horizons = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    EventLevel = table.Column<double>(type: "double precision", nullable: false),
                    TrialDays = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    AskedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BeganAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SaidZh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SaidEn = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Points = table.Column<string>(type: "text", nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    Simulated = table.Column<bool>(type: "boolean", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Trial = table.Column<string>(type: "text", nullable: false),
                    TrialFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Alarms = table.Column<string>(type: "text", nullable: false),
                    UsedSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UsedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Drift = table.Column<double>(type: "double precision", nullable: true),
                    Drifting = table.Column<bool>(type: "boolean", nullable: false),
                    DriftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArchiveFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainedModel", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WeatherForecast",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    First = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Hours = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeatherForecast", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ForecastIssue",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ModelId = table.Column<Guid>(type: "uuid", nullable: false),
                    Factor = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IssuedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Hindcast = table.Column<bool>(type: "boolean", nullable: false),
                    WeatherAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WeatherMissing = table.Column<bool>(type: "boolean", nullable: false),
                    Stations = table.Column<int>(type: "integer", nullable: false),
                    Blob = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastIssue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ForecastIssue_TrainedModel_ModelId",
                        column: x => x.ModelId,
                        principalTable: "TrainedModel",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ForecastIssue_MadeAt",
                table: "ForecastIssue",
                column: "MadeAt");

            migrationBuilder.CreateIndex(
                name: "IX_ForecastIssue_ModelId_MadeAt",
                table: "ForecastIssue",
                columns: new[] { "ModelId", "MadeAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrainedModel_Name_Version",
                table: "TrainedModel",
                columns: new[] { "Name", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrainedModel_State",
                table: "TrainedModel",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "UX_TrainedModel_InUse",
                table: "TrainedModel",
                column: "Name",
                unique: true,
                filter: "\"State\" = 'InUse'");

            migrationBuilder.CreateIndex(
                name: "IX_WeatherForecast_IssuedAt_Longitude_Latitude_ReceivedAt",
                table: "WeatherForecast",
                columns: new[] { "IssuedAt", "Longitude", "Latitude", "ReceivedAt" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ForecastIssue");

            migrationBuilder.DropTable(
                name: "ForecastProgress");

            migrationBuilder.DropTable(
                name: "ForecastReliability");

            migrationBuilder.DropTable(
                name: "ForecastScore");

            migrationBuilder.DropTable(
                name: "WeatherForecast");

            migrationBuilder.DropTable(
                name: "TrainedModel");
        }
    }
}
