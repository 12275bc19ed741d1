using Qingshan.Platform.Catalog;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>Days of points as rules see them, made by hand.</summary>
internal static class QualityDays
{
    public static readonly DateOnly Day = new(2026, 11, 20);
    public static readonly DateTime From = Periods.StartOf(Day);
    public static readonly string Micro = Units.MicrogramPerCubicMetre.Symbol;
    private static int _ids;

    public static MonitoringPoint Point(string kind = "air-station", Guid? region = null) => new() { Code = "P1", Name = "P1", Kind = kind, RegionId = region };

    public static LedgerSnapshot LedgerOf(params Region[] regions) => new(regions, [], [], [], [], DateTimeOffset.UnixEpoch);

    /// <summary>A series with a value an hour from the beginning of the day; NaN is none. Each arrives five minutes after its hour.</summary>
    public static SeriesDay Hours(string factor, double[] values, string? unit = null, string channel = "", Origin origin = Origin.Reported, bool expected = true, Func<int, Observation, Observation>? change = null, int before = 0)
    {
        var series = new Series { Id = Interlocked.Increment(ref _ids), PointId = Guid.Empty, Factor = factor, Kind = SeriesKind.HourlyMean, Origin = origin, Channel = channel, Unit = unit ?? Micro };
        var read = new List<Observation>();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            var start = From.AddHours(i - before);
            var o = Observation.Plain(series.Id, start, values[i], start.AddMinutes(65), i + 1, 'N');
            read.Add(change?.Invoke(i, o) ?? o);
        }
        return new(series, expected, read);
    }

    public static PointDay DayOf(MonitoringPoint point, params SeriesDay[] series) => new(point, Day, From, From.AddDays(1), From.AddDays(1), PointMarks.None, series);

    public static PointDay DayOf(params SeriesDay[] series) => DayOf(Point(), series);

    public static PointDay Said(this PointDay day, string factor, int hour, MarkReason reason) => day with
    {
        Said = new([.. day.Said.All, new Mark
        {
            Batch = Guid.CreateVersion7(), PointId = day.Point.Id, Factor = factor, From = From.AddHours(hour), To = From.AddHours(hour + 1), Stage = ReviewStage.Station, Verdict = reason.Verdict, Reason = reason.Key,
            Detail = "", By = "test",
        }]),
    };

    public static RuleResult Judge(this PointDay day, string rule, params QualityParameter[] set)
    {
        var of = QualityRules.OfPoints.Single(r => r.Facts.Key == rule);
        return of.Judge(day, new QualityParameters(set, LedgerOf()).For(of, day.Point.Kind, day.Point.RegionId));
    }

    public static QualityParameter Row(string rule, string parameter, double? value, string? kind = null, string? factor = null, Guid? region = null) => new()
    {
        Code = QualityParameter.CodeOf(rule, parameter, kind, factor, region?.ToString()), Rule = rule, Parameter = parameter, Value = value, Kind = kind, Factor = factor, RegionId = region,
    };

    public static double[] Flat(double value, int hours = 24) => [.. Enumerable.Repeat(value, hours)];

    public static double[] Gentle(int hours = 24) => [.. Enumerable.Range(0, hours).Select(h => 40.0 + h % 4)];

    public static double[] With(this double[] values, params (int Hour, double Value)[] others)
    {
        double[] changed = [.. values];
        foreach (var (hour, value) in others) changed[hour] = value;
        return changed;
    }
}
