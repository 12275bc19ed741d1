using System.Collections.Immutable;
using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Learning;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>What one fit of a horizon says of a row: the members of the mean, the quantiles as learned, the probability of the event as learned.</summary>
internal readonly record struct RawForecast(double[] Members, double[] Quantiles, double Event)
{
    /// <summary>The same, drawn towards what is usual by a share; as it was where nothing is known to be usual.</summary>
    public RawForecast Towards(Usual usual, double share)
    {
        if (share == 0 || usual.Distribution is not { } distribution) return this;
        return this with
        {
            Members = [.. Members.Select(m => m + share * (usual.Mean - m))],
            Quantiles = [.. Quantiles.Select((q, at) => q + share * (distribution.Values[at] - q))],
        };
    }
}

/// <summary>The trees and the line of one horizon, fitted to rows up to some hour.</summary>
internal sealed class HorizonFit
{
    private readonly bool _difference;
    private readonly ImmutableArray<BoostedTrees> _means, _quantiles;
    private readonly Ridge _ridge;
    private readonly BoostedTrees? _event;

    private HorizonFit(bool difference, ImmutableArray<BoostedTrees> means, Ridge ridge, ImmutableArray<BoostedTrees> quantiles, BoostedTrees? ofEvent) =>
        (_difference, _means, _ridge, _quantiles, _event) = (difference, means, ridge, quantiles, ofEvent);

    /// <summary>Fits everything.</summary>
    /// <param name="table">The features.</param>
    /// <param name="binned">The same, cut into classes.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="values">What came of each.</param>
    /// <param name="recipe">How.</param>
    /// <param name="plan">What is wanted.</param>
    /// <param name="cancel">Looked at for each tree.</param>
    public static HorizonFit Of(FeatureTable table, BinnedRows binned, int[] rows, float[] values, HorizonRecipe recipe, TrainingPlan plan, CancellationToken cancel)
    {
        float[] target = recipe.Difference ? [.. values.Select((v, i) => v - table.Row(rows[i])[KnownFeatures.Last])] : values;
        var means = recipe.Means.Select(g => binned.Grow(rows, target, plan.ForMedian ? g with { Goal = TreeGoal.Median } : g, cancel)).ToImmutableArray();
        var ridge = Ridge.Fit(table, rows, target, HorizonRecipe.RidgeStrength);
        var quantiles = ImmutableArray<BoostedTrees>.Empty;
        BoostedTrees? ofEvent = null;
        if (plan.WithDistribution)
        {
            quantiles = [.. ForecastDistribution.Learned.Select(level => binned.Grow(rows, target, recipe.Quantile with { Goal = TreeGoal.Quantile, Level = level }, cancel))];
            if (values.Any(v => v > plan.EventLevel) && values.Any(v => v <= plan.EventLevel))
                ofEvent = binned.Grow(rows, [.. values.Select(v => v > plan.EventLevel ? 1f : 0)], recipe.Event, cancel);
        }
        return new HorizonFit(recipe.Difference, means, ridge, quantiles, ofEvent);
    }

    /// <summary>What it says of a row.</summary>
    public RawForecast Predict(ReadOnlySpan<float> row)
    {
        var from = _difference ? row[KnownFeatures.Last] : 0.0;
        var members = new double[_means.Length + 1];
        for (var m = 0; m < _means.Length; m++) members[m] = from + _means[m].Predict(row);
        members[^1] = from + _ridge.Predict(row);
        var quantiles = new double[_quantiles.Length];
        for (var q = 0; q < quantiles.Length; q++) quantiles[q] = Math.Max(0, from + _quantiles[q].Predict(row));
        // Each level is learned alone: they may cross.
        Array.Sort(quantiles);
        return new RawForecast(members, quantiles, _event?.Predict(row) ?? double.NaN);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(_difference);
        to.Write((byte)_means.Length);
        foreach (var trees in _means) trees.Write(to);
        _ridge.Write(to);
        to.Write((byte)_quantiles.Length);
        foreach (var trees in _quantiles) trees.Write(to);
        to.Write(_event is not null);
        _event?.Write(to);
    }

    public static HorizonFit Read(BinaryReader from)
    {
        return new HorizonFit(from.ReadBoolean(), Several(), Ridge.Read(from), Several(), from.ReadBoolean() ? BoostedTrees.Read(from) : null);

        ImmutableArray<BoostedTrees> Several() => [.. Enumerable.Range(0, from.ReadByte()).Select(_ => BoostedTrees.Read(from))];
    }
}
