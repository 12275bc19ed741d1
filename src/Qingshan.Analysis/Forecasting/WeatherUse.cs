namespace Qingshan.Analysis.Forecasting;

/// <summary>Which hours of coming weather a forecast looks at.</summary>
public enum WeatherUse
{
    /// <summary>None: only what is known when it is made.</summary>
    None,

    /// <summary>Of the hour that is forecast.</summary>
    AtTheHour,

    /// <summary>Of all hours from now to the one that is forecast.</summary>
    UntilTheHour,
}
