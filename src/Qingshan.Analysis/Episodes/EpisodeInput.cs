using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Episodes;

/// <summary>How the methods of episodes read the table that they are given.</summary>
internal static class EpisodeInput
{
    public static ImmutableArray<MethodColumn> Columns { get; } =
    [
        new("time", "时间（整点，当地时）", "Time, full hours of the place", ColumnKind.Time),
        new("pm25", "PM2.5（µg/m³），每个站点一列", "PM2.5, µg/m³, a column a station", Many: true),
        new("temperature", "气温（℃）", "Temperature, °C", Required: false), new("dew-point", "露点（℃）", "Dew point, °C", Required: false),
        new("humidity", "相对湿度（%），没有露点时用", "Relative humidity, %, where there is no dew point", Required: false), new("pressure", "气压（hPa）", "Air pressure, hPa", Required: false),
        WindColumns.Speed with { Required = false }, WindColumns.Direction, WindColumns.Point, new("rain", "小时降水量（mm）", "Rain in the hour, mm", Required: false),
        new("pollutant", "其他污染物（全市均值，单位不限）", "Other pollutants, means of the city in any unit", Required: false, Many: true),
    ];

    public static ImmutableArray<MethodOption> Rules { get; } =
    [
        MethodOption.Number("threshold", 150, 1, 10_000, "过程阈值（µg/m³），全市均值高于它", "Threshold, µg/m³, above which the mean of the city is"),
        MethodOption.Number("clean", 75, 1, 10_000, "清洁线（µg/m³），不高于它为转清", "Clean air, µg/m³, is at or below"),
        MethodOption.Whole("gap", 12, 0, 240, "过程中低于阈值但未转清的间断，不超过多少小时仍算同一过程", "Hours below the threshold, without clean air, that do not end an episode"),
        MethodOption.Whole("least", 24, 1, 1000, "至少持续多少小时", "The fewest hours of an episode"),
    ];

    public static Analysed<EpisodeHours> Of(MethodInput input)
    {
        var table = input.Table;
        var temperature = Numbers("temperature");
        var dew = Numbers("dew-point");
        if (dew is null && temperature is not null && Numbers("humidity") is { } humidity) dew = [.. temperature.Zip(humidity, (t, h) => h > 0 ? Humidity.DewPoint(t, h) : double.NaN)];
        double[]? direction = null;
        if (table.Has("direction") || table.Has("point"))
        {
            if (!WindColumns.Directions(table).TryGet(out var degrees, out var problem)) return problem;
            direction = degrees;
        }
        return EpisodeHours.Of(table.Times("time"), [.. table.Many("pm25").Select(c => (c.Name, c.Numbers!))],
            new(temperature, dew, Numbers("pressure"), Numbers("speed"), direction, Numbers("rain"), [.. table.Many("pollutant").Select(c => (c.Name, c.Numbers!))]));

        double[]? Numbers(string role) => table.Has(role) ? table.Numbers(role) : null;
    }

    public static EpisodeRules RulesOf(MethodInput input) => new(input.Number("threshold"), input.Number("clean"), input.Whole("gap"), input.Whole("least"));
}
