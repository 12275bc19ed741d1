using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>A report that is due.</summary>
/// <param name="Through">The last day that it reports of.</param>
/// <param name="By">The last day on which it may come.</param>
public sealed record ReportDue(PermitReportKind Kind, DateOnly From, DateOnly Through, DateOnly By);

/// <summary>
/// 执行报告的提交 · Which reports a permit owes and until when: HJ 944-2018, from memory, unverified. An annual one until the end of January, where the permit was
/// held for three months of the year; a quarterly or monthly one until the 15th of the month after, where it was held for a month or ten days. Which
/// permits owe quarterly and monthly ones stands in their annex, which is not published: they are expected where one has been filed before.
/// </summary>
public static class ReportDuty
{
    private const int DayOfMonth = 15, DaysOfYear = 90, DaysOfQuarter = 30, DaysOfMonth = 10;

    public static Source Source { get; } = new("HJ 944", "2018", "", Evidence.Recalled);

    /// <summary>What is due of a period, in order of time.</summary>
    /// <param name="filed">All reports of the permit.</param>
    public static IEnumerable<ReportDue> Of(DischargePermit permit, CompliancePeriod period, IReadOnlyCollection<PermitReport> filed)
    {
        for (var month = period.From; month <= period.Through; month = month.AddMonths(1))
        {
            if (Expected(PermitReportKind.Monthly, month) && Held(permit, month, month.AddMonths(1).AddDays(-1)) >= DaysOfMonth) yield return Due(PermitReportKind.Monthly, month, 1);
            if (month.Month % 3 == 1 && Expected(PermitReportKind.Quarterly, month) && Held(permit, month, month.AddMonths(3).AddDays(-1)) >= DaysOfQuarter) yield return Due(PermitReportKind.Quarterly, month, 3);
        }
        var year = new DateOnly(period.Year, 1, 1);
        if (period.Quarter is null && Held(permit, year, year.AddYears(1).AddDays(-1)) >= DaysOfYear)
            yield return new(PermitReportKind.Annual, year, year.AddYears(1).AddDays(-1), year.AddYears(1).AddDays(30));

        bool Expected(PermitReportKind kind, DateOnly from) => filed.Any(r => r.Kind == kind && r.From <= from);
    }

    /// <summary>Days of a span on which the permit was valid.</summary>
    private static int Held(DischargePermit permit, DateOnly from, DateOnly through)
    {
        var (first, last) = (permit.BeginsOn > from ? permit.BeginsOn : from, permit.ExpiresOn < through ? permit.ExpiresOn : through);
        return Math.Max(0, last.DayNumber - first.DayNumber + 1);
    }

    private static ReportDue Due(PermitReportKind kind, DateOnly from, int months)
    {
        var next = from.AddMonths(months);
        return new(kind, from, next.AddDays(-1), next.AddDays(DayOfMonth - 1));
    }

    public static Text Rule { get; } = new(
        "年度报告次年 1 月 31 日前（当年持证满 3 个月）；季度、月度报告下一周期首月 15 日前（持证满 1 个月、10 天），仅在此前报过同类报告时计（HJ 944-2018，未核实）",
        "Annual reports until 31 January of the next year (where the permit was held for 3 months); quarterly and monthly ones until the 15th of the month after (1 month, 10 days), counted where one of the kind was filed before (HJ 944-2018, unverified)");
}
