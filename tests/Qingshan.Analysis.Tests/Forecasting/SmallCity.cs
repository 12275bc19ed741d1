using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Training;

namespace Qingshan.Analysis.Tests.Forecasting;

/// <summary>Invented hours of three sites with a law in them: what is measured follows the wind of six hours before, a daily course and chance. For tests of mechanics only.</summary>
internal static class SmallCity
{
    public const int Hours = 3000;

    public static Panel Panel(int seed = 1, int hours = Hours, string code = "a")
    {
        var random = new Random(seed);
        var panel = new Panel(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), hours, [new(code, new(116.3, 39.9)), new("b", new(116.5, 39.9)), new("c", new(116.4, 40.1))], TimeSpan.FromHours(8));
        double wind = 2, value = 60;
        var winds = new double[hours];
        for (var hour = 0; hour < hours; hour++)
        {
            wind = Math.Clamp(wind + random.NextDouble() - 0.5, 0, 6);
            winds[hour] = wind;
            value += 0.2 * (160 - 25 * winds[Math.Max(0, hour - 6)] - value) + 6 * (random.NextDouble() - 0.5);
            for (var site = 0; site < 3; site++)
            {
                panel[PanelFactor.Pm25, site][hour] = random.NextDouble() < 0.02 ? float.NaN : (float)Math.Max(1, value + 5 * site + 10 * Math.Sin(hour * Math.PI / 12));
                panel[PanelFactor.WindSpeed, site][hour] = (float)wind;
                panel[PanelFactor.WindNorth, site][hour] = (float)wind;
                panel[PanelFactor.WindEast, site][hour] = 0;
                panel[PanelFactor.Temperature, site][hour] = (float)(10 + 5 * Math.Sin(hour * Math.PI / 12) + random.NextDouble());
                panel[PanelFactor.DewPoint, site][hour] = (float)random.NextDouble();
            }
        }
        return panel;
    }

    public static TrainingPlan Plan(WeatherUse weather = WeatherUse.None) => new(PanelFactor.Pm25, [1, 3, 6], weather, 2400, [1500], EventLevel: 110, Effort: 0.2);
}
