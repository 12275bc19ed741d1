using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Warnings;

/// <summary>应急减排未见落实 · A measure that was ordered is not seen in what the instruments of the enterprise measure, or less of it. A lead to be looked into, with its series.</summary>
internal sealed class CutsNotSeen(PlatformDbs dbs, MeasureCheck check) : IEnterpriseDetector
{
    /// <summary>A warning that is over is looked at for so long, for values that come late.</summary>
    private static readonly TimeSpan After = TimeSpan.FromDays(7);

    /// <summary>Nothing is said of the first hours of an order.</summary>
    private const int LeastCompared = 12;

    public DetectorFacts Facts { get; } = new("cut-not-seen", new("预警期间未见减排", "Ordered cut not seen"),
        new("预警签发时固定的企业应急减排措施、体现它的监测点逐小时数据，及此前 14 天同一钟点的中位数", "the measures fixed when a warning was signed, the hours of the point that shows them, and the median of the same hours of the day over the 14 days before"),
        new($"令后至少 {LeastCompared} 小时可比、且占过半：削减比例未超出平日波动且不足预计的一半，为警告；有削减但比预计少 {Checked.Tolerance:0} 个百分点以上，为提示", $"at least {LeastCompared} hours of the order can be compared, more than half of them: a warning where the cut is not beyond the spread of usual days and below half of what is expected, a notice where there is one that falls short by more than {Checked.Tolerance:0} points"),
        new("规则为本项目自定", "the rule is this project's own choice"), new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(30);

    public Text Over { get; } = new("已见到要求的削减，或预警已结束一周", "the cut is seen now, or the warning has been over for a week");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var since = now - After;
        var warnings = await db.Set<IssuedWarning>().AsNoTracking().Where(w => w.From <= now && (w.LiftedAt == null || w.LiftedAt > since)).ToListAsync(cancel);
        var found = new List<EnterpriseState>();
        foreach (var warning in warnings)
        {
            var ordered = await db.Set<OrderedMeasure>().AsNoTracking().Where(o => o.WarningId == warning.Id && o.PointId != null).ToListAsync(cancel);
            foreach (var one in (await check.OfAsync(warning, ordered, cancel)).Where(c => c.Seen is CutSeen.NotSeen or CutSeen.Less && c.Cut!.Compared >= LeastCompared).OrderBy(c => c.Ordered.MeasureCode, StringComparer.Ordinal))
                found.Add(new(one.Ordered.EnterpriseId, new($"{warning.Number} {one.Ordered.MeasureCode} {one.Ordered.StepId}", Of(warning, one), Over)));
        }
        // A part is one lead: of a warning, a measure and a step there is one.
        return [.. found.DistinctBy(f => (f.Enterprise, f.State.Part))];
    }

    private static Finding Of(IssuedWarning warning, Checked one)
    {
        var (o, cut, name) = (one.Ordered, one.Cut!, Said.Factor(one.Ordered.Factor!));
        var expected = o.ReductionPercent is { } percent ? new Text($"，要求削减 {Number(percent)} %", $", {Number(percent)} % are ordered") : default;
        return new Finding(one.From, one.To, one.Seen == CutSeen.NotSeen ? Severity.Warning : Severity.Notice,
            new($"预警 {warning.Number} 期间，{o.PointCode} 的{name.Zh}平均 {With(cut.Measured, one.Unit)}，平日同一钟点 {With(cut.Usual, one.Unit)}，削减 {Number(cut.Percent)} %{expected.Zh}（可比 {cut.Compared}/{cut.Hours} 小时，平日波动 {Number(cut.Low)} 至 {Number(cut.High)} %）。请核实措施是否落实：{o.Measure}",
                $"during the warning {warning.Number} {name.En} at {o.PointCode} is {With(cut.Measured, one.Unit)} on average, {With(cut.Usual, one.Unit)} are usual in these hours: a cut of {Number(cut.Percent)} %{expected.En} ({cut.Compared} of {cut.Hours} hours compared, usual days between {Number(cut.Low)} and {Number(cut.High)} %). See whether it was done: {o.Measure}"), null)
        {
            Series = one.Series, Worst = cut.Measured, Limit = o.ReductionPercent is { } p ? cut.Usual * (1 - p / 100) : cut.Usual, Basis = $"{warning.Number} {o.MeasureCode}",
        };

        static string Number(double value) => double.IsNaN(value) ? "—" : value.ToString("0.#", CultureInfo.InvariantCulture);
        static string With(double value, string unit) => Said.With(value, unit);
    }
}
