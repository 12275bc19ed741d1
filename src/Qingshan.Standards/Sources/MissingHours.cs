namespace Qingshan.Standards;

/// <summary>
/// 缺失数据处理 · What is put in the place of hours that are missing or invalid at a pollution source, so that its emission can be
/// accounted for. Flue gas: HJ 75-2017, 12.2; waste water: HJ 356-2019, 6. Both from memory, unverified.
/// </summary>
public static class MissingHours
{
    /// <summary>Where the numbers come from.</summary>
    public static Source FlueGasSource { get; } = new("HJ 75", "2017", "12.2", Evidence.Recalled);

    /// <summary>Where the rule comes from.</summary>
    public static Source WasteWaterSource { get; } = new("HJ 356", "2019", "6", Evidence.Recalled);

    /// <summary>Of flue gas the largest of so many valid hours before the gap is taken.</summary>
    /// <param name="captured">Share of the quarter's hours that are valid, 0 to 1.</param>
    /// <param name="missing">Hours of the gap, 1 or more.</param>
    /// <returns>180, 720 or 2160 hours; null where so little was captured that the standard gives no rule.</returns>
    public static int? FlueGasHoursBack(double captured, int missing) => captured switch
    {
        >= 0.9 => missing <= 24 ? 180 : 720,
        >= 0.75 => 2160,
        _ => null,
    };

    /// <summary>Whether of waste water the median is taken instead of the mean of the stretch of equal length before the gap: of pH.</summary>
    /// <param name="factor">Factor code.</param>
    /// <returns>True for pH.</returns>
    public static bool TakesMedian(string factor) => factor == "w01001";
}
