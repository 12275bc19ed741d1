using CsCheck;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Tests.Weather;

public sealed class WeatherTests
{
    [Fact]
    public void Speed_and_direction_come_back_from_the_vector() =>
        Gen.Select(Gen.Double[0.01, 50], Gen.Double[0, 359.999]).Sample((speed, direction) =>
        {
            var wind = WindVector.Of(speed, direction);
            Assert.Equal(speed, wind.Speed, 9);
            Assert.Equal(0, Math.IEEERemainder(wind.Direction - direction, 360), 9);
        });

    [Fact]
    public void A_west_wind_goes_east_and_a_calm_needs_no_direction()
    {
        Assert.True(WindVector.Of(5, 270) is { U: > 4.999, V: < 1e-9 and > -1e-9 });
        Assert.Equal(new WindVector(0, 0), WindVector.Of(0, double.NaN));
        Assert.True(double.IsNaN(new WindVector(0, 0).Direction));
        var mean = WindMean.Of([2, 2, 0], [350, 10, double.NaN]).Value;
        Assert.Equal((3, 4 / 3.0), (mean.Count, mean.ScalarSpeed));
        Assert.Equal(0, Math.IEEERemainder(mean.Vector.Direction, 360), 9);
        Assert.Equal(10, mean.SigmaDegrees, 0.1);
        Assert.False(WindMean.Of([double.NaN], [1]).IsOk);
    }

    [Fact]
    public void Humidity_is_as_the_tables_of_the_WMO_have_it()
    {
        // 6.112 hPa at 0 °C is in the formula; 23.37 hPa at 20 °C and 1.032 hPa over ice at -20 °C are of the tables of Goff and Gratch, within their difference of 0.4 %.
        Assert.Equal(6.112, Humidity.SaturationPressure(0), 9);
        Assert.Equal(23.37, Humidity.SaturationPressure(20), 0.05);
        Assert.Equal(1.032, Humidity.SaturationPressureOverIce(-20), 0.004);
        Assert.Equal(1.0045, Humidity.Enhancement(1000), 1e-3);
        Assert.Equal(50, Humidity.Relative(20, 9.27), 0.1);
    }

    [Fact]
    public void Humidities_come_back_from_each_other() =>
        Gen.Select(Gen.Double[-40, 50], Gen.Double[1, 100], Gen.Double[500, 1050]).Sample((celsius, percent, pressure) =>
        {
            var dew = Humidity.DewPoint(celsius, percent);
            Assert.Equal(percent, Humidity.Relative(celsius, dew), 6);
            Assert.True(dew <= celsius + 1e-9);
            var vapour = Humidity.VapourPressure(celsius, percent);
            Assert.Equal(vapour, Humidity.PressureOfSpecific(Humidity.Specific(vapour, pressure), pressure), 9);
            var ratio = Humidity.MixingRatio(vapour, pressure);
            Assert.Equal(Humidity.Specific(vapour, pressure), ratio / (1 + ratio), 9);
            // Moist air is lighter than dry air.
            Assert.True(Air.Density(celsius, pressure, vapour) < Air.Density(celsius, pressure));
        });

    [Fact]
    public void Air_of_the_standard_atmosphere_has_its_density_and_1000_hPa_its_own_temperature()
    {
        // ISO 2533: 1.225 kg/m³ at 15 °C and 1013.25 hPa.
        Assert.Equal(1.225, Air.Density(15, 1013.25), 5e-4);
        Assert.Equal(293.15, Air.PotentialKelvin(20, 1000), 9);
        // 0 °C at 700 hPa: θ = 302.4 K.
        Assert.Equal(302.4, Air.PotentialKelvin(0, 700), 0.1);
    }

    [Fact]
    public void The_sun_stands_where_the_algorithm_of_NREL_has_it()
    {
        // Reda and Andreas (2008), NREL/TP-560-34302, table A5.1: zenith 50.11162 with refraction at 820 hPa, 50.127954 without, azimuth 194.34024.
        var sun = SolarPosition.Of(new DateTime(2003, 10, 17, 19, 30, 30), 39.742476, -105.1786);
        Assert.Equal(90 - 50.127954, sun.Elevation, 0.01);
        Assert.Equal(194.34024, sun.Azimuth, 0.01);
        // The same table: declination -9.31434, equation of time 14.641503 minutes.
        Assert.Equal(-9.314, sun.Declination, 0.01);
        Assert.Equal(14.6415, sun.EquationOfTime, 0.05);
        Assert.InRange(sun.ApparentElevation - sun.Elevation, 0.01, 0.03);
    }

    [Fact]
    public void At_noon_of_the_solstice_the_sun_is_as_high_as_latitude_and_obliquity_say()
    {
        var sun = Enumerable.Range(0, 1440).Select(m => SolarPosition.Of(new DateTime(2024, 6, 20).AddMinutes(m), 40, 116)).MaxBy(s => s.Elevation);
        Assert.Equal(90 - 40 + 23.44, sun.Elevation, 0.02);
        Assert.Equal(180, sun.Azimuth, 0.6);
    }

    [Theory]
    // The tables of GB/T 3840-91 as two independent programs have them.
    [InlineData(1.5, 70, 2, 0, StabilityClass.A)]
    [InlineData(1.5, 50, 4, 4, StabilityClass.AB)]
    [InlineData(2.5, 50, 6, 2, StabilityClass.B)]
    [InlineData(4.0, 50, 6, 2, StabilityClass.BC)]
    [InlineData(5.5, 50, 6, 2, StabilityClass.CD)]
    [InlineData(5.5, 70, 3, 1, StabilityClass.C)]
    [InlineData(1.0, -5, 2, 0, StabilityClass.F)]
    [InlineData(4.0, -5, 2, 0, StabilityClass.E)]
    [InlineData(1.0, -5, 6, 2, StabilityClass.E)]
    [InlineData(1.0, 40, 10, 9, StabilityClass.D)]
    [InlineData(7.0, 70, 0, 0, StabilityClass.D)]
    public void The_class_of_the_Chinese_guideline(double wind, double sun, double total, double low, StabilityClass expected) => Assert.Equal(expected, Stability.ByChineseGuideline(wind, sun, total, low));

    [Theory]
    [InlineData(1.0, 65, 3, double.PositiveInfinity, StabilityClass.A)]
    [InlineData(3.0, 40, 3, double.PositiveInfinity, StabilityClass.B)]
    [InlineData(3.0, 40, 8, 1000, StabilityClass.D)]
    [InlineData(5.0, 20, 0, double.PositiveInfinity, StabilityClass.D)]
    [InlineData(1.0, -1, 2, double.PositiveInfinity, StabilityClass.F)]
    [InlineData(3.5, -1, 2, double.PositiveInfinity, StabilityClass.E)]
    [InlineData(1.0, 50, 10, 500, StabilityClass.D)]
    [InlineData(9.0, 65, 0, double.PositiveInfinity, StabilityClass.C)]
    public void The_class_of_Turner(double wind, double sun, double total, double ceiling, StabilityClass expected) => Assert.Equal(expected, Stability.ByTurner(wind, sun, total, ceiling));

    [Fact]
    public void More_sun_is_never_more_stable_and_the_line_of_a_class_is_in_it() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Double[1, 80], Gen.Double[0, 10], Gen.Double[0.003, 1]).Sample((wind, sun, cloud, roughness) =>
        {
            Assert.True(Stability.ByChineseGuideline(wind, sun + 9, cloud, cloud / 2) <= Stability.ByChineseGuideline(wind, sun, cloud, cloud / 2));
            Assert.True(Stability.ByTurner(wind, sun + 9, cloud, 3000) <= Stability.ByTurner(wind, sun, cloud, 3000));
            foreach (var stability in new[] { StabilityClass.A, StabilityClass.B, StabilityClass.D, StabilityClass.F })
                Assert.Equal(stability, Stability.ByGolder(Stability.LengthOf(stability, Math.Min(roughness, 0.3)), Math.Min(roughness, 0.3)));
        });

    [Fact]
    public void The_surface_layer_obeys_its_own_equations() =>
        Gen.Select(Gen.Double[0.5, 12], Gen.Double[1, 400], Gen.Double[0.005, 0.5], Gen.Double[0, 1]).Sample((wind, heat, roughness, cloud) =>
        {
            var day = SurfaceLayer.Unstable(wind, 10, roughness, heat, 20, 1.2);
            var neutral = 0.4 * wind / Math.Log(10 / roughness);
            Assert.True(day.FrictionVelocity > neutral && day.Length < 0);
            Assert.Equal(SurfaceLayer.LengthOf(day.FrictionVelocity, heat, 20, 1.2), day.Length, 6);
            // Without heat it is the logarithm.
            Assert.Equal(neutral, SurfaceLayer.Unstable(wind, 10, roughness, 0, 20, 1.2).FrictionVelocity, 6);
            var night = SurfaceLayer.Stable(wind, 10, roughness, cloud, 10, 1.25);
            Assert.True(night.FrictionVelocity < neutral && night.Length > 0 && night.HeatFlux < 0);
            Assert.Equal(SurfaceLayer.LengthOf(night.FrictionVelocity, night.HeatFlux, 10, 1.25), night.Length, 6);
            // In wind enough, the profile of stable air gives the wind back.
            if (wind > 6) Assert.Equal(wind, night.FrictionVelocity / 0.4 * (Math.Log(10 / roughness) + 5 * 10 / night.Length), 0.01);
        });

    [Fact]
    public void Heat_goes_up_under_a_high_sun_and_down_without_one()
    {
        Assert.InRange(SurfaceLayer.HeatOf(60, 0, 20), 80, 250);
        Assert.True(SurfaceLayer.HeatOf(60, 1, 20) < SurfaceLayer.HeatOf(60, 0, 20));
        Assert.True(SurfaceLayer.HeatOf(0, 0, 20) < 0);
        Assert.True(SurfaceLayer.HeatOf(60, 0, 20, moisture: 0.5) > SurfaceLayer.HeatOf(60, 0, 20));
    }

    [Fact]
    public void Mixing_heights_are_what_the_formulae_give_by_hand()
    {
        // f at 40° N is 9.3746e-5: 0.019 × 3 / f, and 1.66 √(3 / f).
        Assert.Equal(608.0, MixingHeight.ByChineseStandard(StabilityClass.D, 3, 40, MixingRegion.NorthPlain), 0.1);
        Assert.Equal(297.0, MixingHeight.ByChineseStandard(StabilityClass.E, 3, 40, MixingRegion.NorthPlain), 0.1);
        Assert.Equal(MixingHeight.ByChineseStandard(StabilityClass.B, 6, 30, MixingRegion.SouthEast), MixingHeight.ByChineseStandard(StabilityClass.B, 9, 30, MixingRegion.SouthEast));
        // 121/6 × 2 × 10 + 0.169 × 4 × 3.257 / (12 f ln 1000).
        Assert.Equal(403.3 + 283.3, MixingHeight.ByNozaki(StabilityClass.D, 20, 10, 3, 10, 0.01, 40), 0.5);
        Assert.Equal(1500, MixingHeight.Ventilation(500, 3));
    }
}
