namespace Qingshan.Analysis.Weather;

/// <summary>Regions of GB/T 3840-91, whose coefficients differ.</summary>
public enum MixingRegion
{
    /// <summary>新疆、西藏、青海.</summary>
    Plateau = 1,

    /// <summary>黑龙江、吉林、辽宁、内蒙古（阴山以北）.</summary>
    NorthEast = 2,

    /// <summary>北京、天津、河北、河南、山东.</summary>
    NorthPlain = 3,

    /// <summary>内蒙古（阴山以南）、山西、陕西（秦岭以北）、宁夏、甘肃（渭河以北）.</summary>
    Loess = 4,

    /// <summary>上海、广东、广西、湖南、湖北、江苏、浙江、安徽、海南、台湾、福建、江西.</summary>
    SouthEast = 5,

    /// <summary>云南、贵州、四川、甘肃（渭河以南）、陕西（秦岭以南）.</summary>
    SouthWest = 6,

    /// <summary>静风区（年平均风速小于 1 m/s）.</summary>
    Calm = 7,
}

/// <summary>Up to which height the air mixes, estimated from what a ground station observes, and how much air passes.</summary>
public static class MixingHeight
{
    private const double EarthTurn = 7.292115e-5;

    // a of A, B, C, D for each region; b of E and F are 1.66 and 0.70 everywhere.
    private static readonly double[][] Coefficients =
    [
        [0.090, 0.067, 0.041, 0.031], [0.073, 0.060, 0.041, 0.019], [0.073, 0.060, 0.041, 0.019], [0.073, 0.060, 0.041, 0.019],
        [0.056, 0.029, 0.020, 0.012], [0.073, 0.048, 0.031, 0.022], [0.090, 0.067, 0.041, 0.031],
    ];

    /// <summary>The parameter of Coriolis, 2 Ω sin φ.</summary>
    /// <param name="latitude">Degrees.</param>
    /// <returns>1/s.</returns>
    public static double Coriolis(double latitude) => 2 * EarthTurn * Math.Sin(latitude * Math.PI / 180);

    /// <summary>
    /// The method of GB/T 3840-91 (annex E): a u/f for A to D and b √(u/f) for E and F. Coefficients are from secondary sources that agree with each other; not checked against the text of the standard.
    /// </summary>
    /// <param name="stability">The class; a half class is as its more stable neighbour.</param>
    /// <param name="wind">Wind speed at 10 m, m/s; above 6 counts as 6.</param>
    /// <param name="latitude">Degrees, away from the equator.</param>
    /// <param name="region">The region.</param>
    /// <returns>Metres.</returns>
    public static double ByChineseStandard(StabilityClass stability, double wind, double latitude, MixingRegion region)
    {
        var per = Math.Min(6, wind) / Math.Abs(Coriolis(latitude));
        var a = Coefficients[(int)region - 1];
        return stability switch
        {
            StabilityClass.A => a[0] * per,
            StabilityClass.AB or StabilityClass.B => a[1] * per,
            StabilityClass.BC or StabilityClass.C => a[2] * per,
            StabilityClass.CD or StabilityClass.D => a[3] * per,
            StabilityClass.E => 1.66 * Math.Sqrt(per),
            _ => 0.70 * Math.Sqrt(per),
        };
    }

    /// <summary>The method of Nozaki (1973): 121/6 (6 − P)(T − Td) + 0.169 P (u + 0.257) / (12 f ln(z/z0)). Cited by many; not checked against the original.</summary>
    /// <param name="stability">The class, of which P is 1 for A to 6 for F.</param>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="dewPoint">Dew point, °C.</param>
    /// <param name="wind">Wind speed, m/s.</param>
    /// <param name="height">Height of the anemometer, m.</param>
    /// <param name="roughness">Roughness length, m.</param>
    /// <param name="latitude">Degrees, away from the equator.</param>
    /// <returns>Metres.</returns>
    public static double ByNozaki(StabilityClass stability, double celsius, double dewPoint, double wind, double height, double roughness, double latitude)
    {
        var p = stability switch
        {
            StabilityClass.A => 1, StabilityClass.AB => 1.5, StabilityClass.B => 2, StabilityClass.BC => 2.5, StabilityClass.C => 3, StabilityClass.CD => 3.5,
            StabilityClass.D => 4, StabilityClass.E => 5, _ => 6.0,
        };
        return 121.0 / 6 * (6 - p) * (celsius - dewPoint) + 0.169 * p * (wind + 0.257) / (12 * Math.Abs(Coriolis(latitude)) * Math.Log(height / roughness));
    }

    /// <summary>The ventilation coefficient: how much air passes under the mixing height.</summary>
    /// <param name="mixingHeight">Metres.</param>
    /// <param name="transportWind">The mean wind of the layer, m/s.</param>
    /// <returns>m²/s.</returns>
    public static double Ventilation(double mixingHeight, double transportWind) => mixingHeight * transportWind;
}
