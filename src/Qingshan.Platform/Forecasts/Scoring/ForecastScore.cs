using Qingshan.Analysis.Forecasting;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// 预报评分 · Sums over all forecasts of a model for the hours of a month at a station, so many hours ahead, from which every score follows. Only
/// forecasts that can be held against persistence enter: a value was known at the hour they were made.
/// </summary>
public sealed class ForecastScore
{
    public Guid ModelId { get; init; }

    public Guid PointId { get; init; }

    /// <summary>The month of the hours that were forecast, by the calendar of Beijing: 201401.</summary>
    public int Month { get; init; }

    /// <summary>Hours ahead.</summary>
    public int Horizon { get; init; }

    /// <summary>Of forecasts that were made afterwards.</summary>
    public bool Hindcast { get; init; }

    public long Count { get; set; }

    public double Squared { get; set; }

    public double Absolute { get; set; }

    /// <summary>Forecast less observed.</summary>
    public double Error { get; set; }

    public long Hits { get; set; }

    public long Misses { get; set; }

    public long FalseAlarms { get; set; }

    /// <summary>The pinball loss, averaged over the levels.</summary>
    public double Pinball { get; set; }

    public long Within50 { get; set; }

    public long Within90 { get; set; }

    /// <summary>Squared error of the probability.</summary>
    public double Brier { get; set; }

    /// <summary>Forecasts with a probability.</summary>
    public long Probabilities { get; set; }

    public double PersistenceSquared { get; set; }

    public double PersistenceAbsolute { get; set; }

    public long PersistenceHits { get; set; }

    public long PersistenceMisses { get; set; }

    public long PersistenceFalseAlarms { get; set; }

    /// <summary>Of these, those for which something is usual.</summary>
    public long UsualCount { get; set; }

    public double UsualSquared { get; set; }

    public double UsualAbsolute { get; set; }

    public double UsualPinball { get; set; }

    /// <summary>Adds one forecast beside what came.</summary>
    /// <param name="alarm">From which probability on there is an alarm; NaN for never.</param>
    internal void Add(in ScoredForecast said, float observed, double eventLevel, double alarm)
    {
        var (error, still, happened) = ((double)said.Mean - observed, (double)said.Known - observed, observed > eventLevel);
        Count++;
        Squared += error * error;
        Absolute += Math.Abs(error);
        Error += error;
        PersistenceSquared += still * still;
        PersistenceAbsolute += Math.Abs(still);
        if (said.Known > eventLevel) { if (happened) PersistenceHits++; else PersistenceFalseAlarms++; }
        else if (happened) PersistenceMisses++;
        if (!said.Quantiles.IsEmpty)
        {
            Pinball += Loss(said.Quantiles, observed);
            if (observed >= said.Quantiles[2] && observed <= said.Quantiles[4]) Within50++;
            if (observed >= said.Quantiles[0] && observed <= said.Quantiles[6]) Within90++;
        }
        if (float.IsFinite(said.Probability))
        {
            Probabilities++;
            var off = said.Probability - (happened ? 1 : 0);
            Brier += off * off;
            if (said.Probability >= alarm) { if (happened) Hits++; else FalseAlarms++; }
            else if (happened) Misses++;
        }
        if (said.Usual.Distribution is not { } distribution) return;
        var usual = said.Usual.Mean - observed;
        UsualCount++;
        UsualSquared += usual * usual;
        UsualAbsolute += Math.Abs(usual);
        UsualPinball += Loss([.. distribution.Values.Select(v => (float)v)], observed);
    }

    /// <summary>The pinball loss of a value, averaged over the levels.</summary>
    private static double Loss(ReadOnlySpan<float> quantiles, float observed)
    {
        var levels = ForecastDistribution.Learned;
        var sum = 0.0;
        for (var i = 0; i < levels.Length; i++) sum += observed >= quantiles[i] ? levels[i] * (observed - quantiles[i]) : (1 - levels[i]) * (quantiles[i] - observed);
        return sum / levels.Length;
    }
}

/// <summary>One forecast of one hour, as it is scored.</summary>
/// <param name="known">What was measured when it was made.</param>
/// <param name="usual">What is usual.</param>
internal readonly ref struct ScoredForecast(float mean, ReadOnlySpan<float> quantiles, float probability, float known, Usual usual)
{
    public float Mean { get; } = mean;

    public ReadOnlySpan<float> Quantiles { get; } = quantiles;

    public float Probability { get; } = probability;

    public float Known { get; } = known;

    public Usual Usual { get; } = usual;
}

/// <summary>可靠性 · How often the event came when about so much probability was given, on the first, second and third day ahead.</summary>
public sealed class ForecastReliability
{
    public const int Bins = 10;

    public Guid ModelId { get; init; }

    public Guid PointId { get; init; }

    public int Month { get; init; }

    public bool Hindcast { get; init; }

    /// <summary>1 for the hours 1 to 24 ahead.</summary>
    public int Day { get; init; }

    /// <summary>0 for probabilities below 0.1.</summary>
    public int Bin { get; init; }

    public long Count { get; set; }

    public long Events { get; set; }

    public double Probability { get; set; }
}
