namespace Qingshan.Analysis.Forecasting.Features;

/// <summary>A feature of a site.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">What it is at every hour of the panel; NaN is missing.</param>
public readonly record struct Column(string Name, float[] Values);
