using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>All that is known of a permit and a period: records of the ledger and what was measured.</summary>
/// <param name="Allowances">Of the year; a factor of all outlets, or of one.</param>
/// <param name="Reports">All reports of the permit, whenever filed.</param>
/// <param name="Totals">What they say was discharged.</param>
/// <param name="Taken">Which reports are known to be taken here: kind and first day, filed by anybody.</param>
/// <param name="Now">UTC.</param>
public sealed record ComplianceInput(
    DischargePermit Permit, CompliancePeriod Period, IReadOnlyList<FactorMeasured> Measured, IReadOnlyList<OwnMonitoringTask> Tasks, IReadOnlyList<PermitAllowance> Allowances, IReadOnlyList<PermitReport> Reports,
    IReadOnlyList<ReportedTotal> Totals, IReadOnlySet<(PermitReportKind Kind, DateOnly From)> Taken, DateTime Now)
{
    /// <summary>
    /// The time in which something was due of a factor at a point: of the period what has passed, while the permit was valid and since the ledger has known of a limit or a task.
    /// </summary>
    internal (DateTime From, DateTime Until) Span(FactorMeasured measured)
    {
        var known = measured.Limits.Select(l => l.ValidFrom).Concat(Tasks.Where(t => t.PointId == measured.Point.Id && t.Factor == measured.Factor).Select(t => t.ValidFrom)).DefaultIfEmpty(DateTime.MinValue).Min();
        DateTime[] begins = [Period.Start, BeijingTime.ToUtc(Permit.BeginsOn.ToDateTime(TimeOnly.MinValue)), known], ends = [Period.End, BeijingTime.ToUtc(Permit.ExpiresOn.AddDays(1).ToDateTime(TimeOnly.MinValue)), Now];
        return (begins.Max(), ends.Min());
    }
}

/// <summary>
/// 按证比对 · A permit held against what was measured, reported and due, clause by clause. Where data are too few to say so, it says that they are too few; it is a lead
/// for whoever inspects and no finding.
/// </summary>
public sealed record PermitCompliance(CompliancePeriod Period, IReadOnlyList<FactorRow> Factors, IReadOnlyList<TotalRow> Totals, IReadOnlyList<ReportRow> Reports)
{
    /// <summary>So much of what was due has to be valid for "kept"; HJ 75 and HJ 355 practice, second hand.</summary>
    private const double EnoughShare = 0.75;

    public IEnumerable<Clause> Clauses => [.. Factors.SelectMany(f => f.Clauses), .. Totals.Select(t => t.Clause), .. Reports.Select(r => r.Clause)];

    public static PermitCompliance Of(ComplianceInput input)
    {
        var rows = input.Measured.Select(m => Row(m, input)).OrderBy(r => r.Point.Code, StringComparer.Ordinal).ThenBy(r => r.Factor, StringComparer.Ordinal).ToList();
        return new(input.Period, rows, [.. TotalsOf(input, rows)], [.. ReportsOf(input)]);
    }

    private static FactorRow Row(FactorMeasured measured, ComplianceInput input)
    {
        var (from, until) = input.Span(measured);
        var due = Math.Max(0, (int)((until - from) / measured.Step));
        var (valid, hands) = (measured.Hours.Where(h => h.Valid).ToList(), measured.ByHand.Where(r => r.Valid).ToList());
        var (compared, byHand) = (HeldAgainst.Automatic(measured).ToList(), HeldAgainst.ByHand(measured).ToList());
        var automatic = measured.Hours.Count == 0 ? null
            : new AutomaticPart(due, measured.Hours.Count, valid.Count, compared.Count, compared.Count(c => c.Above), Mean(valid.Select(h => h.Value)), valid.Count == 0 ? double.NaN : valid.Max(h => h.Value));
        var sampled = hands.Count == 0 ? null : new ByHandPart(hands.Count, byHand.Count, byHand.Count(c => c.Above), Mean(hands.Select(r => r.Value)), hands.Max(r => r.Value), hands.Max(r => r.At));
        var source = FactorMonths.MassFromOf(measured);
        var masses = source == MassFrom.Nothing ? [] : valid.Select(h => FactorMonths.MassOf(h, source)).Where(double.IsFinite).ToList();
        var mass = masses.Count == 0 ? null : new MassPart(masses.Sum(), masses.Count, due, source);
        var tasks = input.Tasks.Where(t => t.PointId == measured.Point.Id && t.Factor == measured.Factor).Select(t => Task(t, measured, from, until)).ToList();
        double? allowance = input.Allowances.Where(a => a.OutletId is not null && a.OutletId == measured.Point.OutletId && a.Factor == measured.Factor).Select(a => (double?)a.AmountKg).FirstOrDefault();
        var clauses = new List<Clause> { Limit(measured, automatic, sampled, tasks) };
        clauses.AddRange(tasks.Select(t => OwnMonitoringOf(t, measured)));
        if (allowance is { } allowed && input.Period.Quarter is null) clauses.Add(Amount(ClauseKind.OutletTotal, allowed, mass?.Kilograms, mass is null || mass.Due == 0 ? 0 : (double)mass.Hours / mass.Due, null, input));
        return new(measured.Point, measured.Factor, measured.Unit, measured.Limits, allowance, automatic, sampled, mass, tasks, clauses);
    }

    private static Clause Limit(FactorMeasured measured, AutomaticPart? automatic, ByHandPart? hands, List<TaskPart> tasks)
    {
        if (measured.Limits.Count == 0) return new(ClauseKind.Limit, ClauseVerdict.Nothing, new("台账没有限值", "the ledger has no limit"));
        var (compared, above) = ((automatic?.Compared ?? 0) + (hands?.Compared ?? 0), (automatic?.Above ?? 0) + (hands?.Above ?? 0));
        var says = new Text(
            string.Join("；", Parts(automatic is null ? null : $"自动：应有 {automatic.Due}，有效 {automatic.Valid}（{Percent(automatic.ValidShare)}），超限 {automatic.Above}", hands is null ? null : $"手工：{hands.Readings} 次，超限 {hands.Above}")),
            string.Join("; ", Parts(automatic is null ? null : $"automatic: {automatic.Due} due, {automatic.Valid} valid ({Percent(automatic.ValidShare)}), {automatic.Above} above", hands is null ? null : $"by hand: {hands.Readings}, {hands.Above} above")));
        if (above > 0) return new(ClauseKind.Limit, ClauseVerdict.NotKept, says);
        if (compared == 0) return new(ClauseKind.Limit, ClauseVerdict.NotEnough, automatic is null && hands is null ? new("没有监测数据", "nothing was measured") : says);
        var enough = automatic?.ValidShare >= EnoughShare || (hands is not null && tasks.All(t => t.Task.Way != MonitoringWay.Manual || t.Due is null || t.Done >= t.Due));
        return new(ClauseKind.Limit, enough ? ClauseVerdict.Kept : ClauseVerdict.NotEnough, says);

        static IEnumerable<string> Parts(params string?[] parts) => parts.OfType<string>();
    }

    private static TaskPart Task(OwnMonitoringTask task, FactorMeasured measured, DateTime from, DateTime until)
    {
        var times = task.Way == MonitoringWay.Manual ? measured.ByHand.Where(r => r.Valid).Select(r => r.At) : measured.Hours.Where(h => h.Valid).Select(h => h.Start);
        var interval = task.Way == MonitoringWay.Automatic ? task.Interval ?? "PT1H" : task.Interval;
        var counted = until <= from ? null : OwnMonitoring.Count(interval, from, until, times);
        return new(task, counted?.Due, counted?.Done);
    }

    /// <summary>Nothing by hand has ever come from there: then a reading that was not made cannot be told from one that was not sent.</summary>
    private static Clause OwnMonitoringOf(TaskPart part, FactorMeasured measured)
    {
        var way = Terms.Of(part.Task.Way);
        if (part.Due is not { } due || part.Done is not { } done) return new(ClauseKind.OwnMonitoring, ClauseVerdict.Nothing, new($"{way.Zh}：频次「{part.Task.Frequency}」未给出间隔", $"{way.En}: the frequency '{part.Task.Frequency}' says no interval"));
        if (due == 0) return new(ClauseKind.OwnMonitoring, ClauseVerdict.Nothing, new($"{way.Zh}：本期未满一个间隔", $"{way.En}: no whole interval has passed"));
        var says = new Text($"{way.Zh}：应 {due} 次，有 {done} 次", $"{way.En}: {due} due, {done} there");
        if (done >= (part.Task.Way == MonitoringWay.Automatic ? due * EnoughShare : due)) return new(ClauseKind.OwnMonitoring, ClauseVerdict.Kept, says);
        var ever = part.Task.Way == MonitoringWay.Manual ? measured.EverByHand : measured.Hours.Count > 0;
        return ever ? new(ClauseKind.OwnMonitoring, ClauseVerdict.NotKept, says)
            : new(ClauseKind.OwnMonitoring, ClauseVerdict.NotEnough, new($"{says.Zh}；本平台从未收到此项数据", $"{says.En}; none has ever reached this platform"));
    }

    private static IEnumerable<TotalRow> TotalsOf(ComplianceInput input, List<FactorRow> rows)
    {
        var within = input.Reports.Where(r => r.From >= input.Period.From && r.Through <= input.Period.Through).ToList();
        // A year is told by its annual report, else by the quarters and months that there are.
        var kind = input.Period.Quarter is null && within.Any(r => r.Kind == PermitReportKind.Annual) ? PermitReportKind.Annual : within.Any(r => r.Kind == PermitReportKind.Quarterly) ? PermitReportKind.Quarterly : PermitReportKind.Monthly;
        var counted = within.Where(r => r.Kind == kind).Select(r => r.Id).ToHashSet();
        var reported = input.Totals.Where(t => counted.Contains(t.ReportId)).GroupBy(t => t.Factor).ToDictionary(g => g.Key, g => g.Sum(t => t.AmountKg));
        var allowed = input.Allowances.Where(a => a.OutletId is null).GroupBy(a => a.Factor).ToDictionary(g => g.Key, g => (Kg: g.Sum(a => a.AmountKg), g.First().Basis));
        var measured = rows.Where(r => r.Mass is not null).ToLookup(r => r.Factor, r => r.Mass!);
        foreach (var factor in allowed.Keys.Concat(reported.Keys).Concat(measured.Select(m => m.Key)).Distinct().Order(StringComparer.Ordinal))
        {
            var masses = measured[factor].ToList();
            double? kilograms = masses.Count == 0 ? null : masses.Sum(m => m.Kilograms);
            var share = masses.Sum(m => m.Due) is > 0 and var due ? (double)masses.Sum(m => m.Hours) / due : 0;
            double? told = reported.TryGetValue(factor, out var amount) ? amount : null;
            var allowance = allowed.TryGetValue(factor, out var limit) ? limit : ((double Kg, string Basis)?)null;
            var clause = allowance is { } a && input.Period.Quarter is null ? Amount(ClauseKind.Total, a.Kg, kilograms, share, told, input)
                : new Clause(ClauseKind.Total, ClauseVerdict.Nothing, allowance is null ? new("没有许可排放量", "no amount is allowed in the ledger") : new("许可排放量按年比对", "the amount is one of a year"));
            yield return new(factor, allowance?.Kg, allowance?.Basis ?? "", kilograms, masses.Count, share, told, clause);
        }
    }

    private static Clause Amount(ClauseKind kind, double allowed, double? measured, double share, double? reported, ComplianceInput input)
    {
        var says = new Text(
            $"许可 {Kg(allowed)}；实测 {(measured is { } m ? $"{Kg(m)}（时段覆盖 {Percent(share)}）" : "无")}{(kind == ClauseKind.Total ? $"；报告 {(reported is { } r ? Kg(r) : "无")}" : "")}",
            $"allowed {Kg(allowed)}; measured {(measured is { } me ? $"{Kg(me)} (of {Percent(share)} of the time)" : "nothing")}{(kind == ClauseKind.Total ? $"; reported {(reported is { } re ? Kg(re) : "nothing")}" : "")}");
        if (measured > allowed || reported > allowed) return new(kind, ClauseVerdict.NotKept, says);
        return new(kind, measured is not null && share >= EnoughShare && input.Now >= input.Period.End ? ClauseVerdict.Kept : ClauseVerdict.NotEnough, says);
    }

    private static IEnumerable<ReportRow> ReportsOf(ComplianceInput input)
    {
        var today = DateOnly.FromDateTime(BeijingTime.FromUtc(input.Now));
        foreach (var due in ReportDuty.Of(input.Permit, input.Period, input.Reports))
        {
            var filed = input.Reports.Where(r => r.Kind == due.Kind && r.From == due.From).OrderBy(r => r.FiledAt).FirstOrDefault();
            var on = filed is null ? default : DateOnly.FromDateTime(BeijingTime.FromUtc(filed.FiledAt));
            yield return new(due, filed,
                filed is not null && on <= due.By ? new(ClauseKind.Report, ClauseVerdict.Kept, new($"{PermitWords.Day(on)} 报送", $"filed on {PermitWords.Day(on)}"))
                : filed is not null ? new(ClauseKind.Report, ClauseVerdict.NotKept, new($"{PermitWords.Day(on)} 报送，迟 {on.DayNumber - due.By.DayNumber} 天", $"filed on {PermitWords.Day(on)}, {on.DayNumber - due.By.DayNumber} days late"))
                : today <= due.By ? new(ClauseKind.Report, ClauseVerdict.Nothing, new("未到期", "not yet due"))
                : input.Taken.Contains((due.Kind, due.From)) ? new(ClauseKind.Report, ClauseVerdict.NotKept, new($"未收到，已逾期 {today.DayNumber - due.By.DayNumber} 天", $"not received, {today.DayNumber - due.By.DayNumber} days overdue"))
                : new Clause(ClauseKind.Report, ClauseVerdict.NotEnough, new("未收到；本平台尚未收到任何单位该期同类报告", "not received; no report of this kind and period has reached this platform from anybody")));
        }
    }

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();

    private static string Percent(double share) => double.IsNaN(share) ? "—" : share.ToString("0.# %", CultureInfo.InvariantCulture);

    private static string Kg(double kilograms) => PermitWords.Mass(kilograms);
}
