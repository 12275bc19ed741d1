namespace Qingshan.Analysis.Figures;

/// <summary>Of a long line what can be seen of it: in each run of points the least and the greatest in their order, so that no peak is lost and gaps stay.</summary>
internal static class LineThinning
{
    // More points than this nobody can see on 600 pixels.
    private const int Most = 4000;

    public static (double[] Across, double[] Up) Of(double[] across, double[] up)
    {
        if (up.Length <= Most) return (across, up);
        var size = (up.Length * 2 + Most - 1) / Most;
        var (x, y) = (new List<double>(Most + 2), new List<double>(Most + 2));
        for (var start = 0; start < up.Length; start += size)
        {
            int least = -1, greatest = -1;
            for (var i = start; i < Math.Min(start + size, up.Length); i++)
            {
                if (double.IsNaN(up[i])) continue;
                if (least < 0 || up[i] < up[least]) least = i;
                if (greatest < 0 || up[i] > up[greatest]) greatest = i;
            }
            if (least < 0) (least, greatest) = (start, start);
            x.Add(across[Math.Min(least, greatest)]);
            y.Add(up[Math.Min(least, greatest)]);
            if (least == greatest) continue;
            x.Add(across[Math.Max(least, greatest)]);
            y.Add(up[Math.Max(least, greatest)]);
        }
        return ([.. x], [.. y]);
    }
}
