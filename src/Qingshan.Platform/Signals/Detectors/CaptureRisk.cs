using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Signals;

/// <summary>捕集率不足风险 · The running day or month of a point can no longer, or hardly, become valid.</summary>
internal sealed class CaptureRisk(StreamInputs inputs, SeriesBook series, LatestBook latest) : IPointDetector
{
    /// <summary>An hour that is over is waited for this long before it counts as missing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>At risk: no more than this may be missed any more.</summary>
    private static readonly TimeSpan HoursToSpare = TimeSpan.FromHours(1), DaysToSpare = TimeSpan.FromDays(1);

    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public DetectorFacts Facts { get; } = new("capture", new("捕集率不足风险", "Data capture at risk"),
        new("当日有效小时数与当月有效日数；停运（F）的小时不计为缺失", "valid hours of the running day and valid days of the running month; hours of a stopped facility (F) do not count as missing"),
        new("余下的时段即使全部有效也达不到要求，或只允许再缺 1 小时（1 天）。当日有风险为提示，已不可能为警告；当月有风险为警告，已不可能为严重。时段结束即结束",
            "even if all that is left becomes valid it is not enough, or only 1 more hour (day) may be missed. Of a day at risk a notice, lost a warning; of a month at risk a warning, lost serious. Closes with the day or month"),
        new(ValidityRule.Says(Period.Day).Zh + "；月：" + ValidityRule.Says(Period.Month).Zh, ValidityRule.Says(Period.Day).En + "; months: " + ValidityRule.Says(Period.Month).En),
        new("按规则计算，不是推测；以平台收到的数据为准", "counted by the rule, not guessed; of what the platform received"));

    public TimeSpan ClosesAfter => TimeSpan.Zero;

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public async ValueTask<IReadOnlyList<SubjectState>> LookAsync(MonitoringPoint point, DateTime now, CancellationToken cancel)
    {
        var (day, month) = (Period.Day.StartOf(now), Period.Month.StartOf(now));
        // What began to report within a period is not held to have missed its beginning.
        var since = series.OfPoint(point.Id)
            .Where(s => s.Kind == SeriesKind.HourlyMean && s.Channel.Length == 0 && IsCounted(point, s.Factor) && latest.Of(s.Id) is { } last && last.Start >= now - Lately)
            .GroupBy(s => s.Factor).ToDictionary(g => g.Key, g => g.Min(s => s.CreatedAt));
        List<string> factors = [.. since.Keys.Where(f => since[f] < day)];
        if (factors.Count == 0) return [];
        var hours = await ReadAsync(point, factors, SeriesKind.HourlyMean, day, now, cancel);
        var days = await ReadAsync(point, factors, SeriesKind.DailyMean, month, day, cancel);

        var over = Math.Max(0, (int)Math.Floor((now - Patience - day).TotalHours));
        var left = TimeSpan.FromHours(24 - over);
        var today = factors.Zip(hours, (factor, values) => (factor, Standing: Of(point, Period.Day, day, values.Count(Counts), values.Count(o => Counts(o) && o.Start >= day.AddHours(over)), TimeSpan.FromHours(1), left, HoursToSpare))).ToList();
        var rest = Period.Month.EndOf(month) - day - TimeSpan.FromDays(1);
        var whole = factors.Zip(days, (factor, values) =>
        {
            var todayCounts = today.Find(t => t.factor == factor).Standing == Standing.Lost ? TimeSpan.Zero : TimeSpan.FromDays(1);
            return (factor, Standing: Of(point, Period.Month, month, values.Count(o => Readings.IsValid(o)), 0, TimeSpan.FromDays(1), rest + todayCounts, DaysToSpare));
        }).ToList();
        whole.RemoveAll(f => since[f.factor] >= month);
        return [State("day", day, now, today, Severity.Notice, new("当日", "day")), State("month", month, now, whole, Severity.Warning, new("当月", "month"))];
    }

    private enum Standing
    {
        Well,
        AtRisk,
        Lost,
    }

    /// <summary>Only the six pollutants of an air station are evaluated; indices and directions have no capture of their own.</summary>
    private static bool IsCounted(MonitoringPoint point, string factor) =>
        !Indices.Are(factor) && !SeriesAccess.IsDirection(factor) && (point.Kind != "air-station" || AirPollutants.Find(factor) is not null);

    private static bool Counts(Observation o) => Readings.IsValid(o) || o.Flag is 'F' or 'f';

    private async Task<IReadOnlyList<IReadOnlyList<Observation>>> ReadAsync(MonitoringPoint point, List<string> factors, SeriesKind kind, DateTime from, DateTime to, CancellationToken cancel) =>
        await inputs.BestAsync(point, [.. factors.Select(f => new Input(f, kind, "", inputs.Candidates(point, f, k => k == kind, "").FirstOrDefault()?.Unit ?? ""))], from, to, cancel);

    /// <param name="valid">Periods that count.</param>
    /// <param name="early">Those of them that lie in what is left.</param>
    private Standing Of(MonitoringPoint point, Period period, DateTime start, int valid, int early, TimeSpan each, TimeSpan left, TimeSpan spare)
    {
        var possible = (valid - early) * each + left;
        var validity = inputs.Validity;
        return !validity.Holds(point, period, start, possible, anyAbnormal: false) ? Standing.Lost
            : !validity.Holds(point, period, start, possible - 2 * spare, anyAbnormal: false) ? Standing.AtRisk
            : Standing.Well;
    }

    private static SubjectState State(string subject, DateTime start, DateTime now, List<(string Factor, Standing Standing)> of, Severity atRisk, Text name)
    {
        var bad = of.Where(f => f.Standing != Standing.Well).ToList();
        if (bad.Count == 0) return new(subject, null, new($"{name.Zh}不再有风险", $"the {name.En} is no longer at risk")) { PeriodStart = start };
        var lost = bad.Exists(f => f.Standing == Standing.Lost);
        var (zh, en) = (string.Join('、', bad.Take(4).Select(f => Said.Factor(f.Factor).Zh)), string.Join(", ", bad.Take(4).Select(f => Said.Factor(f.Factor).En)));
        if (bad.Count > 4) (zh, en) = ($"{zh}等 {bad.Count} 项", $"{en} and {bad.Count - 4} more");
        var says = lost
            ? new Text($"{name.Zh}数据捕集率已达不到有效性要求：{zh}", $"data of the {name.En} can no longer become valid: {en}")
            : new Text($"{name.Zh}数据捕集率接近下限：{zh}", $"data of the {name.En} can hardly become valid: {en}");
        return new(subject, new(start, now, lost ? atRisk + 1 : atRisk, says, null), default) { PeriodStart = start };
    }
}
