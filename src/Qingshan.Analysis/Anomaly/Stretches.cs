namespace Qingshan.Analysis.Anomaly;

/// <summary>The stretches of a series with what their correlations need.</summary>
internal sealed class Stretches
{
    // Below this share of the whole series' deviation a stretch is flat: what is left is rounding.
    private const double Flat = 1e-10;

    private readonly double[] _values;
    private readonly int _window;
    private readonly double[] _mean;
    private readonly double[] _inverse;
    private readonly bool[] _flat;
    private readonly double[] _leaving;
    private readonly double[] _entering;

    private Stretches(double[] values, int window)
    {
        (_values, _window) = (values, window);
        var count = values.Length - window + 1;
        (_mean, _inverse, _flat, _leaving, _entering) = (new double[count], new double[count], new bool[count], new double[count], new double[count]);
    }

    /// <summary>How many stretches have no missing value.</summary>
    public int Usable { get; private set; }

    public static Stretches Of(ReadOnlySpan<double> given, int window)
    {
        var summary = Statistics.Summary.Of(given);
        var values = new double[given.Length];
        // Around 0, so that sums of products lose fewer digits; what is missing is 0 and marked by its stretches.
        for (var i = 0; i < values.Length; i++) values[i] = double.IsNaN(given[i]) ? 0 : given[i] - summary.Mean;
        var of = new Stretches(values, window);
        var missing = 0;
        for (var i = 0; i < given.Length; i++)
        {
            if (double.IsNaN(given[i])) missing++;
            if (i >= window && double.IsNaN(given[i - window])) missing--;
            var at = i - window + 1;
            if (at < 0) continue;
            var stretch = values.AsSpan(at, window);
            double mean = 0, square = 0;
            foreach (var value in stretch) mean += value;
            mean /= window;
            foreach (var value in stretch) square += (value - mean) * (value - mean);
            of._mean[at] = mean;
            of._flat[at] = Math.Sqrt(square / window) <= Flat * summary.StandardDeviation || square == 0;
            // NaN makes every comparison with a stretch that has gaps come out as not better.
            of._inverse[at] = missing > 0 ? double.NaN : of._flat[at] ? 0 : 1 / Math.Sqrt(square);
            if (missing == 0) of.Usable++;
            if (at == 0) continue;
            of._leaving[at] = (values[i] - values[at - 1]) / 2;
            of._entering[at] = values[i] - mean + (values[at - 1] - of._mean[at - 1]);
        }
        return of;
    }

    /// <summary>Correlates each stretch with that which begins a lag later, and keeps the best of both.</summary>
    public void Diagonal(int lag, double[] best, int[] nearest)
    {
        double covariance = 0;
        for (var k = 0; k < _window; k++) covariance += (_values[k] - _mean[0]) * (_values[lag + k] - _mean[lag]);
        var count = _mean.Length;
        var (leaving, entering, inverse) = (_leaving, _entering, _inverse);
        for (int i = 0, j = lag; j < count; i++, j++)
        {
            if (i > 0) covariance += leaving[i] * entering[j] + leaving[j] * entering[i];
            var correlation = covariance * inverse[i] * inverse[j];
            // Of two flat stretches nothing differs; a flat one against another is half of the way to the opposite.
            if (_flat[i] | _flat[j]) correlation = double.IsNaN(correlation) ? correlation : _flat[i] && _flat[j] ? 1 : 0.5;
            if (correlation > best[i]) (best[i], nearest[i]) = (correlation, j);
            if (correlation > best[j]) (best[j], nearest[j]) = (correlation, i);
        }
    }
}
