namespace Qingshan.Analysis.Forecasting.Evaluation;

/// <summary>A forecast beside what came, and beside what forecasts without skill said.</summary>
/// <param name="Site">The site's place in its panel.</param>
/// <param name="Hour">The hour that was forecast, by its place.</param>
/// <param name="Forecast">What was said.</param>
/// <param name="Observed">What came.</param>
/// <param name="Persistence">What was measured when the forecast was made.</param>
/// <param name="Usual">What is usual.</param>
public readonly record struct ForecastPair(int Site, int Hour, HorizonForecast Forecast, double Observed, double Persistence, Usual Usual);
