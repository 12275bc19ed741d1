using System.Collections.Immutable;
using Qingshan.Analysis.Learning;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>
/// How a horizon is learned. Chosen by forecasts of 2014-03 to 2016-02 in Beijing, each learned from the years before: few hours ahead large trees
/// find more; days ahead small ones on large leaves remember fewer single episodes, and what is usual counts the more the less of the present is left.
/// </summary>
/// <param name="Hours">How many hours ahead.</param>
/// <param name="Difference">Whether the change from now is learned, and not the value.</param>
/// <param name="Every">Every so many-th row is learned from.</param>
/// <param name="Means">Trees for the mean.</param>
/// <param name="Quantile">Trees for a quantile.</param>
/// <param name="Event">Trees for the probability of an event.</param>
internal sealed record HorizonRecipe(int Hours, bool Difference, int Every, ImmutableArray<TreeGrowth> Means, TreeGrowth Quantile, TreeGrowth Event)
{
    /// <summary>How strongly the coefficients of the linear member are drawn to 0.</summary>
    public const double RidgeStrength = 0.1;

    /// <summary>
    /// By what share a forecast is drawn towards what is usual: a fifth two days ahead, two fifths three days ahead. It cannot be learned from the
    /// years that are calibrated on, for which less is known of what is usual than for those that come.
    /// </summary>
    public double UsualShare { get; private init; }

    /// <summary>For a horizon; where coming weather is looked at there is more to be found, and it takes larger trees that see more features.</summary>
    public static HorizonRecipe For(int hours, WeatherUse weather) => weather != WeatherUse.None && hours > 3
        ? Known(hours) with { Means = [new(400, 31, 0.05, 300, 1, 0.5, 0.5, 10), new(400, 15, 0.08, 500, 2, 0.5, 0.5, 10)], Quantile = new(300, 15, 0.05, 500, 1, 0.5, 0.5, 10) }
        : Known(hours) with { UsualShare = weather == WeatherUse.None ? Math.Clamp((hours - 24) / 120.0, 0, 0.4) : 0 };

    private static HorizonRecipe Known(int hours) => hours switch
    {
        <= 3 => new(hours, true, 1, [new(500, 63, 0.03, 200, 1, 0.3, 0.5, 10), new(300, 31, 0.05, 500, 2, 0.3, 0.5, 10)], new(200, 31, 0.05, 500, 1, 0.2, 0.5, 10), Events),
        <= 9 => new(hours, true, 2, [new(400, 31, 0.03, 500, 1, 0.3, 0.5, 10), new(300, 15, 0.05, 1000, 2, 0.3, 0.5, 10)], new(200, 31, 0.03, 500, 1, 0.2, 0.5, 10), Events),
        <= 18 => new(hours, false, 2, [new(200, 31, 0.03, 1000, 1, 0.2, 0.5, 10), new(300, 8, 0.05, 2000, 2, 0.2, 0.5, 10)], new(200, 15, 0.03, 1000, 1, 0.2, 0.5, 10), Events),
        <= 42 => new(hours, false, 2, [new(200, 31, 0.03, 5000, 1, 0.2, 0.5, 10), new(200, 8, 0.05, 5000, 2, 0.2, 0.5, 10)], new(200, 8, 0.05, 5000, 1, 0.2, 0.5, 10), Events),
        _ => new(hours, false, 2, [new(150, 16, 0.03, 5000, 1, 0.2, 0.5, 10), new(150, 8, 0.05, 8000, 2, 0.15, 0.4, 10)], new(100, 8, 0.05, 5000, 1, 0.2, 0.5, 10), Events),
    };

    /// <summary>The same with leaves that leave room for a few on so many rows.</summary>
    public HorizonRecipe Of(int rows)
    {
        return this with { Means = [.. Means.Select(Fewer)], Quantile = Fewer(Quantile), Event = Fewer(Event) };

        TreeGrowth Fewer(TreeGrowth growth) => growth with { LeastInLeaf = Math.Min(growth.LeastInLeaf, Math.Max(20, rows / 6)) };
    }

    /// <summary>The same with a share of the trees, each of which counts the more.</summary>
    public HorizonRecipe With(double effort)
    {
        return this with { Means = [.. Means.Select(Less)], Quantile = Less(Quantile), Event = Less(Event) };

        TreeGrowth Less(TreeGrowth growth) => growth with { Trees = Math.Max(1, (int)Math.Round(growth.Trees * effort)), Rate = Math.Min(0.3, growth.Rate / effort) };
    }

    private static TreeGrowth Events { get; } = new(200, 15, 0.04, 500, 1, 0.2, 0.5, 10, TreeGoal.Event);
}
