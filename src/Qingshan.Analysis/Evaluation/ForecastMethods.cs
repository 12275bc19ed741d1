using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>Scores of forecasts of events, probabilities, quantiles, intervals and ensembles as they are offered to a person.</summary>
internal static class ForecastMethods
{
    public static Method Events { get; } = new()
    {
        Name = "event-scores",
        Group = MethodGroup.Evaluation,
        Zh = "超标预报评分",
        En = "Scores of event forecasts",
        AboutZh = "超过阈值的预报命中率、空报率、TS（CSI）、偏差、ETS、HSS。",
        AboutEn = "Detection, false alarms, CSI, bias, ETS and HSS of forecasts above a threshold.",
        Source = "Wilks (2011), Statistical Methods in the Atmospheric Sciences, chapter 8; Heidke (1926); Gilbert (1884)",
        Cost = "O(n)",
        Columns = [ScoreMethods.Observed, ScoreMethods.Modelled],
        Options =
        [
            new("threshold", OptionKind.Number, "75", "事件阈值，单位同数值（默认为 PM2.5 日均二级 75）", "An observed value above it is an event (75 is the daily limit of PM2.5)"),
            new("alarm", OptionKind.Number, "", "预报报警阈值；空则同上", "A forecast above it is an alarm; the same when empty"),
        ],
        Run = (input, _) => EventScores.Of(input.Table.Numbers("observed"), input.Table.Numbers("modelled"), input.Number("threshold"), input.Number("alarm")).Then<MethodResult>(s => new MethodResult()
            .With("hits", s.Hits).With("misses", s.Misses).With("falseAlarms", s.FalseAlarms).With("quiet", s.Quiet)
            .With("pod", s.Detection).With("far", s.FalseAlarmRatio).With("pofd", s.FalseDetection).With("csi", s.CriticalSuccess).With("bias", s.FrequencyBias)
            .With("ets", s.EquitableThreat).With("hss", s.Heidke).With("pss", s.Peirce).With("accuracy", s.Accuracy)),
    };

    public static Method Probabilities { get; } = new()
    {
        Name = "probability-scores",
        Group = MethodGroup.Evaluation,
        Zh = "概率预报评分与可靠性图",
        En = "Scores of probabilities and reliability diagram",
        AboutZh = "Brier 评分及分解、ROC 曲线下面积、可靠性图。",
        AboutEn = "Brier's score with its parts, the area under the ROC curve, and the reliability diagram.",
        Source = "Brier (1950), Mon. Weather Rev. 78; Murphy (1973), J. Appl. Meteor. 12; Hanley & McNeil (1982), Radiology 143",
        Cost = "O(n log n)",
        Columns = [new("probability", "事件的预报概率，0 到 1", "Forecast probability of the event, 0 to 1"),
            new("observed", "结果：大于 0 为发生，0 为未发生；或给出 threshold 时为数值", "Outcome: above 0 for an event, 0 for none; or a value where a threshold is given")],
        Options = [new("threshold", OptionKind.Number, "", "观测值超过它为事件；空则按 0/1", "An observed value above it is an event; empty for outcomes of 0 and 1")],
        Run = (input, _) =>
        {
            var (observed, threshold) = (input.Table.Numbers("observed"), input.Number("threshold"));
            if (!double.IsNaN(threshold)) observed = [.. observed.Select(o => double.IsNaN(o) ? o : o > threshold ? 1 : 0)];
            return ProbabilityScores.Of(input.Table.Numbers("probability"), observed).Then<MethodResult>(s => new MethodResult()
                .With("count", s.Count).With("events", s.Events).With("brier", s.Brier).With("skill", s.Skill).With("reliability", s.Reliability).With("resolution", s.Resolution)
                .With("uncertainty", s.Uncertainty).With("auc", s.Area)
                .With("bins", new("forecast", [.. s.Bins.Select(b => b.Forecast)]), new("observed", [.. s.Bins.Select(b => b.Observed)]), new("count", [.. s.Bins.Select(b => (double)b.Count)]))
                .With("roc", [new("pofd", [.. s.Curve.Select(c => c.FalseDetection)]), new("pod", [.. s.Curve.Select(c => c.Detection)])])
                .With(ReliabilityFigure.Of(s)));
        },
    };

    public static Method Quantiles { get; } = new()
    {
        Name = "quantile-scores",
        Group = MethodGroup.Evaluation,
        Zh = "分位数预报评分",
        En = "Scores of quantile forecasts",
        AboutZh = "各分位数的 pinball 损失和覆盖率，以及由分位数估计的 CRPS；有上下限时给区间评分。",
        AboutEn = "Pinball loss and coverage of each quantile, CRPS from them, and the score of the interval between the outermost two.",
        Source = "Koenker & Bassett (1978), Econometrica 46; Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102",
        Cost = "O(n m), m levels",
        Columns = [ScoreMethods.Observed, new("quantile", "各分位数的预报列，顺序同 levels", "Forecast quantiles, in the order of levels", Many: true)],
        Options = [MethodOption.Text("levels", "0.1,0.5,0.9", "各列的分位水平，用逗号分开", "Level of each column, with commas")],
        Run = (input, _) =>
        {
            var levels = input.Text("levels").Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out var level) ? level : double.NaN).ToImmutableArray();
            double[][] quantiles = [.. input.Table.Many("quantile").Select(c => c.Numbers!)];
            if (levels.Length != quantiles.Length) return AnalysisProblem.Option("levels", input.Text("levels"), $" {quantiles.Length} 个数（每个 quantile 列一个）",
                $"{quantiles.Length} numbers, one for each column of quantiles");
            return QuantileScores.Of(input.Table.Numbers("observed"), levels, quantiles).Then<MethodResult>(s =>
            {
                var result = new MethodResult().With("count", s.Count).With("crps", s.Crps).With("crossing", s.Crossing)
                    .With("levels", new("level", [.. s.Levels.Select(l => l.Level)]), new("pinball", [.. s.Levels.Select(l => l.Pinball)]), new("coverage", [.. s.Levels.Select(l => l.Coverage)]));
                // Only ends that leave as much out below as above are a central interval.
                if (levels.Length < 2 || Math.Abs(levels[0] + levels[^1] - 1) > 1e-9) return result;
                return IntervalScore.Of(input.Table.Numbers("observed"), quantiles[0], quantiles[^1], levels[^1] - levels[0]).Then<MethodResult>(i =>
                    result.With("intervalScore", i.Score).With("intervalWidth", i.Width).With("intervalCoverage", i.Coverage));
            });
        },
    };

    public static Method Ensemble { get; } = new()
    {
        Name = "ensemble-scores",
        Group = MethodGroup.Evaluation,
        Zh = "集合预报评分与秩直方图",
        En = "Scores of an ensemble and rank histogram",
        AboutZh = "集合预报的秩直方图、CRPS、离散度与误差。",
        AboutEn = "Rank histogram, CRPS, spread and error of an ensemble of forecasts.",
        Source = "Hamill (2001), Mon. Weather Rev. 129; Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102",
        Cost = "O(n m log m), m members",
        Columns = [ScoreMethods.Observed, new("member", "各成员的预报列", "Forecasts of the members", Many: true)],
        Options = [MethodOption.Whole("seed", 1, 0, int.MaxValue, "并列时取秩的随机种子", "Seed for ranks among equal values")],
        Run = (input, _) => EnsembleScores.Of(input.Table.Numbers("observed"), [.. input.Table.Many("member").Select(c => c.Numbers!)], input.Whole("seed")).Then<MethodResult>(s => new MethodResult()
            .With("count", s.Count).With("crps", s.Crps).With("spread", s.Spread).With("error", s.Error)
            .With("ranks", [new("rank", [.. Enumerable.Range(1, s.Ranks.Length).Select(r => (double)r)]), new("count", [.. s.Ranks.Select(r => (double)r)])])
            .With(ReliabilityFigure.Of(s))),
    };
}
