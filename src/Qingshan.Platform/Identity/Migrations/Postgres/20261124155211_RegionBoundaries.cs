using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RegionBoundaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<double>(
                name: "Place_Longitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: true,
                oldClrType: typeof(double),
                oldType: "double precision");

            migrationBuilder.AlterColumn<double>(
                name: "Place_Latitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: true,
                oldClrType: typeof(double),
                oldType: "double precision");

            migrationBuilder.AlterColumn<double>(
                name: "Place_GivenLongitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: true,
                oldClrType: typeof(double),
                oldType: "double precision");

            migrationBuilder.AlterColumn<double>(
                name: "Place_GivenLatitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: true,
                oldClrType: typeof(double),
                oldType: "double precision");

            migrationBuilder.AlterColumn<string>(
                name: "Place_GivenDatum",
                table: "MonitoringPoint",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<Guid>(
                name: "BasinId",
                table: "MonitoringPoint",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RegionBoundary",
                columns: table => new
                {
                    Row = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Wkb = table.Column<byte[]>(type: "bytea", nullable: false),
                    West = table.Column<double>(type: "double precision", nullable: false),
                    South = table.Column<double>(type: "double precision", nullable: false),
                    East = table.Column<double>(type: "double precision", nullable: false),
                    North = table.Column<double>(type: "double precision", nullable: false),
                    GivenDatum = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    ApprovalNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
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
                    table.PrimaryKey("PK_RegionBoundary", x => x.Row);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RegionBoundary_Code",
                table: "RegionBoundary",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_RegionBoundary_Id",
                table: "RegionBoundary",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_RegionBoundary_RegionId",
                table: "RegionBoundary",
                column: "RegionId");

            migrationBuilder.CreateIndex(
                name: "UX_RegionBoundary_Code_InForce",
                table: "RegionBoundary",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RegionBoundary");

            migrationBuilder.DropColumn(
                name: "BasinId",
                table: "MonitoringPoint");

            migrationBuilder.AlterColumn<double>(
                name: "Place_Longitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0,
                oldClrType: typeof(double),
                oldType: "double precision",
                oldNullable: true);

            migrationBuilder.AlterColumn<double>(
                name: "Place_Latitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0,
                oldClrType: typeof(double),
                oldType: "double precision",
                oldNullable: true);

            migrationBuilder.AlterColumn<double>(
                name: "Place_GivenLongitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0,
                oldClrType: typeof(double),
                oldType: "double precision",
                oldNullable: true);

            migrationBuilder.AlterColumn<double>(
                name: "Place_GivenLatitude",
                table: "MonitoringPoint",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0,
                oldClrType: typeof(double),
                oldType: "double precision",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Place_GivenDatum",
                table: "MonitoringPoint",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);
        }
    }
}
