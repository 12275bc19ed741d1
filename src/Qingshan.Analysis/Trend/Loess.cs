namespace Qingshan.Analysis.Trend;

/// <summary>
/// The local regression of STL (Cleveland, Cleveland, McRae and Terpenning 1990, appendix): at each place a weighted mean or line of the
/// nearest values, computed at every jump-th place and interpolated between.
/// </summary>
/// <param name="Window">How many values take part; odd.</param>
/// <param name="Degree">0 for a mean, 1 for a line.</param>
/// <param name="Jump">At every how many places it is computed.</param>
internal sealed record Loess(int Window, int Degree, int Jump)
{
    /// <summary>Smooths values at all their places.</summary>
    public void Smooth(ReadOnlySpan<double> y, ReadOnlySpan<double> robustness, Span<double> smooth)
    {
        var n = y.Length;
        if (n < 2)
        {
            smooth[0] = y[0];
            return;
        }
        Span<double> weights = new double[n];
        var jump = Math.Min(Jump, n - 1);
        var (left, right) = (0, 0);
        for (var i = 0; i < n; i += jump)
        {
            (left, right) = Around(i, n);
            smooth[i] = At(y, robustness, i + 1, left, right, weights) ?? y[i];
        }
        if (jump == 1) return;
        for (var i = 0; i + jump < n; i += jump) Fill(smooth, i, i + jump);
        var last = (n - 1) / jump * jump;
        if (last == n - 1) return;
        // The very last place stands on the neighbours of the last one computed.
        smooth[n - 1] = At(y, robustness, n, left, right, weights) ?? y[n - 1];
        Fill(smooth, last, n - 1);
    }

    /// <summary>The smooth value at a place counted from 1, from values left to right (numbers from 0); null where all weights are 0.</summary>
    public double? At(ReadOnlySpan<double> y, ReadOnlySpan<double> robustness, double place, int left, int right, Span<double> weights)
    {
        var reach = Math.Max(place - (left + 1), right + 1 - place);
        if (Window > y.Length) reach += (Window - y.Length) / 2;
        var (far, near) = (0.999 * reach, 0.001 * reach);
        double total = 0;
        for (var j = left; j <= right; j++)
        {
            weights[j] = 0;
            var away = Math.Abs(j + 1 - place);
            if (away > far) continue;
            var share = away / reach;
            var bell = 1 - share * share * share;
            weights[j] = (away <= near ? 1 : bell * bell * bell) * (robustness.IsEmpty ? 1 : robustness[j]);
            total += weights[j];
        }
        if (total <= 0) return null;
        for (var j = left; j <= right; j++) weights[j] /= total;
        if (reach > 0 && Degree > 0)
        {
            double middle = 0, spread = 0;
            for (var j = left; j <= right; j++) middle += weights[j] * (j + 1);
            for (var j = left; j <= right; j++) spread += weights[j] * (j + 1 - middle) * (j + 1 - middle);
            // Points that lie too near to each other would make the line arbitrary.
            if (Math.Sqrt(spread) > 0.001 * (y.Length - 1))
            {
                var tilt = (place - middle) / spread;
                for (var j = left; j <= right; j++) weights[j] *= tilt * (j + 1 - middle) + 1;
            }
        }
        double value = 0;
        for (var j = left; j <= right; j++) value += weights[j] * y[j];
        return value;
    }

    private (int Left, int Right) Around(int i, int n)
    {
        if (Window >= n) return (0, n - 1);
        var left = Math.Clamp(i + 1 - (Window + 1) / 2, 0, n - Window);
        return (left, left + Window - 1);
    }

    private static void Fill(Span<double> smooth, int from, int to)
    {
        var step = (smooth[to] - smooth[from]) / (to - from);
        for (var j = from + 1; j < to; j++) smooth[j] = smooth[from] + step * (j - from);
    }
}
