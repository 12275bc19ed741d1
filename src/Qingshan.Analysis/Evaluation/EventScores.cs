using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>Scores of yes-or-no forecasts, such as of an exceedance (Wilks 2011, chapter 8; WWRP/WGNE verification). NaN where a divisor is 0.</summary>
/// <param name="Hits">Forecast and observed.</param>
/// <param name="Misses">Observed but not forecast.</param>
/// <param name="FalseAlarms">Forecast but not observed.</param>
/// <param name="Quiet">Neither.</param>
public sealed record EventScores(int Hits, int Misses, int FalseAlarms, int Quiet)
{
    /// <summary>How many pairs there are.</summary>
    public int Count => Hits + Misses + FalseAlarms + Quiet;

    /// <summary>POD: the share of events that were forecast.</summary>
    public double Detection => Share(Hits, Hits + Misses);

    /// <summary>FAR: the share of forecasts of an event that were wrong.</summary>
    public double FalseAlarmRatio => Share(FalseAlarms, Hits + FalseAlarms);

    /// <summary>POFD: the share of quiet times for which an event was forecast.</summary>
    public double FalseDetection => Share(FalseAlarms, FalseAlarms + Quiet);

    /// <summary>CSI, the critical success index or threat score.</summary>
    public double CriticalSuccess => Share(Hits, Hits + Misses + FalseAlarms);

    /// <summary>How many events were forecast for each that was observed; 1 is right.</summary>
    public double FrequencyBias => Share(Hits + FalseAlarms, Hits + Misses);

    /// <summary>The share of all forecasts that were right.</summary>
    public double Accuracy => Share(Hits + Quiet, Count);

    /// <summary>ETS, the equitable threat score of Gilbert (1884): CSI without the hits that chance would give.</summary>
    public double EquitableThreat
    {
        get
        {
            var chance = (double)(Hits + Misses) * (Hits + FalseAlarms) / Count;
            return Share(Hits - chance, Hits + Misses + FalseAlarms - chance);
        }
    }

    /// <summary>HSS of Heidke (1926): accuracy without what chance would give; 0 is no skill.</summary>
    public double Heidke => Share(2.0 * ((double)Hits * Quiet - (double)FalseAlarms * Misses), (double)(Hits + Misses) * (Misses + Quiet) + (double)(Hits + FalseAlarms) * (FalseAlarms + Quiet));

    /// <summary>The skill score of Peirce (1884): POD less POFD.</summary>
    public double Peirce => Detection - FalseDetection;

    /// <summary>Counts, in O(n).</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="modelled">As many modelled values; NaN is missing.</param>
    /// <param name="threshold">An observed value above it is an event.</param>
    /// <param name="alarm">A modelled value above it is the forecast of one; NaN for the same threshold.</param>
    /// <returns>The scores; a problem without pairs or where no event was observed.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<EventScores> Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> modelled, double threshold, double alarm = double.NaN)
    {
        var (o, m) = Pairs.Of(observed, modelled);
        if (o.Length == 0) return AnalysisProblem.TooFew(1, 0, "观测与预报都有值的行", "pairs of observed and forecast values");
        if (double.IsNaN(alarm)) alarm = threshold;
        int hits = 0, misses = 0, falseAlarms = 0;
        for (var i = 0; i < o.Length; i++)
        {
            var (was, said) = (o[i] > threshold, m[i] > alarm);
            if (was && said) hits++;
            else if (was) misses++;
            else if (said) falseAlarms++;
        }
        return hits + misses == 0
            ? AnalysisProblem.TooFew(1, 0, FormattableString.Invariant($"超过 {threshold} 的观测值"), FormattableString.Invariant($"observed values above {threshold}"))
            : new EventScores(hits, misses, falseAlarms, o.Length - hits - misses - falseAlarms);
    }

    private static double Share(double part, double all) => all == 0 ? double.NaN : part / all;
}
