using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Warnings;

namespace Qingshan.Applications.Haze;

/// <summary>The numbers on which an evaluation rests. Beijing time.</summary>
/// <param name="Issued">The highest level that was in force.</param>
/// <param name="Called">The highest level for which the plan's grading calls on what was measured; none.</param>
/// <param name="Hit">hit, too-high, too-low, false-alarm, not-yet.</param>
/// <param name="HoursAhead">From the signature to the hour from which the level was called for.</param>
/// <param name="Mean">The city's mean of PM2.5 while it was in force, µg/m³.</param>
/// <param name="Peak">Its highest hour.</param>
/// <param name="Reductions">By factor and unit: expected, seen, of how many measures.</param>
/// <param name="Seen">How many measures have which word.</param>
/// <param name="Forecast">How the forecast did on which it rests; absent where it rests on none.</param>
/// <param name="Effect">What the measures did to the air; absent where that was not computed.</param>
public sealed record WarningFacts(
    string Issued, string Called, DateTime? CalledFrom, DateTime? CalledUntil, string Hit, double? HoursAhead, double? Mean, double? Peak, int HoursKnown, IReadOnlyList<ReductionSum> Reductions,
    IReadOnlyDictionary<string, int> Seen, ForecastDid? Forecast, EffectOnAir? Effect)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static WarningFacts? Read(string json) => JsonSerializer.Deserialize<WarningFacts>(json, Json);

    /// <summary>Expected and seen reductions in sum: of emissions only those that both are known of enter both sums.</summary>
    public static IReadOnlyList<ReductionSum> SumsOf(IEnumerable<Checked> measures) =>
    [
        .. measures.Where(m => m.Ordered.ExpectedReduction is not null || m.SeenReduction is not null).GroupBy(m => (Factor: m.Ordered.Factor ?? "", m.Unit)).OrderBy(g => g.Key.Factor, StringComparer.Ordinal)
            .Select(g => new ReductionSum(g.Key.Factor, g.Key.Unit, Math.Round(g.Sum(m => m.Ordered.ExpectedReduction ?? 0), 3),
                Math.Round(g.Where(m => m.Seen != CutSeen.NoData).Sum(m => m.SeenReduction ?? 0), 3), g.Count(), g.Count(m => m.Seen != CutSeen.NoData))),
    ];
}

/// <param name="Measures">How many measures enter.</param>
/// <param name="WithData">Of how many of them something was seen.</param>
public sealed record ReductionSum(string Factor, string Unit, double Expected, double Seen, int Measures, int WithData);

/// <param name="Mae">Mean absolute error of the city's hours, µg/m³.</param>
/// <param name="Bias">Forecast less measured.</param>
/// <param name="Persistence">Mean absolute error of “it stays as it is”.</param>
/// <param name="Covered">The share of hours within the 90 % interval.</param>
public sealed record ForecastDid(long Issue, int Hours, double Mae, double Bias, double Persistence, double Covered);

/// <param name="Percent">Measured against what would have been without measures, in percent; negative where less was measured.</param>
/// <param name="Detectable">The least change downwards that could be told from chance.</param>
public sealed record EffectOnAir(string Window, double Observed, double Counterfactual, double Percent, double PercentLow, double PercentHigh, double P, double Detectable, int Placebos)
{
    public static Text Caution { get; } = new(
        "区间含 0 不等于没有效果。差值包含时段内一切不同于往常的因素（管控、节假日、区域传输的偶然变化），不只是管控；预警时段是因为预报会重污染才选的，模型不知道这一点，低估无管控浓度的可能较大。各企业的削减由其监测数据看，不由此推断。",
        "An interval that holds 0 does not show that there was no effect. The difference holds all that was unlike other times (measures, holidays, chance of transport from far), not measures alone; the time was chosen because heavy pollution was forecast, which the model does not know, so that it rather underestimates what would have been. Who cut is seen in the instruments, not here.");
}
