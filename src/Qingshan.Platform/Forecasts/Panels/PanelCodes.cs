using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Forecasts;

/// <summary>Which series enters into a panel as what: factor code, kind of period, unit.</summary>
public static class PanelCodes
{
    public const string Temperature = "a01001", Humidity = "a01002", Pressure = "a01006", WindSpeed = "a01007", WindDirection = "a01008", DewPoint = "aqs001", Rain = "aqs002";

    /// <summary>The code of a pollutant.</summary>
    public static string Of(PanelFactor pollutant) => PollutantOf(pollutant).Code();

    /// <summary>The unit in which a pollutant is forecast.</summary>
    public static string UnitOf(PanelFactor pollutant) => PollutantOf(pollutant).Unit().Symbol;

    /// <summary>The pollutant with a code, if there is one.</summary>
    public static PanelFactor? Find(string? code) => Panel.Pollutants.Select(p => (PanelFactor?)p).FirstOrDefault(p => Of(p!.Value) == code);

    /// <summary>The hourly series of a code.</summary>
    public static SeriesKind KindOf(string code) => code == Rain ? SeriesKind.Sum(TimeSpan.FromHours(1)) : SeriesKind.HourlyMean;

    public static string UnitOf(string code) => code switch
    {
        Temperature or DewPoint => "°C",
        Humidity => "%",
        Pressure => "hPa",
        WindSpeed => "m/s",
        WindDirection => "°",
        Rain => "mm",
        _ => UnitOf(Find(code)!.Value),
    };

    private static AirPollutant PollutantOf(PanelFactor pollutant) => pollutant switch
    {
        PanelFactor.Pm25 => AirPollutant.Pm25,
        PanelFactor.Pm10 => AirPollutant.Pm10,
        PanelFactor.So2 => AirPollutant.SulphurDioxide,
        PanelFactor.No2 => AirPollutant.NitrogenDioxide,
        PanelFactor.Co => AirPollutant.CarbonMonoxide,
        PanelFactor.O3 => AirPollutant.Ozone,
        _ => throw new ArgumentOutOfRangeException(nameof(pollutant), pollutant, "A pollutant."),
    };
}
