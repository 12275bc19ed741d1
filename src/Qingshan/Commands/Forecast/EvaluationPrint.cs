using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Evaluation;

namespace Qingshan.Commands.Forecast;

/// <summary>Scores as tables of plain text, so that they can be kept beside each other.</summary>
internal static class EvaluationPrint
{
    public static void Write(Protocol protocol, ImmutableArray<Trial> trials, TimeSpan took)
    {
        Line($"方案 Protocol {protocol.Name}: PM2.5, 训练目标早于 targets learned before {protocol.Until:yyyy-MM-dd}; 检验 test {protocol.From:yyyy-MM-dd} – {protocol.To.AddDays(-1):yyyy-MM-dd}; {took.TotalSeconds:0} s");
        foreach (var trial in trials)
        {
            Line($"\n{Words(trial.Plan.Weather)}");
            Line($"  h        n  | 持续性 persistence    | 气候 clim.    | 预报 forecast               ");
            Line($"              | RMSE    MAE    CSI   | RMSE    MAE   | RMSE    MAE    bias   CSI  ");
            foreach (var s in trial.Scores)
                Line($"{s.Hours,3} {s.Count,9} | {s.Persistence.Rmse,6:0.00} {s.Persistence.Mae,6:0.00} {s.Persistence.Success,6:0.000} | {s.Climatology.Rmse,6:0.00} {s.Climatology.Mae,6:0.00} | {s.Mean.Rmse,6:0.00} {s.Mean.Mae,6:0.00} {s.Mean.Bias,6:0.00} {s.Mean.Success,6:0.000}");
            Line($"  平均 mean MAE {trial.Scores.Average(s => s.Mean.Mae):0.00}");
            if (trial.Plan.WithDistribution) Distributions(trial);
        }
    }

    private static void Distributions(Trial trial)
    {
        Line($"\n  h | 预警 alarm CSI | pinball 气候 clim. | 50 %   90 %  区间覆盖 coverage | 中位数 median MAE | Brier  可靠性 reliability  AUC");
        foreach (var s in trial.Scores)
            Line($"{s.Hours,3} | {s.AlarmSuccess,13:0.000} | {s.Pinball,7:0.000} {s.UsualPinball,9:0.000} | {s.Coverage50,5:0.000} {s.Coverage90,6:0.000} {"",19}| {s.MedianError,16:0.00} | {s.Event?.Brier,6:0.0000} {s.Event?.Reliability,12:0.00000} {s.Event?.Area,10:0.000}");
        Line($"\n概率预报的可靠性 reliability of the probability: 预报 → 实际 forecast → observed (次数 count)");
        foreach (var s in trial.Scores.Where(s => s.Event is not null))
            Line($"{s.Hours,3} | {string.Join("  ", s.Event!.Bins.Where(b => b.Count > 0).Select(b => Text($"{b.Forecast:0.00}→{b.Observed:0.00} ({b.Count})")))}");
    }

    private static string Words(WeatherUse use) => use switch
    {
        WeatherUse.None => "只用发布时已知的 · What is known when the forecast is made",
        WeatherUse.AtTheHour => "另用目标时刻的实测气象（完美预报，上限） · With the observed weather of the hour (perfect prognosis: an upper bound)",
        _ => "另用至目标时刻的全部实测气象（完美预报，上限） · With the observed weather up to the hour (perfect prognosis: an upper bound)",
    };

    private static void Line(FormattableString text) => Console.WriteLine(Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
