namespace Qingshan.Standards;

/// <summary>
/// Concentrations of the six pollutants at one station or in one city, for one hour or one day. Immutable. NaN means missing. Gases
/// at the reference conditions of GB 3095, particles at actual conditions.
/// </summary>
/// <param name="SulphurDioxide">µg/m³.</param>
/// <param name="NitrogenDioxide">µg/m³.</param>
/// <param name="CarbonMonoxide">mg/m³.</param>
/// <param name="Ozone">µg/m³: of an hour its mean, of a day the largest mean of 8 consecutive hours.</param>
/// <param name="Pm10">µg/m³.</param>
/// <param name="Pm25">µg/m³.</param>
public sealed record AirConcentrations(double SulphurDioxide, double NitrogenDioxide, double CarbonMonoxide, double Ozone, double Pm10, double Pm25)
{
    /// <summary>The concentration of a pollutant.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <returns>In the unit of the pollutant; NaN for missing.</returns>
    public double this[AirPollutant pollutant] => pollutant switch
    {
        AirPollutant.SulphurDioxide => SulphurDioxide,
        AirPollutant.NitrogenDioxide => NitrogenDioxide,
        AirPollutant.CarbonMonoxide => CarbonMonoxide,
        AirPollutant.Ozone => Ozone,
        AirPollutant.Pm10 => Pm10,
        _ => Pm25,
    };

    /// <summary>Concentrations given by pollutant.</summary>
    /// <param name="of">Gives the concentration of a pollutant, NaN for missing.</param>
    /// <returns>The six together.</returns>
    public static AirConcentrations From(Func<AirPollutant, double> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return new(of(AirPollutant.SulphurDioxide), of(AirPollutant.NitrogenDioxide), of(AirPollutant.CarbonMonoxide),
            of(AirPollutant.Ozone), of(AirPollutant.Pm10), of(AirPollutant.Pm25));
    }

    /// <summary>
    /// The mean of stations, pollutant by pollutant, over those that have the pollutant. A city's index is that of this mean, not the
    /// mean of its stations' indices.
    /// </summary>
    /// <param name="evaluated">The stations that are evaluated; none gives missing throughout.</param>
    /// <returns>The mean, unrounded.</returns>
    public static AirConcentrations MeanOf(IEnumerable<AirConcentrations> evaluated)
    {
        var stations = evaluated.ToList();
        return From(pollutant => stations.Select(s => s[pollutant]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average());
    }
}
