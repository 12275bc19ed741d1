namespace Qingshan.Analysis.Distribution;

/// <summary>What a polar surface is smoothed from: statistics in bins, or kernel means at their middles.</summary>
internal static class PolarBinning
{
    private const int Rings = 30;

    // Fine enough that rounding to it moves a kernel mean by less than a thousandth.
    private const int FineRings = 400;

    /// <summary>Bins of a thirtieth of the reach and of 5 degrees, or of the step to which directions were rounded.</summary>
    public static PolarBin[] Bins(WindRows rows, PolarSettings settings, double threshold)
    {
        var around = Around(rows);
        var bins = new int[rows.Count];
        for (var i = 0; i < bins.Length; i++) bins[i] = around.Of(rows.Direction[i]) * Rings + Math.Min(Rings - 1, (int)(rows.Speed[i] / rows.Reach * Rings));
        var binned = Binned.Of(rows.Value, bins, around.Count * Rings);
        var found = new List<PolarBin>();
        for (var b = 0; b < around.Count * Rings; b++)
        {
            var count = binned.Count(b);
            if (count < Math.Max(1, settings.Least)) continue;
            var value = settings.Measure.Of(binned[b], binned.Total, threshold);
            if (!double.IsNaN(value)) found.Add(new((b % Rings + 0.5) * rows.Reach / Rings, around.Middle(b / Rings), value, count));
        }
        return [.. found];
    }

    /// <summary>Kernel means at the middles of the bins that have data.</summary>
    public static PolarBin[] Kernel(WindRows rows, PolarSettings settings)
    {
        var ones = new double[rows.Count];
        Array.Fill(ones, 1);
        // The kernel has already weighed how many rows are near: every place counts alike.
        return [.. Sums(rows, [rows.Value, ones], settings).Where(s => s.Sums[1] > 1e-9).Select(s => s.Bin with { Value = s.Sums[0] / s.Sums[1], Count = 0 })];
    }

    /// <summary>
    /// Kernel sums of several columns at the middles of the bins that have data. Rows are first laid into fine cells of speed and degree; speed and direction are then spread
    /// one after the other, so that the cost does not grow with the rows.
    /// </summary>
    public static List<(PolarBin Bin, double[] Sums)> Sums(WindRows rows, double[][] columns, PolarSettings settings)
    {
        var many = columns.Length;
        var fine = new double[FineRings * 360 * many];
        for (var i = 0; i < rows.Count; i++)
        {
            var degree = ((int)Math.Round(rows.Direction[i]) % 360 + 360) % 360;
            var cell = (Math.Min(FineRings - 1, (int)(rows.Speed[i] / rows.Reach * FineRings)) * 360 + degree) * many;
            for (var c = 0; c < many; c++) fine[cell + c] += columns[c][i];
        }
        var around = Around(rows);
        var bell = Enumerable.Range(-180, 360).Select(d => Bell(d / settings.DirectionSpread)).ToArray();
        var found = new List<(PolarBin, double[])>();
        foreach (var ring in Bins(rows, settings with { Measure = new(BinStatistic.Frequency) }, double.NaN).GroupBy(b => b.Speed))
        {
            var along = new double[360 * many];
            for (var r = 0; r < FineRings; r++)
            {
                var weight = Bell(((r + 0.5) / FineRings * rows.Reach - ring.Key) / settings.SpeedSpread);
                if (weight < 1e-12) continue;
                var line = fine.AsSpan(r * along.Length, along.Length);
                for (var k = 0; k < line.Length; k++) along[k] += weight * line[k];
            }
            foreach (var bin in ring)
            {
                var sums = new double[many];
                for (var d = 0; d < 360; d++)
                {
                    // Middles of 22.5 degrees are between two degrees: their bells are taken as they are.
                    var away = Math.IEEERemainder(d - bin.Direction, 360);
                    var weight = away == Math.Floor(away) && away < 180 ? bell[(int)away + 180] : Bell(away / settings.DirectionSpread);
                    for (var c = 0; c < many; c++) sums[c] += weight * along[d * many + c];
                }
                found.Add((bin, sums));
            }
        }
        return found;
    }

    private static WindSectors Around(WindRows rows) => WindSectors.RoundedTo(rows.Direction) switch { 0 => new(72), var step => new((int)Math.Round(360 / step)) };

    private static double Bell(double z) => Math.Exp(-z * z / 2);
}
