using System.Collections.Frozen;

namespace Qingshan.Platform.Streams;

/// <summary>指标 · The platform's own codes of what is computed from several factors.</summary>
public static class Indices
{
    /// <summary>空气质量指数 · Air quality index, HJ 633.</summary>
    public const string Aqi = "aqs010";

    /// <summary>水质类别 · Class of surface water, GB 3838: 1 to 5, 6 for inferior to V.</summary>
    public const string WaterClass = "aqs011";

    private static readonly FrozenSet<string> All = ((string[])[Aqi, WaterClass]).ToFrozenSet();

    /// <summary>Whether a code is of an index: a mean of indices is no index.</summary>
    public static bool Are(string factor) => All.Contains(factor);
}
