using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 臭氧日最大 8 小时滑动平均 · The largest mean of eight consecutive hours that end within the day, from the eighth hour of the day on (HJ 663).
/// </summary>
internal sealed class OzoneDays : IDerivation
{
    internal static readonly SeriesKind Kind = new(Statistic.Max, TimeSpan.FromDays(1));

    /// <summary>Not the largest hour of the day, but the largest eight.</summary>
    internal const string Channel = "8h";

    public Text Rule => new("臭氧日最大 8 小时平均（GB 3095、HJ 663）：8 小时中至少 6 个有效小时，一日至少 14 个有效 8 小时平均（14 未核实）",
        "Largest 8 h mean of ozone of the day (GB 3095, HJ 663): at least 6 valid hours of 8, at least 14 valid 8 h means of the day (14: unverified)");

    public Period Period => Period.Day;

    public string? Standard => AirStandards.Limits;

    public Target? TargetOf(MonitoringPoint point, Series source) =>
        source.Factor == AirPollutant.Ozone.Code() && source.Kind == SeriesKind.HourlyMean && source.Channel.Length == 0 ? new(source.Factor, Kind, Channel, source.Unit) : null;

    public async Task<IReadOnlyList<Derived>> DeriveAsync(
        MonitoringPoint point, Target target, DateTime from, DateTime to, StreamInputs inputs, CancellationToken cancel)
    {
        var hours = (await inputs.BestAsync(point, target.Factor, SeriesKind.HourlyMean, "", target.Unit, from, to, cancel))
            .Where(o => StreamInputs.IsValid(o)).ToDictionary(o => o.Start, o => o.Value);
        var (derived, editions) = (new List<Derived>(), inputs.Editions);
        for (var day = from; day < to; day = Period.Day.EndOf(day))
        {
            if (editions.Of(point.RegionId, AirStandards.Limits, Periods.Day(day)) is not { } edition) continue;
            var rules = AirDataValidity.On(Periods.Day(day), edition);
            var (means, largest) = (0, double.NaN);
            // Hours are named by their start: the first eight begin at midnight, the last eight at 16:00.
            for (var first = 0; first <= 16; first++)
            {
                var (sum, count) = (0.0, 0);
                for (var hour = first; hour < first + 8; hour++)
                    if (hours.TryGetValue(day.AddHours(hour), out var value)) (sum, count) = (sum + value, count + 1);
                if (!rules.EightHours(count)) continue;
                means++;
                if (!(sum / count <= largest)) largest = sum / count;
            }
            if (means > 0) derived.Add(Derived.Plain(day, largest, rules.OzoneDay(means)));
        }
        return derived;
    }
}
