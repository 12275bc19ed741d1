namespace Qingshan.Analysis.Weather;

/// <summary>
/// Water vapour, by the formulae of the WMO (Guide to Instruments and Methods of Observation, WMO-No. 8, 2018, annex 4.B; of Sonntag 1990). Temperatures are in
/// degrees Celsius, pressures in hPa. NaN goes in and comes out.
/// </summary>
public static class Humidity
{
    /// <summary>The ratio of the molar masses of water and dry air.</summary>
    public const double MassRatio = 0.62198;

    /// <summary>Saturation vapour pressure over water in the pure phase, valid from -45 to 60 °C.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <returns>hPa.</returns>
    public static double SaturationPressure(double celsius) => 6.112 * Math.Exp(17.62 * celsius / (243.12 + celsius));

    /// <summary>Saturation vapour pressure over ice in the pure phase, valid from -65 to 0 °C.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <returns>hPa.</returns>
    public static double SaturationPressureOverIce(double celsius) => 6.112 * Math.Exp(22.46 * celsius / (272.62 + celsius));

    /// <summary>By how much saturation in moist air at a pressure is above that of the pure phase.</summary>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <returns>A factor, about 1.004.</returns>
    public static double Enhancement(double hectopascals) => 1.0016 + 3.15e-6 * hectopascals - 0.074 / hectopascals;

    /// <summary>Relative humidity over water.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="dewPoint">Dew point, °C.</param>
    /// <returns>Percent.</returns>
    public static double Relative(double celsius, double dewPoint) => 100 * SaturationPressure(dewPoint) / SaturationPressure(celsius);

    /// <summary>Vapour pressure.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="percent">Relative humidity over water, %.</param>
    /// <returns>hPa.</returns>
    public static double VapourPressure(double celsius, double percent) => percent / 100 * SaturationPressure(celsius);

    /// <summary>The dew point of a vapour pressure: the temperature at which it saturates over water.</summary>
    /// <param name="vapourPressure">hPa, above 0.</param>
    /// <returns>°C; NaN for a pressure that is not above 0.</returns>
    public static double DewPointOf(double vapourPressure)
    {
        if (!(vapourPressure > 0)) return double.NaN;
        var log = Math.Log(vapourPressure / 6.112);
        return 243.12 * log / (17.62 - log);
    }

    /// <summary>The dew point.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="percent">Relative humidity over water, %, above 0.</param>
    /// <returns>°C.</returns>
    public static double DewPoint(double celsius, double percent) => DewPointOf(VapourPressure(celsius, percent));

    /// <summary>Specific humidity: vapour in the moist air.</summary>
    /// <param name="vapourPressure">hPa.</param>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <returns>kg of vapour in a kg of air.</returns>
    public static double Specific(double vapourPressure, double hectopascals) => MassRatio * vapourPressure / (hectopascals - (1 - MassRatio) * vapourPressure);

    /// <summary>The vapour pressure of a specific humidity.</summary>
    /// <param name="specific">kg/kg.</param>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <returns>hPa.</returns>
    public static double PressureOfSpecific(double specific, double hectopascals) => specific * hectopascals / (MassRatio + (1 - MassRatio) * specific);

    /// <summary>Mixing ratio: vapour against the dry air.</summary>
    /// <param name="vapourPressure">hPa.</param>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <returns>kg of vapour to a kg of dry air.</returns>
    public static double MixingRatio(double vapourPressure, double hectopascals) => MassRatio * vapourPressure / (hectopascals - vapourPressure);

    /// <summary>Absolute humidity: the density of the vapour.</summary>
    /// <param name="vapourPressure">hPa.</param>
    /// <param name="celsius">Temperature, °C.</param>
    /// <returns>g/m³.</returns>
    public static double Absolute(double vapourPressure, double celsius) => 1000 * 100 * vapourPressure / (461.5 * (celsius + Air.Zero));
}

/// <summary>Air as a gas. Temperatures are in degrees Celsius where not said otherwise, pressures in hPa.</summary>
public static class Air
{
    /// <summary>0 °C in kelvin.</summary>
    public const double Zero = 273.15;

    /// <summary>The gas constant of dry air, J/(kg K).</summary>
    public const double DryGas = 287.05;

    /// <summary>The specific heat of dry air at constant pressure, J/(kg K).</summary>
    public const double Heat = 1004.7;

    /// <summary>The standard acceleration of gravity, m/s².</summary>
    public const double Gravity = 9.80665;

    /// <summary>The temperature at which dry air would have the density of the moist air.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="vapourPressure">hPa.</param>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <returns>Kelvin.</returns>
    public static double VirtualKelvin(double celsius, double vapourPressure, double hectopascals) => (celsius + Zero) / (1 - (1 - Humidity.MassRatio) * vapourPressure / hectopascals);

    /// <summary>The density of moist air.</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <param name="vapourPressure">hPa; 0 for dry air.</param>
    /// <returns>kg/m³.</returns>
    public static double Density(double celsius, double hectopascals, double vapourPressure = 0) => 100 * hectopascals / (DryGas * VirtualKelvin(celsius, vapourPressure, hectopascals));

    /// <summary>The temperature that the air would have if it were brought to 1000 hPa without heat (Poisson's equation).</summary>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="hectopascals">Air pressure, hPa.</param>
    /// <returns>Kelvin.</returns>
    public static double PotentialKelvin(double celsius, double hectopascals) => (celsius + Zero) * Math.Pow(1000 / hectopascals, DryGas / Heat);
}
