using System.Collections.Concurrent;
using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Learning;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>Lays out what is learned from: features of all hours, once for all horizons where no coming weather is looked at, and once for each where it is.</summary>
internal static class Learner
{
    /// <summary>Calls for each horizon with its features of the hours that may be learned from.</summary>
    public static void ForEachHorizon(Panel panel, TrainingPlan plan, int stride, int threads, Action<int, FeatureTable, BinnedRows> learn, CancellationToken cancel)
    {
        var known = plan.Weather == WeatherUse.None ? FeatureTable.Of(panel, Columns(panel, plan, 0), 0, plan.Until, stride, cancel) : null;
        using var binned = known is null ? null : BinnedRows.Of(known.Values, known.Names.Length);
        // One after another: near horizons take longest, and none is to wait behind others.
        var each = Partitioner.Create(Enumerable.Range(0, plan.Horizons.Length), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(each, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, at =>
        {
            if (known is not null)
            {
                learn(at, known, binned!);
                return;
            }
            var table = FeatureTable.Of(panel, Columns(panel, plan, plan.Horizons[at]), 0, plan.Until, stride, cancel);
            using var own = BinnedRows.Of(table.Values, table.Names.Length);
            learn(at, table, own);
        });
    }

    /// <summary>The features of a site for a horizon.</summary>
    public static Func<int, IEnumerable<Column>> Columns(Panel panel, TrainingPlan plan, int horizon) =>
        site => [.. KnownFeatures.Of(panel, plan.Target, site), .. ComingWeather.Of(panel, site, horizon, plan.Weather)];
}
