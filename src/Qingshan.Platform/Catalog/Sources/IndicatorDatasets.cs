using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>指标 · A dataset for every index that the streams compute, whether or not any point has it yet.</summary>
public sealed class IndicatorDatasets(SeriesDatasets series, SeriesBook book) : IDatasetSource
{
    private static readonly IReadOnlyList<(string Factor, SeriesKind Kind, string PointKind, Text Rule)> Computed =
    [
        (Indices.Aqi, SeriesKind.HourlyMean, "air-station", new AirIndices(Period.Hour).Rule),
        (Indices.Aqi, SeriesKind.DailyMean, "air-station", new AirIndices(Period.Day).Rule),
        (Indices.WaterClass, SeriesKind.HourlyMean, "water-section", new WaterClasses().Rule),
        (Indices.WaterClass, SeriesKind.Mean(TimeSpan.FromHours(4)), "water-section", new WaterClasses().Rule),
        (Indices.WaterClass, SeriesKind.Instant, "water-section", new WaterClasses().Rule),
    ];

    public static string CodeOf(string factor, SeriesKind kind, bool simulated) => $"indicator.{factor}.{SeriesDatasets.Dashed(kind)}{(simulated ? ".simulated" : "")}";

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs)
    {
        var simulated = book.All.Where(s => Indices.Are(s.Factor) && inputs.Ledger.Points.TryGetValue(s.PointId, out var point) && SeriesDatasets.IsSimulated(s, point))
            .Select(s => (s.Factor, s.Kind)).ToHashSet();
        foreach (var computed in Computed)
        {
            yield return Of(computed, false, inputs);
            if (simulated.Contains((computed.Factor, computed.Kind))) yield return Of(computed, true, inputs);
        }
    }

    private Dataset Of((string Factor, SeriesKind Kind, string PointKind, Text Rule) computed, bool simulated, CatalogInputs inputs)
    {
        var (factor, kind, pointKind, rule) = computed;
        var (name, words) = (FactorNames.Of(factor), SeriesWords.Of(kind));
        return new Dataset
        {
            Code = CodeOf(factor, kind, simulated),
            Class = DatasetClass.Indicator,
            Title = simulated ? new($"{name.Zh}（{words.Zh}，模拟）", $"{name.En} ({words.En}, simulated)") : new($"{name.Zh}（{words.Zh}）", $"{name.En} ({words.En})"),
            About = rule,
            Base = PointBases.Of(pointKind),
            Fields = ObservationFields.OfMany,
            Parts = [series.FactorPart(factor), series.KindPart(kind, Origin.RolledUp), new(rule.Zh + " " + rule.En)],
            Owner = inputs.Owners.OfEverything,
            Cycle = kind.Period,
            PointKind = pointKind,
            Kind = kind,
            Origin = Origin.RolledUp,
            Simulated = simulated,
            ConformsTo = rule,
        };
    }
}
