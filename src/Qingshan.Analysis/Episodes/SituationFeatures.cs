namespace Qingshan.Analysis.Episodes;

/// <summary>What situations are compared by, prepared once for all hours, so that a search only subtracts.</summary>
internal sealed class SituationFeatures
{
    /// <summary>Hours of pollution looked back at, in blocks of 3; hours of weather, in blocks of 6.</summary>
    public const int Back = 48, Block = 3, WeatherBack = 24, WeatherBlock = 6;

    private const int Blocks = Back / Block, Warp = 2;

    // The last hours say most: the weight of a block is less by a sixth than that of the one behind it. The sum is 1.
    private static readonly double[] Recency = [.. Enumerable.Range(0, Blocks).Select(k => Math.Pow(Fade, k) * (1 - Fade) / (1 - Math.Pow(Fade, Blocks)))];

    private const double Fade = 5.0 / 6;

    private readonly double[] _level;
    private readonly double[][] _weather;
    private readonly double _levelSpread;
    private readonly double[] _weatherSpread;

    /// <param name="hours">The hours.</param>
    /// <param name="until">The last hour that may tell how much quantities vary: what lies behind it is not known yet.</param>
    public SituationFeatures(EpisodeHours hours, int until)
    {
        _level = Blocked([.. hours.City.Select(v => Math.Log(Math.Max(5, v)))], Block);
        _levelSpread = Spread(_level, until);
        var (speed, direction) = (hours.Columns.WindSpeed!, hours.Columns.WindDirection!);
        double[][] columns =
        [
            [.. speed.Zip(direction, (s, d) => s == 0 ? 0 : -s * Math.Sin(d * Math.PI / 180))], [.. speed.Zip(direction, (s, d) => s == 0 ? 0 : -s * Math.Cos(d * Math.PI / 180))], speed,
            [.. hours.Columns.Temperature!.Zip(hours.Columns.DewPoint!, (t, d) => t - d)], Tendency(hours.Columns.Pressure!),
        ];
        _weather = [.. columns.Where(c => c.Any(v => !double.IsNaN(v))).Select(c => Blocked(c, WeatherBlock))];
        _weatherSpread = [.. _weather.Select(w => Spread(w, until))];
    }

    /// <summary>Whether the 48 hours that end with an hour are known well enough.</summary>
    public bool IsKnown(int hour)
    {
        if (hour < Back - 1) return false;
        for (var b = 0; b < Blocks; b++)
            if (double.IsNaN(_level[hour - b * Block])) return false;
        return true;
    }

    /// <summary>Whether the last three hours are clean.</summary>
    public bool IsClean(int hour, double clean) => _level[hour] <= Math.Log(clean);

    public double Level(int a, int b)
    {
        var sum = 0.0;
        for (var k = 0; k < Blocks; k++) sum += Recency[k] * Square(_level[a - k * Block] - _level[b - k * Block]);
        return sum / (_levelSpread * _levelSpread);
    }

    /// <summary>Dynamic time warping of the two rows of blocks less their means, within two blocks (Sakoe and Chiba 1978); the squares on the path over its least length.</summary>
    public double Shape(int a, int b)
    {
        Span<double> x = stackalloc double[Blocks], y = stackalloc double[Blocks], before = stackalloc double[Blocks + 1], row = stackalloc double[Blocks + 1];
        Centred(a, x);
        Centred(b, y);
        before.Fill(double.PositiveInfinity);
        before[0] = 0;
        for (var i = 0; i < Blocks; i++)
        {
            row.Fill(double.PositiveInfinity);
            for (var j = Math.Max(0, i - Warp); j <= Math.Min(Blocks - 1, i + Warp); j++)
                row[j + 1] = Square(x[i] - y[j]) + Math.Min(before[j], Math.Min(before[j + 1], row[j]));
            row.CopyTo(before);
        }
        return before[Blocks] / Blocks / (_levelSpread * _levelSpread);
    }

    /// <summary>The weather of the 24 hours that end with an hour, or with an hour so many later; what one of the two lacks takes no part, and 1 where nothing is left.</summary>
    public double Weather(int a, int b) => Weather(a, b, 0, WeatherBack / WeatherBlock);

    /// <summary>The weather of so many hours behind both hours.</summary>
    public double Ahead(int a, int b, int hours) => Weather(a, b, hours, hours / WeatherBlock);

    private double Weather(int a, int b, int shift, int blocks)
    {
        var (sum, count) = (0.0, 0);
        for (var c = 0; c < _weather.Length; c++)
            for (var k = 0; k < blocks; k++)
            {
                var (i, j) = (a + shift - k * WeatherBlock, b + shift - k * WeatherBlock);
                if (i >= _weather[c].Length || j >= _weather[c].Length || double.IsNaN(_weather[c][i] - _weather[c][j])) continue;
                (sum, count) = (sum + Square((_weather[c][i] - _weather[c][j]) / _weatherSpread[c]), count + 1);
            }
        return count == 0 ? 1 : sum / count;
    }

    private void Centred(int hour, Span<double> into)
    {
        var mean = 0.0;
        for (var k = 0; k < Blocks; k++) mean += into[k] = _level[hour - k * Block];
        mean /= Blocks;
        for (var k = 0; k < Blocks; k++) into[k] -= mean;
    }

    /// <summary>The mean of the hours that end with each hour; at least a third of them known.</summary>
    private static double[] Blocked(double[] values, int width)
    {
        var blocked = new double[values.Length];
        for (var h = 0; h < values.Length; h++)
        {
            var (sum, count) = (0.0, 0);
            for (var k = Math.Max(0, h - width + 1); k <= h; k++)
                if (!double.IsNaN(values[k])) (sum, count) = (sum + values[k], count + 1);
            blocked[h] = 3 * count >= width && h >= width - 1 ? sum / count : double.NaN;
        }
        return blocked;
    }

    private static double[] Tendency(double[] values) => [.. values.Select((v, h) => h < 24 ? double.NaN : v - values[h - 24])];

    private static double Spread(double[] values, int until)
    {
        var summary = Statistics.Summary.Of(values.AsSpan(0, until + 1));
        return summary.StandardDeviation > 0 ? summary.StandardDeviation : 1;
    }

    private static double Square(double x) => x * x;
}
