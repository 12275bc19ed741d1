using System.Collections.Immutable;
using Qingshan.Analysis.Receptor;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>
/// What the errors of forecasts of a later time than was learned from say about a horizon: how much each member of the mean counts, at which learned
/// level a quantile really lies, how likely an event really is, and from which probability on an alarm hits most.
/// </summary>
/// <param name="Weights">Of every member, 1 together.</param>
/// <param name="Levels">For every level of <see cref="ForecastDistribution.Learned"/> the learned level at which so many observations lie below. Empty without a distribution.</param>
/// <param name="Event">Intercept and slopes of the probability; empty without one.</param>
/// <param name="Alarm">The probability from which on an alarm has the best CSI.</param>
/// <param name="Count">How many forecasts this is from.</param>
internal sealed record Calibration(double[] Weights, ImmutableArray<double> Levels, double[] Event, double Alarm, int Count)
{
    public static Calibration Of(IReadOnlyList<RawForecast> forecasts, IReadOnlyList<float> observed, double eventLevel)
    {
        var weights = WeightsOf(forecasts, observed);
        if (forecasts[0].Quantiles.Length == 0) return new Calibration(weights, [], [], double.NaN, observed.Count);
        double[] places = [.. forecasts.Select((f, i) => Learned(f).AtMost(observed[i]))];
        Array.Sort(places);
        var calibration = new Calibration(weights, [.. ForecastDistribution.Learned.Select(level => Quantile.OfSorted(places, level))], [], double.NaN, observed.Count);
        bool[] happened = [.. observed.Select(o => o > eventLevel)];
        if (double.IsNaN(forecasts[0].Event) || !happened.Contains(true) || !happened.Contains(false)) return calibration;
        double[][] said = [.. forecasts.Select(f => Said(f, calibration.Distribution(f), eventLevel))];
        var slopes = Logistic.Fit(said, happened);
        return calibration with { Event = slopes, Alarm = BestAlarm([.. said.Select(s => Logistic.Probability(slopes, s))], happened) };
    }

    public double Mean(RawForecast raw)
    {
        var sum = 0.0;
        for (var m = 0; m < Weights.Length; m++) sum += Weights[m] * raw.Members[m];
        return Math.Max(0, sum);
    }

    public ForecastDistribution Distribution(RawForecast raw)
    {
        var learned = Learned(raw);
        return new(ForecastDistribution.Learned, [.. Levels.Select(learned.Quantile)]);
    }

    /// <summary>The probability of the event; NaN where none was learned.</summary>
    public double Probability(RawForecast raw, ForecastDistribution distribution, double eventLevel) =>
        Event.Length == 0 ? double.NaN : Logistic.Probability(Event, Said(raw, distribution, eventLevel));

    public void Write(BinaryWriter to)
    {
        foreach (var values in (double[][])[Weights, [.. Levels], Event])
        {
            to.Write((byte)values.Length);
            foreach (var value in values) to.Write(value);
        }
        to.Write(Alarm);
        to.Write(Count);
    }

    public static Calibration Read(BinaryReader from)
    {
        return new Calibration(Some(), [.. Some()], Some(), from.ReadDouble(), from.ReadInt32());

        double[] Some() => [.. Enumerable.Range(0, from.ReadByte()).Select(_ => from.ReadDouble())];
    }

    private static ForecastDistribution Learned(RawForecast raw) => new(ForecastDistribution.Learned, [.. raw.Quantiles]);

    private static double[] Said(RawForecast raw, ForecastDistribution distribution, double eventLevel) => [raw.Event, 1 - distribution.AtMost(eventLevel)];

    /// <summary>
    /// Half of it the weights not below 0 with the least squared error, half of it the same for all: the fits that are calibrated on know less than the
    /// last one will, and are trusted too little.
    /// </summary>
    private static double[] WeightsOf(IReadOnlyList<RawForecast> forecasts, IReadOnlyList<float> observed)
    {
        var size = forecasts[0].Members.Length;
        var (gram, target) = (new double[size * size], new double[size]);
        for (var i = 0; i < forecasts.Count; i++)
        {
            var members = forecasts[i].Members;
            for (var a = 0; a < size; a++)
            {
                target[a] += members[a] * observed[i];
                for (var b = 0; b < size; b++) gram[a * size + b] += members[a] * members[b];
            }
        }
        var weights = new double[size];
        var free = (1u << size) - 1;
        new NonnegativeSquares(size).Solve(gram, target, weights, ref free);
        var sum = weights.Sum();
        return [.. weights.Select(w => ((sum > 0 ? w / sum : 1.0 / size) + 1.0 / size) / 2)];
    }

    private static double BestAlarm(double[] probability, bool[] happened)
    {
        var order = Enumerable.Range(0, probability.Length).OrderByDescending(i => probability[i]).ToArray();
        var (events, hits, best, alarm) = (happened.Count(h => h), 0, -1.0, 0.5);
        for (var said = 0; said < order.Length; said++)
        {
            if (happened[order[said]]) hits++;
            var success = (double)hits / (events + said + 1 - hits);
            if (success <= best) continue;
            (best, alarm) = (success, said + 1 < order.Length ? (probability[order[said]] + probability[order[said + 1]]) / 2 : probability[order[said]]);
        }
        return alarm;
    }
}
