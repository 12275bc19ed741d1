using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>The six pollutants of the air quality index.</summary>
public enum AirPollutant
{
    /// <summary>Sulphur dioxide (二氧化硫), µg/m³.</summary>
    SulphurDioxide,

    /// <summary>Nitrogen dioxide (二氧化氮), µg/m³.</summary>
    NitrogenDioxide,

    /// <summary>Carbon monoxide (一氧化碳), mg/m³.</summary>
    CarbonMonoxide,

    /// <summary>Ozone (臭氧), µg/m³.</summary>
    Ozone,

    /// <summary>Particles up to 10 µm (PM10, 可吸入颗粒物), µg/m³.</summary>
    Pm10,

    /// <summary>Particles up to 2.5 µm (PM2.5, 细颗粒物), µg/m³.</summary>
    Pm25,
}

/// <summary>The averaging time of a concentration in air.</summary>
public enum AirMean
{
    /// <summary>1 h mean.</summary>
    Hour,

    /// <summary>The largest mean of 8 consecutive hours of a day; ozone.</summary>
    EightHours,

    /// <summary>24 h mean.</summary>
    Day,

    /// <summary>Annual mean.</summary>
    Year,
}

/// <summary>Codes and decimals of the pollutants of the air quality index.</summary>
public static class AirPollutants
{
    /// <summary>All six, in the order of HJ 633.</summary>
    public static ImmutableArray<AirPollutant> All { get; } = [.. Enum.GetValues<AirPollutant>()];

    /// <summary>The code of the factor, as in <see cref="FactorTable"/>.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <returns>Such as <c>a34004</c>.</returns>
    public static string Code(this AirPollutant pollutant) => pollutant switch
    {
        AirPollutant.SulphurDioxide => "a21026",
        AirPollutant.NitrogenDioxide => "a21004",
        AirPollutant.CarbonMonoxide => "a21005",
        AirPollutant.Ozone => "a05024",
        AirPollutant.Pm10 => "a34002",
        _ => "a34004",
    };

    /// <summary>The pollutant of a factor.</summary>
    /// <param name="code">The code; null or one that is not in the index gives null.</param>
    /// <returns>The pollutant, or null.</returns>
    public static AirPollutant? Find(string? code)
    {
        foreach (var pollutant in All)
            if (pollutant.Code() == code) return pollutant;
        return null;
    }

    /// <summary>The unit of concentrations: mg/m³ for carbon monoxide, otherwise µg/m³.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <returns>The unit.</returns>
    public static Unit Unit(this AirPollutant pollutant) =>
        pollutant == AirPollutant.CarbonMonoxide ? Units.MilligramPerCubicMetre : Units.MicrogramPerCubicMetre;

    /// <summary>A concentration rounded before the index is computed: half to even, to whole numbers; carbon monoxide to one decimal.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <param name="concentration">The concentration in <see cref="Unit"/>; NaN for missing.</param>
    /// <returns>The rounded concentration; null where it is missing or below zero even when rounded, which no concentration is.</returns>
    public static decimal? Rounded(this AirPollutant pollutant, double concentration) =>
        Rounding.HalfToEven(concentration, pollutant == AirPollutant.CarbonMonoxide ? 1 : 0) is { } rounded and >= 0 ? rounded : null;

    /// <summary>The key of an averaging time in the tables of numbers.</summary>
    internal static string Key(this AirMean mean) => mean switch
    {
        AirMean.Hour => "hour",
        AirMean.EightHours => "8h",
        AirMean.Day => "day",
        _ => "year",
    };
}
