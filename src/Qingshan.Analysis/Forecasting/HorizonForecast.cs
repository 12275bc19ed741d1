namespace Qingshan.Analysis.Forecasting;

/// <summary>A forecast of one hour.</summary>
/// <param name="Hours">How many hours ahead.</param>
/// <param name="Mean">The mean of what may come: the value with the least squared error, in the unit of the target.</param>
/// <param name="Distribution">What may come; null where the mean alone was learned.</param>
/// <param name="Probability">The probability that the target is above the level of the event; NaN where it was not learned.</param>
public sealed record HorizonForecast(int Hours, double Mean, ForecastDistribution? Distribution, double Probability);
