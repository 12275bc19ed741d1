namespace Qingshan.Platform.Signals;

/// <summary>滞回 · What keeps a signal from opening and closing with every value.</summary>
/// <param name="OpensAfter">Bad values in a row, unknown ones passed over.</param>
/// <param name="ClosesAfter">Good values in a row, unknown ones passed over.</param>
/// <param name="Within">The bad values that open lie no further apart than this.</param>
internal sealed record Hysteresis(int OpensAfter, int ClosesAfter, TimeSpan Within);

/// <summary>A stretch of bad values, from opening to closing.</summary>
/// <param name="Since">From when on it has been so.</param>
/// <param name="Until">End of the last bad value.</param>
/// <param name="Worst">The value that was furthest out.</param>
/// <param name="Bad">How many values were bad.</param>
/// <param name="Recovered">It has ended: enough good values followed.</param>
internal sealed record Episode(DateTime Since, DateTime Until, Judgement Worst, int Bad, bool Recovered);

/// <summary>The state machine of a signal: judged values in order of time in, stretches out. It knows nothing but what it is given.</summary>
internal static class Episodes
{
    public static List<Episode> Of(IEnumerable<Judgement> judged, Hysteresis hysteresis)
    {
        var episodes = new List<Episode>();
        var streak = new Queue<Judgement>();
        Episode? open = null;
        var good = 0;
        foreach (var one in judged)
        {
            if (one.Mark == Mark.Unknown) continue;
            if (open is not null)
            {
                if (one.Mark == Mark.Bad) (open, good) = (Longer(open, one), 0);
                else if (++good >= hysteresis.ClosesAfter)
                {
                    episodes.Add(open with { Recovered = true });
                    open = null;
                }
            }
            else if (one.Mark == Mark.Good)
            {
                streak.Clear();
            }
            else
            {
                streak.Enqueue(one);
                while (one.Start - streak.Peek().Start > hysteresis.Within) streak.Dequeue();
                if (streak.Count < hysteresis.OpensAfter) continue;
                open = new(streak.Min(j => j.Since), one.End, streak.MaxBy(j => j.Weight), streak.Count, Recovered: false);
                good = 0;
                streak.Clear();
            }
        }
        if (open is not null) episodes.Add(open);
        return episodes;
    }

    private static Episode Longer(Episode episode, in Judgement bad) => episode with
    {
        Until = bad.End,
        Bad = episode.Bad + 1,
        Worst = bad.Weight > episode.Worst.Weight ? bad : episode.Worst,
    };
}
