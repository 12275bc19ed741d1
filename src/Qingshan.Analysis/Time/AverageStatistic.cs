namespace Qingshan.Analysis.Time;

/// <summary>What is made of the values of a span of time.</summary>
public enum AverageStatistic
{
    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>The median.</summary>
    Median,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The sample standard deviation.</summary>
    Deviation,

    /// <summary>A percentile, by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    Percentile,

    /// <summary>How many values there are.</summary>
    Frequency,

    /// <summary>The data capture in percent; absent rows count as missing.</summary>
    Capture,

    /// <summary>For wind directions: the direction of the mean vector, in degrees, weighted with the wind speed where it is given.</summary>
    Direction,
}
