using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Learning;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>Lays out what is learned from: features of all hours, once for all horizons where no coming weather is looked at, and once for each where it is.</summary>
internal static class Learner
{
    public static void ForEachHorizon(Panel panel, TrainingPlan plan, int stride, int threads, Action<int, FeatureTable, BinnedRows> learn, CancellationToken cancel)
    {
        var known = plan.Weather == WeatherUse.None ? FeatureTable.Of(panel, site => KnownFeatures.Of(panel, plan.Target, site), stride, cancel) : null;
        using var binned = known is null ? null : BinnedRows.Of(known.Values, known.Names.Length);
        // The longest first, so that no thread is left alone with it at the end; far horizons are learned from fewer leaves, so they are not the longest.
        Parallel.For(0, plan.Horizons.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, at =>
        {
            if (known is not null)
            {
                learn(at, known, binned!);
                return;
            }
            var table = FeatureTable.Of(panel, site => [.. KnownFeatures.Of(panel, plan.Target, site), .. ComingWeather.Of(panel, site, plan.Horizons[at], plan.Weather)], stride, cancel);
            using var own = BinnedRows.Of(table.Values, table.Names.Length);
            learn(at, table, own);
        });
    }
}
