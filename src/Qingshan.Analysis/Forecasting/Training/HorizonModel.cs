using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>All that is known about one horizon.</summary>
/// <param name="Hours">How many hours ahead.</param>
/// <param name="EventLevel">A value above it is the event.</param>
/// <param name="UsualShare">By what share it is drawn towards what is usual.</param>
/// <param name="Fit">What was learned from everything.</param>
/// <param name="Calibration">What earlier fits erred by.</param>
/// <param name="Ranks">
/// For each of <see cref="PathOrigins"/> past forecasts where in its distribution the observation lay, NaN where there was none: how errors of
/// different horizons go together.
/// </param>
internal sealed record HorizonModel(int Hours, double EventLevel, double UsualShare, HorizonFit Fit, Calibration Calibration, float[] Ranks)
{
    /// <summary>Of how many past forecasts the course of the errors is kept.</summary>
    public const int PathOrigins = 100;

    /// <summary>Rows that are needed in each part that is learned from or calibrated on.</summary>
    public const int Least = 1000;

    /// <summary>Learns a horizon: fits for each calibration, then one of everything.</summary>
    public static Analysed<HorizonModel> Train(Panel panel, FeatureTable table, BinnedRows binned, int horizon, TrainingPlan plan, KnownUsual usual, CancellationToken cancel)
    {
        var recipe = HorizonRecipe.For(horizon, plan.Weather).With(plan.Effort);
        var (forecasts, observed) = (new List<RawForecast>(), new List<float>());
        HorizonFit? last = null;
        for (var part = 0; part < plan.Calibration.Length; part++)
        {
            var (from, to) = (plan.Calibration[part], part + 1 < plan.Calibration.Length ? plan.Calibration[part + 1] : plan.Until);
            if (!Fitted(from).TryGet(out var before, out var problem)) return problem;
            var (rows, values) = Rows(panel, table, plan.Target, horizon, from, to, 1);
            if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length, "用于校准的小时", "hours to calibrate on");
            forecasts.AddRange(rows.Select(row => Said(before, row, from)));
            observed.AddRange(values);
            last = before;
        }
        var calibration = Calibration.Of(forecasts, observed, plan.EventLevel);
        return Fitted(plan.Until).Then<HorizonModel>(fit => new HorizonModel(horizon, plan.EventLevel, recipe.UsualShare, fit, calibration, plan.WithDistribution ? RanksOf(last!, calibration) : []));

        // The same sites and hours for every horizon, spread over the last time that was calibrated on.
        float[] RanksOf(HorizonFit before, Calibration calibrated)
        {
            var (from, ranks) = (plan.Calibration[^1], new float[PathOrigins]);
            for (var k = 0; k < ranks.Length; k++)
            {
                var (site, hour) = (k % panel.Sites.Length, from + (int)((long)k * (plan.Until - from) / PathOrigins));
                var row = table.RowOf(site, hour + (site % table.Stride - hour % table.Stride + table.Stride) % table.Stride);
                var then = row < 0 ? panel.Hours : table.Hour(row) + horizon;
                var value = then < plan.Until ? panel[plan.Target, site][then] : float.NaN;
                ranks[k] = row < 0 || float.IsNaN(value) || float.IsNaN(table.Row(row)[KnownFeatures.Last]) ? float.NaN : (float)calibrated.Distribution(Said(before, row, from)).AtMost(value);
            }
            return ranks;
        }

        // With what was usual by the hours before those that are forecast.
        RawForecast Said(HorizonFit fit, int row, int from) =>
            recipe.UsualShare == 0 ? fit.Predict(table.Row(row)) : fit.Predict(table.Row(row)).Towards(usual.Before(from).Near(table.Site(row), table.Hour(row) + horizon), recipe.UsualShare);

        Analysed<HorizonFit> Fitted(int until)
        {
            var (rows, values) = Rows(panel, table, plan.Target, horizon, 0, until, recipe.Every);
            if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length, "可供学习的小时", "hours to learn from");
            return HorizonFit.Of(table, binned, rows, values, recipe.Of(rows.Length), plan, cancel);
        }
    }

    /// <summary>Rows from which the value so many hours later is known and lies in a span, and those values. What is not known now cannot be started from.</summary>
    public static (int[] Rows, float[] Values) Rows(Panel panel, FeatureTable table, PanelFactor target, int horizon, int from, int until, int every)
    {
        var (rows, values) = (new List<int>(), new List<float>());
        for (var row = 0; row < table.Rows; row++)
        {
            var hour = table.Hour(row) + horizon;
            if (row % every != 0 || hour < from || hour >= until || hour >= panel.Hours) continue;
            var value = panel[target, table.Site(row)][hour];
            if (float.IsNaN(value) || float.IsNaN(table.Row(row)[KnownFeatures.Last])) continue;
            rows.Add(row);
            values.Add(value);
        }
        return ([.. rows], [.. values]);
    }

    /// <summary>The forecast from a row, and from what is usual at the hour that is forecast.</summary>
    public HorizonForecast Predict(ReadOnlySpan<float> row, Usual usual)
    {
        var raw = Fit.Predict(row).Towards(usual, UsualShare);
        var mean = Calibration.Mean(raw);
        if (Calibration.Levels.IsEmpty) return new HorizonForecast(Hours, mean, null, double.NaN);
        var distribution = Calibration.Distribution(raw);
        return new HorizonForecast(Hours, mean, distribution, Calibration.Probability(raw, distribution, EventLevel));
    }

    public void Write(BinaryWriter to)
    {
        to.Write((short)Hours);
        to.Write(EventLevel);
        to.Write(UsualShare);
        Fit.Write(to);
        Calibration.Write(to);
        to.Write(Ranks.Length);
        foreach (var rank in Ranks) to.Write(rank);
    }

    public static HorizonModel Read(BinaryReader from) =>
        new(from.ReadInt16(), from.ReadDouble(), from.ReadDouble(), HorizonFit.Read(from), Calibration.Read(from), [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadSingle())]);
}
