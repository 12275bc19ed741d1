namespace Qingshan.Analysis.Forecasting.Features;

/// <summary>
/// The weather between now and the hour that is forecast, as a weather forecast gives it; in an evaluation with observed weather ("perfect
/// prognosis") it is an upper bound of what a weather forecast can give, and never mixed with forecasts that do without.
/// </summary>
internal static class ComingWeather
{
    /// <param name="panel">Weather measured up to now and forecast from then on.</param>
    /// <param name="site">Which site.</param>
    /// <param name="horizon">How many hours ahead.</param>
    /// <param name="use">Of which hours.</param>
    public static List<Column> Of(Panel panel, int site, int horizon, WeatherUse use)
    {
        List<Column> columns = [];
        if (use == WeatherUse.None) return columns;
        foreach (var factor in Panel.Weather) Then($"{factor} then", panel[factor, site]);
        Then("dew point depression then", Running.Minus(panel[PanelFactor.Temperature, site], panel[PanelFactor.DewPoint, site]));
        if (use == WeatherUse.AtTheHour) return columns;
        foreach (var factor in (PanelFactor[])[PanelFactor.Pressure, PanelFactor.Temperature, PanelFactor.DewPoint])
        {
            Then($"{factor} change until then", Running.Change(panel[factor, site], horizon));
            Then($"{factor} change 12 then", Running.Change(panel[factor, site], 12));
        }
        foreach (var factor in (PanelFactor[])[PanelFactor.WindEast, PanelFactor.WindNorth, PanelFactor.WindSpeed])
        {
            Then($"{factor} mean until then", Running.Mean(panel[factor, site], horizon));
            foreach (var hours in (int[])[3, 6, 12, 24, 48]) Then($"{factor} mean {hours} then", Running.Mean(panel[factor, site], hours));
        }
        Then("WindSpeed most 12 then", Running.Most(panel[PanelFactor.WindSpeed, site], 12));
        Then("Rain until then", Running.Sum(panel[PanelFactor.Rain, site], horizon));
        Then("Rain sum 12 then", Running.Sum(panel[PanelFactor.Rain, site], 12));
        Then("DewPoint mean 24 then", Running.Mean(panel[PanelFactor.DewPoint, site], 24));
        Then("Temperature mean 24 then", Running.Mean(panel[PanelFactor.Temperature, site], 24));
        return columns;

        void Then(string name, ReadOnlySpan<float> values)
        {
            var ahead = new float[values.Length];
            for (var i = 0; i < ahead.Length; i++) ahead[i] = i + horizon < values.Length ? values[i + horizon] : float.NaN;
            columns.Add(new(name, ahead));
        }
    }
}
