using Qingshan.Applications.Permits;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests.Permits;

/// <summary>A permit with one outlet of gas, and what was measured there: short to write in a test.</summary>
internal static class PermitWorld
{
    public static readonly MonitoringPoint Point = new() { Code = "P-1", Name = "锅炉", Kind = "waste-gas-outlet", OutletId = Guid.CreateVersion7() };

    public static readonly DischargePermit Permit = new() { Code = "913101170000000000001P", Holder = "甲", LinkCode = "N-1", BeginsOn = new(2020, 1, 1), ExpiresOn = new(2022, 12, 31) };

    public static readonly CompliancePeriod Year = new(2020);

    public static readonly DateTime After = new(2021, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    public static DateTime At(int month, int day, int hour = 0) => BeijingTime.ToUtc(new DateTime(2020, month, day, hour, 0, 0));

    public static PointLimit Limit(double upper, string unit = "mg/m³", string period = "") => new() { Code = "L", PointId = Point.Id, Factor = "a21026", Period = period, Upper = upper, Unit = unit, Basis = "DB31/1", ValidFrom = DateTime.UnixEpoch };

    public static OwnMonitoringTask Task(string interval, MonitoringWay way = MonitoringWay.Manual) => new() { Code = "T", PointId = Point.Id, Factor = "a21026", Way = way, Frequency = interval, Interval = interval };

    public static PermitAllowance Allowance(double kilograms, Guid? outlet = null) => new() { Code = "A", PermitId = Permit.Id, OutletId = outlet, Factor = "a21026", AmountKg = kilograms, Year = 2020 };

    public static PermitReport Report(PermitReportKind kind, DateOnly from, DateOnly through, DateTime filed) => new() { Code = PermitReport.CodeOf(Permit.Code, kind, from), PermitId = Permit.Id, Kind = kind, From = from, Through = through, FiledAt = filed };

    /// <summary>Every hour of a year with the same value and flow; one kilogram an hour from 1,000 mg/m³ × 1,000 m³/h.</summary>
    public static IReadOnlyList<HourValue> Hours(double value, int count = 366 * 24, double flowKg = double.NaN, double totalKg = double.NaN, bool valid = true) =>
        [.. Enumerable.Range(0, count).Select(i => new HourValue(At(1, 1).AddHours(i), value, valid, totalKg, flowKg))];

    public static FactorMeasured Measured(IReadOnlyList<HourValue>? hours = null, IReadOnlyList<HandReading>? hands = null, params PointLimit[] limits) =>
        new(Point, "a21026", "mg/m³", TimeSpan.FromHours(1), hours ?? [], hands ?? [], limits, hands is { Count: > 0 });

    public static PermitCompliance Judge(FactorMeasured measured, IReadOnlyList<OwnMonitoringTask>? tasks = null, IReadOnlyList<PermitAllowance>? allowances = null, IReadOnlyList<PermitReport>? reports = null,
        IReadOnlyList<ReportedTotal>? totals = null, IEnumerable<(PermitReportKind, DateOnly)>? taken = null, DateTime? now = null, CompliancePeriod? period = null) =>
        PermitCompliance.Of(new(Permit, period ?? Year, [measured], tasks ?? [], allowances ?? [], reports ?? [], totals ?? [], (taken ?? []).ToHashSet(), now ?? After));
}
