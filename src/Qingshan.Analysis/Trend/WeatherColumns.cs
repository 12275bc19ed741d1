using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary>The columns of weather that methods learn from, as they are offered to a person: wind, and whatever else there is.</summary>
internal static class WeatherColumns
{
    public static ImmutableArray<MethodColumn> All { get; } =
    [
        WindColumns.Speed with { Required = false }, WindColumns.Direction, WindColumns.Point,
        new("weather", "其他气象列（温度、湿度、气压、降水等）", "Other weather: temperature, humidity, pressure, rain", Required: false, Many: true),
    ];

    /// <summary>The weather of a table: a direction is no amount, so that wind becomes its speed and its parts towards east and north.</summary>
    public static Analysed<ImmutableArray<(string Name, double[] Values)>> Of(MethodTable table)
    {
        var weather = ImmutableArray.CreateBuilder<(string, double[])>();
        if (table.Has(WindColumns.Speed.Name))
        {
            var speed = table.Numbers(WindColumns.Speed.Name);
            weather.Add(("windSpeed", speed));
            if (table.Has(WindColumns.Direction.Name) || table.Has(WindColumns.Point.Name))
            {
                if (!WindColumns.Directions(table).TryGet(out var degrees, out var lacks)) return lacks;
                // A calm has no direction, and needs none.
                weather.Add(("windEast", [.. speed.Zip(degrees, (s, d) => s == 0 ? 0 : -s * Math.Sin(d * Math.PI / 180))]));
                weather.Add(("windNorth", [.. speed.Zip(degrees, (s, d) => s == 0 ? 0 : -s * Math.Cos(d * Math.PI / 180))]));
            }
        }
        foreach (var column in table.Many("weather")) weather.Add((column.Name, column.Numbers!));
        if (weather.Count == 0) return AnalysisProblem.Shape("没有气象列：至少指定 speed 或一个 weather 列。", "There is no weather: name speed, or at least one column of weather.");
        return weather.ToImmutable();
    }
}
