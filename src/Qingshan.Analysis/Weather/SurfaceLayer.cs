namespace Qingshan.Analysis.Weather;

/// <summary>
/// Friction velocity and the length of Monin and Obukhov from what a station observes: by day from the heat that sun and clouds leave to the air (Holtslag and van Ulden 1983,
/// J. Climate Appl. Meteor. 22), with the profiles of Businger and Dyer; at night from a temperature scale by the clouds (van Ulden and Holtslag 1985, J. Climate Appl. Meteor. 24).
/// </summary>
/// <param name="FrictionVelocity">u*, m/s.</param>
/// <param name="Length">L, m: below 0 unstable, above 0 stable, infinite for neutral.</param>
/// <param name="HeatFlux">The sensible heat that goes up, W/m²; below 0 at night.</param>
public readonly record struct SurfaceLayer(double FrictionVelocity, double Length, double HeatFlux)
{
    private const double Karman = 0.4, StefanBoltzmann = 5.670374e-8, Sharpness = 5;

    /// <summary>The length of Monin and Obukhov from fluxes: -ρ cp T u*³ / (k g H).</summary>
    /// <param name="frictionVelocity">u*, m/s.</param>
    /// <param name="heatFlux">Sensible heat upwards, W/m².</param>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="density">kg/m³.</param>
    /// <returns>Metres; infinity without a heat flux.</returns>
    public static double LengthOf(double frictionVelocity, double heatFlux, double celsius, double density) =>
        heatFlux == 0 ? double.PositiveInfinity : -density * Air.Heat * (celsius + Air.Zero) * Math.Pow(frictionVelocity, 3) / (Karman * Air.Gravity * heatFlux);

    /// <summary>The sensible heat by day from the elevation of the sun and the clouds (Holtslag and van Ulden 1983).</summary>
    /// <param name="elevation">Elevation of the sun, degrees.</param>
    /// <param name="cloud">Clouds, 0 to 1.</param>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="albedo">Share of the sunlight that the ground throws back.</param>
    /// <param name="moisture">Their α: 1 for wet grass, 0.5 for dry land.</param>
    /// <returns>W/m².</returns>
    public static double HeatOf(double elevation, double cloud, double celsius, double albedo = 0.2, double moisture = 1)
    {
        var kelvin = celsius + Air.Zero;
        var sun = Math.Max(0, 990 * Math.Sin(elevation * Math.PI / 180) - 30) * (1 - 0.75 * Math.Pow(cloud, 3.4));
        var net = ((1 - albedo) * sun + 5.31e-13 * Math.Pow(kelvin, 6) - StefanBoltzmann * Math.Pow(kelvin, 4) + 60 * cloud) / 1.12;
        // Slope of saturation over the psychrometric constant: how much of the energy evaporates water.
        var slope = 4098.2 * 6.112 * Math.Exp(17.62 * celsius / (243.12 + celsius)) / Math.Pow(237.3 + celsius, 2) / 0.646;
        return ((1 - moisture) + 1 / slope) / (1 + 1 / slope) * 0.9 * net - 20;
    }

    /// <summary>Finds both from wind and heat flux; the profile is iterated until u* settles.</summary>
    /// <param name="wind">Wind speed, m/s, above 0.</param>
    /// <param name="height">Height of the anemometer, m, above the roughness length.</param>
    /// <param name="roughness">Roughness length, m.</param>
    /// <param name="heatFlux">Sensible heat upwards, W/m²; 0 or above.</param>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="density">kg/m³.</param>
    /// <returns>The layer.</returns>
    public static SurfaceLayer Unstable(double wind, double height, double roughness, double heatFlux, double celsius, double density)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(heatFlux);
        var log = Math.Log(height / roughness);
        var velocity = Karman * wind / log;
        for (var round = 0; round < 200; round++)
        {
            var length = LengthOf(velocity, heatFlux, celsius, density);
            var next = Karman * wind / (log - Psi(height / length) + Psi(roughness / length));
            if (Math.Abs(next - velocity) < 1e-10 * velocity) break;
            // The mean of both steps keeps a light wind over hot ground from swinging.
            velocity = (velocity + next) / 2;
        }
        return new(velocity, LengthOf(velocity, heatFlux, celsius, density), heatFlux);
    }

    /// <summary>Finds both at night from wind and clouds, from the temperature scale θ* = 0.09 (1 − 0.5 N²) kelvin.</summary>
    /// <param name="wind">Wind speed, m/s, above 0.</param>
    /// <param name="height">Height of the anemometer, m, above the roughness length.</param>
    /// <param name="roughness">Roughness length, m.</param>
    /// <param name="cloud">Clouds, 0 to 1.</param>
    /// <param name="celsius">Temperature, °C.</param>
    /// <param name="density">kg/m³.</param>
    /// <returns>The layer; in a wind too light for the method, u* is half the neutral one and θ* falls with the wind, as in AERMET.</returns>
    public static SurfaceLayer Stable(double wind, double height, double roughness, double cloud, double celsius, double density)
    {
        var drag = Karman / Math.Log(height / roughness);
        var scale = 0.09 * (1 - 0.5 * cloud * cloud);
        var kelvin = celsius + Air.Zero;
        // u* (u - u*/drag) drag = u0², a square equation of which the larger root holds.
        var critical = 4 * Sharpness * height * Air.Gravity * scale / (kelvin * drag * wind * wind);
        double velocity;
        if (critical <= 1) velocity = drag * wind / 2 * (1 + Math.Sqrt(1 - critical));
        else (velocity, scale) = (drag * wind / 2, scale / Math.Sqrt(critical));
        var length = kelvin * velocity * velocity / (Karman * Air.Gravity * scale);
        return new(velocity, length, -density * Air.Heat * velocity * scale);
    }

    /// <summary>The integrated profile of momentum in unstable air (Paulson 1970).</summary>
    private static double Psi(double zeta)
    {
        if (zeta == 0) return 0;
        var x = Math.Sqrt(Math.Sqrt(1 - 16 * zeta));
        return 2 * Math.Log((1 + x) / 2) + Math.Log((1 + x * x) / 2) - 2 * Math.Atan(x) + Math.PI / 2;
    }
}
