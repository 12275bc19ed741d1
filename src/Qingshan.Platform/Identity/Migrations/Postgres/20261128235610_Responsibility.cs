using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Qingshan.Platform.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Responsibility : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CollectionDuty",
                columns: table => new
                {
                    Row = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: true),
                    PointKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    Factors = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Dataset = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Way = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Cycle = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Deadline = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Mandate = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Method = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
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
                    table.PrimaryKey("PK_CollectionDuty", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "UseCount",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Dataset = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Times = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UseCount", x => new { x.Day, x.Dataset, x.OrganisationId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionDuty_Code",
                table: "CollectionDuty",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionDuty_Id",
                table: "CollectionDuty",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "UX_CollectionDuty_Code_InForce",
                table: "CollectionDuty",
                column: "Code",
                unique: true,
                filter: "\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CollectionDuty");

            migrationBuilder.DropTable(
                name: "UseCount");
        }
    }
}
