namespace Qingshan.Analysis.Episodes;

/// <summary>The first and last hours of episodes along the mean of a city.</summary>
internal static class EpisodeSpans
{
    public static List<(int First, int Last)> Of(double[] city, EpisodeRules rules)
    {
        var spans = new List<(int First, int Last)>();
        var (first, last) = (-1, -1);
        for (var h = 0; h <= city.Length; h++)
        {
            var value = h < city.Length ? city[h] : double.NegativeInfinity;
            if (value > rules.Threshold) (first, last) = (first < 0 ? h : first, h);
            else if (first >= 0 && (value <= rules.Clean || h - last > rules.Gap))
            {
                if (last - first + 1 >= rules.Least) spans.Add((first, last));
                first = -1;
            }
        }
        return spans;
    }

    /// <summary>The last clean hour before; without one within reach the cleanest hour, and the first hour itself where nothing is known before it.</summary>
    public static int Onset(double[] city, int first, int floor, EpisodeRules rules)
    {
        var cleanest = first;
        for (var h = first - 1; h >= Math.Max(floor, first - rules.Reach); h--)
        {
            if (city[h] <= rules.Clean) return h;
            if (city[h] < city[cleanest]) cleanest = h;
        }
        return cleanest;
    }

    /// <summary>The first clean hour behind an hour; -1 where none is within reach.</summary>
    public static int Cleared(double[] city, int last, int reach, double clean)
    {
        for (var h = last + 1; h < Math.Min(city.Length, last + 1 + reach); h++)
            if (city[h] <= clean) return h;
        return -1;
    }
}
