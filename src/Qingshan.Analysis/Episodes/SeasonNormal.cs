namespace Qingshan.Analysis.Episodes;

/// <summary>What is normal of a quantity in a month at an hour of the day: the mean over all years of that month and the two next to it, with the spread of single hours.</summary>
internal sealed class SeasonNormal
{
    private readonly double[,] _mean = new double[12, 24];
    private readonly double[] _spread = new double[12];
    private readonly double[] _values;
    private readonly DateTime _start;

    public SeasonNormal(DateTime start, double[] values)
    {
        (_start, _values) = (start, values);
        var (sums, counts, squares) = (new double[12, 24], new int[12, 24], new double[12]);
        for (var h = 0; h < values.Length; h++)
        {
            if (double.IsNaN(values[h])) continue;
            var at = start.AddHours(h);
            sums[at.Month - 1, at.Hour] += values[h];
            squares[at.Month - 1] += values[h] * values[h];
            counts[at.Month - 1, at.Hour]++;
        }
        for (var month = 0; month < 12; month++)
        {
            int[] season = [(month + 11) % 12, month, (month + 1) % 12];
            var (sum, square, count) = (0.0, season.Sum(m => squares[m]), 0);
            for (var hour = 0; hour < 24; hour++)
            {
                var (hourly, n) = (season.Sum(m => sums[m, hour]), season.Sum(m => counts[m, hour]));
                _mean[month, hour] = n == 0 ? double.NaN : hourly / n;
                (sum, count) = (sum + hourly, count + n);
            }
            _spread[month] = count < 2 ? double.NaN : Math.Sqrt(Math.Max(0, (square - sum * sum / count) / (count - 1)));
        }
    }

    /// <summary>The hours from one to another, both counted, against their normal.</summary>
    public SeasonContrast Of(string name, int first, int last)
    {
        var (mean, normal, spread, count) = (0.0, 0.0, 0.0, 0);
        for (var h = Math.Max(0, first); h <= Math.Min(last, _values.Length - 1); h++)
        {
            if (double.IsNaN(_values[h])) continue;
            var at = _start.AddHours(h);
            (mean, normal, spread, count) = (mean + _values[h], normal + _mean[at.Month - 1, at.Hour], spread + _spread[at.Month - 1], count + 1);
        }
        return count == 0 ? new(name, double.NaN, double.NaN, double.NaN) : new(name, mean / count, normal / count, spread / count);
    }
}
