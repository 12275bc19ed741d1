using Qingshan.Analysis.Forecasting;

namespace Qingshan.Analysis.Tests.Forecasting;

public sealed class ClimatologyTests
{
    /// <summary>Of a value that is its hour of the day in local time, plus 100 in the second half of the year.</summary>
    [Fact]
    public void What_is_usual_is_of_that_hour_and_time_of_the_year()
    {
        var panel = new Panel(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), 2 * 365 * 24, [new("a", new(116, 40))], TimeSpan.FromHours(8));
        for (var hour = 0; hour < panel.Hours; hour++)
        {
            var local = panel.At(hour) + panel.Clock;
            panel[PanelFactor.Pm25, 0][hour] = local.Hour + (local.Month > 6 ? 100 : 0);
        }
        var usual = new Climatology(panel, PanelFactor.Pm25, 365 * 24);
        Assert.Equal(12, usual.At(0, panel.HourOf(new DateTime(2021, 3, 10, 4, 0, 0, DateTimeKind.Utc))).Mean, 6);
        Assert.Equal(112, usual.At(0, panel.HourOf(new DateTime(2021, 9, 10, 4, 0, 0, DateTimeKind.Utc))).Mean, 6);
        Assert.Equal(12, usual.At(0, panel.HourOf(new DateTime(2021, 3, 10, 4, 0, 0, DateTimeKind.Utc))).Distribution!.Quantile(0.5), 6);
        Assert.True(double.IsNaN(new Climatology(panel, PanelFactor.Pm25, 0).At(0, 100).Mean));
    }
}
