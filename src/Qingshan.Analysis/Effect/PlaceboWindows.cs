using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Effect;

/// <summary>
/// Windows without measures, as long as the one with measures and of the same season, that are left out and predicted in the same way. They lie
/// in equal steps around the calendar date of the window in each year of the data; neighbours share half of their days, or up to three quarters where there would be too few.
/// </summary>
/// <param name="All">The windows in order of time, the one with measures among them.</param>
/// <param name="Measured">The place of the one with measures.</param>
/// <param name="Folds">For each window the number of the model that leaves it out, together with others that are far from it.</param>
internal sealed record PlaceboWindows(ImmutableArray<MeasureWindow> All, int Measured, ImmutableArray<int> Folds)
{
    // More windows than these make no better interval, and as many more models.
    private const int Most = 100;

    public int Count => All.Length - 1;

    public int Models => Folds.Max() + 1;

    /// <summary>Chooses the windows.</summary>
    /// <param name="window">The window with measures.</param>
    /// <param name="first">The first day of the data.</param>
    /// <param name="last">The last day.</param>
    /// <param name="usable">Whether a window has enough values and weather.</param>
    /// <param name="options">Season, margin, confidence, and the other periods with measures.</param>
    public static Analysed<PlaceboWindows> Around(MeasureWindow window, DateOnly first, DateOnly last, Func<MeasureWindow, bool> usable, EffectOptions options)
    {
        var needed = Needed(options.Confidence);
        var years = last.Year - first.Year + 1;
        MeasureWindow[] placebos = [];
        var step = 0;
        // Half of a window is shared with its neighbour; more only where there would be too few.
        for (var parts = 2; parts <= 4 && placebos.Length < needed; parts++)
        {
            step = Math.Max((window.Days + parts - 1) / parts, (int)Math.Ceiling(2.0 * options.SeasonDays * years / Most));
            placebos = InSteps(step);
        }
        if (placebos.Length < needed)
            return AnalysisProblem.TooFew(needed, placebos.Length,
                $"同季节、同长度且无措施的对照时段（每段 {window.Days} 天，日历前后 {options.SeasonDays} 天；可延长历史、放宽季节，或降低置信水平）",
                $"placebo windows without measures (of {window.Days} days, within {options.SeasonDays} days of the season; a longer history or a wider season gives more, a lower confidence asks for fewer)");
        ImmutableArray<MeasureWindow> all = [.. placebos.Append(window).OrderBy(w => w.First)];
        // Not more than a fifth of the season is left out of a model at once.
        var models = Math.Clamp((int)Math.Ceiling(5.0 * (window.Days + 2 * options.MarginDays) / step), 5, 20);
        return new PlaceboWindows(all, all.IndexOf(window), [.. all.Select((_, i) => i % models)]);

        MeasureWindow[] InSteps(int days)
        {
            var found = new List<MeasureWindow>();
            for (var year = first.Year - 1; year <= last.Year + 1; year++)
                for (var away = -(options.SeasonDays / days) * days; away <= options.SeasonDays; away += days)
                {
                    var begin = window.First.AddYears(year - window.First.Year).AddDays(away);
                    var placebo = new MeasureWindow(begin, begin.AddDays(window.Days - 1));
                    if (begin >= first && placebo.Last <= last && !placebo.Near(window, options.MarginDays) && !options.Others.Any(o => placebo.Near(o, 0)) && usable(placebo)) found.Add(placebo);
                }
            return [.. found.Distinct()];
        }
    }

    /// <summary>How many placebos an interval of a level needs so that its ends are values that occurred.</summary>
    public static int Needed(double confidence) => (int)Math.Ceiling(2 / (1 - confidence) - 1e-9) - 1;
}
