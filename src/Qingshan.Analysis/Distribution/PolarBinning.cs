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

    /// <summary>
    /// Kernel means at the middles of the bins that have data. Rows are first laid into fine cells of speed and degree; speed and direction are then
    /// spread one after the other, so that the cost does not grow with the rows.
    /// </summary>
    public static PolarBin[] Kernel(WindRows rows, PolarSettings settings)
    {
        var fine = new (double Sum, double Count)[FineRings, 360];
        for (var i = 0; i < rows.Count; i++)
        {
            var degree = ((int)Math.Round(rows.Direction[i]) % 360 + 360) % 360;
            ref var cell = ref fine[Math.Min(FineRings - 1, (int)(rows.Speed[i] / rows.Reach * FineRings)), degree];
            cell = (cell.Sum + rows.Value[i], cell.Count + 1);
        }
        var around = Around(rows);
        var counted = Bins(rows, settings with { Measure = new(BinStatistic.Frequency) }, double.NaN);
        var found = new List<PolarBin>(counted.Length);
        foreach (var ring in counted.GroupBy(b => b.Speed))
        {
            var along = new (double Sum, double Weight)[360];
            for (var r = 0; r < FineRings; r++)
            {
                var weight = Bell(((r + 0.5) / FineRings * rows.Reach - ring.Key) / settings.SpeedSpread);
                if (weight < 1e-12) continue;
                for (var d = 0; d < 360; d++) along[d] = (along[d].Sum + weight * fine[r, d].Sum, along[d].Weight + weight * fine[r, d].Count);
            }
            foreach (var bin in ring)
            {
                double sum = 0, all = 0;
                for (var d = 0; d < 360; d++)
                {
                    var weight = Bell(Math.IEEERemainder(d - bin.Direction, 360) / settings.DirectionSpread);
                    (sum, all) = (sum + weight * along[d].Sum, all + weight * along[d].Weight);
                }
                // The kernel has already weighed how many rows are near: every place counts alike.
                if (all > 1e-9) found.Add(new(bin.Speed, bin.Direction, sum / all, 0));
            }
        }
        return [.. found];
    }

    private static WindSectors Around(WindRows rows) => WindSectors.RoundedTo(rows.Direction) switch { 0 => new(72), var step => new((int)Math.Round(360 / step)) };

    private static double Bell(double z) => Math.Exp(-z * z / 2);
}
