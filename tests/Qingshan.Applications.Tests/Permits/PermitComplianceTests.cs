using Qingshan.Applications.Permits;
using Qingshan.Platform.Ledger;
using static Qingshan.Applications.Tests.Permits.PermitWorld;

namespace Qingshan.Applications.Tests.Permits;

/// <summary>A permit held against what was measured, reported and due: what each clause comes to, and when the data are too few to say.</summary>
public sealed class PermitComplianceTests
{
    private static ClauseVerdict VerdictOf(PermitCompliance of, ClauseKind kind) => Assert.Single(of.Clauses, c => c.Kind == kind).Verdict;

    [Fact]
    public void A_limit_is_kept_by_a_year_below_it_and_not_by_one_hour_above()
    {
        var row = Assert.Single(Judge(Measured(Hours(40), null, Limit(50))).Factors);
        Assert.Equal((8784, 8784, 8784, 0, 40, ClauseVerdict.Kept), (row.Automatic!.Due, row.Automatic.Valid, row.Automatic.Compared, row.Automatic.Above, row.Automatic.Max, row.Verdict));
        var above = Assert.Single(Judge(Measured([.. Hours(40), new(At(12, 31, 23), 51, true, double.NaN, double.NaN)], null, Limit(50))).Factors);
        Assert.Equal((1, ClauseVerdict.NotKept), (above.Automatic!.Above, above.Verdict));
    }

    [Fact]
    public void Half_a_year_of_hours_is_too_little_and_an_invalid_hour_above_is_none()
    {
        Assert.Equal(ClauseVerdict.NotEnough, VerdictOf(Judge(Measured(Hours(40, 4000), null, Limit(50))), ClauseKind.Limit));
        Assert.Equal(ClauseVerdict.NotEnough, VerdictOf(Judge(Measured(Hours(90, 24, valid: false), null, Limit(50))), ClauseKind.Limit));
        Assert.Equal(ClauseVerdict.NotEnough, VerdictOf(Judge(Measured(null, null, Limit(50))), ClauseKind.Limit));
        Assert.Equal(ClauseVerdict.Nothing, VerdictOf(Judge(Measured(Hours(40))), ClauseKind.Limit));
    }

    [Fact]
    public void A_daily_limit_is_asked_of_the_mean_of_days_that_have_enough_hours()
    {
        // 23 hours of 40 and one of 90 make 42.1; hours alone would be above. A day of ten hours is no day.
        List<HourValue> hours = [.. Hours(40, 23), new(At(1, 1, 23), 90, true, double.NaN, double.NaN), .. Enumerable.Range(0, 10).Select(h => new HourValue(At(1, 2, h), 90, true, double.NaN, double.NaN))];
        var row = Assert.Single(Judge(Measured(hours, null, Limit(50, period: "P1D"))).Factors);
        Assert.Equal((1, 0), (row.Automatic!.Compared, row.Automatic.Above));
    }

    [Fact]
    public void A_rate_is_held_against_the_mass_of_an_hour_and_a_limit_in_another_unit_is_converted()
    {
        Assert.Equal(ClauseVerdict.NotKept, VerdictOf(Judge(Measured(Hours(40, flowKg: 1.2), null, Limit(1, "kg/h"))), ClauseKind.Limit));
        Assert.Equal(ClauseVerdict.Kept, VerdictOf(Judge(Measured(Hours(40, flowKg: 0.8), null, Limit(1, "kg/h"))), ClauseKind.Limit));
        Assert.Equal(ClauseVerdict.NotKept, VerdictOf(Judge(Measured(Hours(40), null, Limit(30_000, "µg/m³"))), ClauseKind.Limit));
    }

    [Fact]
    public void By_hand_a_limit_is_kept_where_as_many_readings_are_there_as_were_due()
    {
        HandReading[] four = [new(At(1, 10), 3, true), new(At(4, 10), 4, true), new(At(7, 10), 5, true), new(At(10, 10), 6, true)];
        var all = Judge(Measured(null, four, Limit(50)), [Task("P3M")]);
        Assert.Equal((ClauseVerdict.Kept, ClauseVerdict.Kept), (VerdictOf(all, ClauseKind.Limit), VerdictOf(all, ClauseKind.OwnMonitoring)));
        var three = Judge(Measured(null, four[..3], Limit(50)), [Task("P3M")]);
        Assert.Equal((ClauseVerdict.NotEnough, ClauseVerdict.NotKept), (VerdictOf(three, ClauseKind.Limit), VerdictOf(three, ClauseKind.OwnMonitoring)));
        Assert.Equal((4, 3), (three.Factors[0].Tasks[0].Due, three.Factors[0].Tasks[0].Done));
    }

    [Fact]
    public void What_never_reached_the_platform_is_not_said_to_be_missing()
    {
        Assert.Equal(ClauseVerdict.NotEnough, VerdictOf(Judge(Measured(null, null, Limit(50)), [Task("P3M")]), ClauseKind.OwnMonitoring));
        Assert.Equal(ClauseVerdict.Nothing, VerdictOf(Judge(Measured(null, null, Limit(50)), [new() { Code = "T", PointId = Point.Id, Factor = "a21026", Frequency = "其他" }]), ClauseKind.OwnMonitoring));
    }

    [Fact]
    public void Masses_come_from_what_covers_more_hours_and_are_held_against_what_is_allowed()
    {
        var flow = Judge(Measured(Hours(40, flowKg: 1)), allowances: [Allowance(9000), Allowance(8000, Point.OutletId)]);
        Assert.Equal((8784, MassFrom.Flow, 8784), (flow.Factors[0].Mass!.Kilograms, flow.Factors[0].Mass!.From, flow.Factors[0].Mass!.Hours));
        Assert.Equal((ClauseVerdict.Kept, ClauseVerdict.NotKept), (VerdictOf(flow, ClauseKind.Total), VerdictOf(flow, ClauseKind.OutletTotal)));
        List<HourValue> both = [.. Hours(40, 100, flowKg: 1, totalKg: 2), .. Hours(40, flowKg: double.NaN, totalKg: 2).Skip(100)];
        Assert.Equal(MassFrom.Device, Judge(Measured(both)).Factors[0].Mass!.From);
        Assert.Null(Judge(Measured(Hours(40))).Factors[0].Mass);
    }

    [Fact]
    public void A_total_is_not_kept_where_the_report_says_more_and_open_while_the_year_lasts()
    {
        var report = Report(PermitReportKind.Annual, new(2020, 1, 1), new(2020, 12, 31), At(12, 31).AddDays(20));
        ReportedTotal[] totals = [new() { Code = "R", ReportId = report.Id, Factor = "a21026", AmountKg = 9500 }];
        var more = Assert.Single(Judge(Measured(Hours(40, flowKg: 1)), allowances: [Allowance(9000)], reports: [report], totals: totals).Totals);
        Assert.Equal((9000, 8784, 9500, ClauseVerdict.NotKept), (more.AllowanceKg, more.MeasuredKg, more.ReportedKg, more.Clause.Verdict));
        Assert.Equal(ClauseVerdict.NotEnough, VerdictOf(Judge(Measured(Hours(40, 2000, flowKg: 1)), allowances: [Allowance(9000)], now: At(3, 24)), ClauseKind.Total));
        Assert.Equal(ClauseVerdict.Nothing, VerdictOf(Judge(Measured(Hours(40, 2000, flowKg: 1)), allowances: [Allowance(9000)], period: new(2020, 1)), ClauseKind.Total));
    }

    [Fact]
    public void An_annual_report_is_due_by_the_end_of_January_and_missing_only_where_such_reports_come_in()
    {
        var (from, through) = (new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31));
        ClauseVerdict Of(DateTime? filed, DateTime now, bool taken = true) => VerdictOf(
            Judge(Measured(), reports: filed is { } at ? [Report(PermitReportKind.Annual, from, through, at)] : [], taken: taken ? [(PermitReportKind.Annual, from)] : [], now: now), ClauseKind.Report);
        var february = new DateTime(2021, 2, 1, 2, 0, 0, DateTimeKind.Utc);
        Assert.Equal(ClauseVerdict.Kept, Of(new(2021, 1, 31, 15, 0, 0, DateTimeKind.Utc), After));
        Assert.Equal(ClauseVerdict.NotKept, Of(new(2021, 1, 31, 16, 0, 0, DateTimeKind.Utc), After));
        Assert.Equal(ClauseVerdict.Nothing, Of(null, february.AddDays(-1)));
        Assert.Equal(ClauseVerdict.NotKept, Of(null, february));
        Assert.Equal(ClauseVerdict.NotEnough, Of(null, february, taken: false));
    }

    [Fact]
    public void Quarterly_reports_are_expected_once_one_has_come_and_none_of_a_month_that_was_hardly_held()
    {
        var second = Report(PermitReportKind.Quarterly, new(2020, 4, 1), new(2020, 6, 30), At(7, 10));
        var due = ReportDuty.Of(Permit, Year, [second]).Where(d => d.Kind == PermitReportKind.Quarterly).ToList();
        Assert.Equal([new DateOnly(2020, 7, 15), new(2020, 10, 15), new(2021, 1, 15)], due.Select(d => d.By));
        var late = new DischargePermit { Code = "X", Holder = "甲", LinkCode = "N", BeginsOn = new(2020, 12, 10), ExpiresOn = new(2023, 12, 9) };
        Assert.Empty(ReportDuty.Of(late, Year, [second]));
    }

    [Fact]
    public void The_tax_of_a_permit_is_that_of_its_months()
    {
        // 31 days × 24 h × 1 kg = 744 kg of SO2 in January: 783.16 equivalents at 7.6 yuan, half of it at 40 % of the limit.
        var tax = PermitTax.Of(Year, [Measured(Hours(20, 744, flowKg: 1), null, Limit(50))], (_, _, _, _) => new(7.6, "test", true));
        var line = Assert.Single(Assert.Single(tax.Outlets).Lines);
        Assert.Equal((744, 0.4, 0.5, 2976), (line.Amount.Kilograms, line.Amount.ShareOfLimit, line.Reduction, Math.Round(tax.Yuan, 6)));
        Assert.Equal(1, PermitTax.Of(Year, [Measured(null, [new(At(1, 5), 20, true)], Limit(50))], (_, _, _, _) => null).WithoutAmount);
    }
}
