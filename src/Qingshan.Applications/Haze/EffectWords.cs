using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Effects, years and targets in plain sentences.</summary>
internal static class EffectWords
{
    /// <summary>What was measured, what would have been, and how sure that is.</summary>
    public static Text Of(WindowEffect e, string unit)
    {
        var digits = unit == "mg/m³" ? 2 : 1;
        string N(double value) => Math.Round(value, digits).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string S(double value) => value.ToString("+0;-0;0", System.Globalization.CultureInfo.InvariantCulture);
        var (less, size) = (e.Percent < 0, Math.Abs(e.Percent).ToString("0", System.Globalization.CultureInfo.InvariantCulture));
        return new(
            $"{e.Window.First:yyyy-MM-dd} 至 {e.Window.Last:yyyy-MM-dd} 实测平均 {N(e.Observed)} {unit}；在同样的天气下，若没有管控约为 {N(e.Counterfactual)}，即{(less ? "低" : "高")}了 {size} %（95 % 区间 {S(e.PercentLow)} % 至 {S(e.PercentHigh)} %）。",
            $"From {e.Window.First:yyyy-MM-dd} to {e.Window.Last:yyyy-MM-dd} the mean was {N(e.Observed)} {unit}; in the same weather and without measures it would have been about {N(e.Counterfactual)}: {size} % {(less ? "less" : "more")} (95 % interval {S(e.PercentLow)} % to {S(e.PercentHigh)} %).");
    }

    /// <summary>What may be said of it, and what may not.</summary>
    public static Text Verdict(WindowEffect e)
    {
        var least = (-e.Detectable).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        return e.High < 0
            ? new("降幅超出偶然：同季节、没有管控的时段里很少偏离到这一步。差值里还有节假日、区域输送等一切不同于往常的因素，不能全归于管控。",
                "The fall is more than chance: windows of the season without measures rarely lie so far off. It holds holidays, transport from far and all else that was unlike other times, not measures alone.")
            : e.Low > 0
            ? new("比没有管控时还高，且超出偶然。预警时段正是因为预报会重污染才选的，模型只看地面气象，容易低估“没有管控”的浓度；不能据此说管控使浓度升高。",
                "More than without measures, and beyond chance. Alerts are called because heavy pollution is forecast, which surface weather does not show: what would have been is then rather underestimated. It does not show that measures raised it.")
            : new($"与偶然分不开。这样长、这个季节的时段，降幅要超过 {least} % 才能分辨；分不开不等于没有效果。",
                $"It cannot be told from chance. In a window as long and of this season a fall has to be more than {least} %; that it cannot be told does not show that there was none.");
    }

    public static Text Of(YearChange c, string unit)
    {
        string S(double value) => value.ToString("+0.0;-0.0;0.0", System.Globalization.CultureInfo.InvariantCulture);
        var settled = c.Low > 0 || c.High < 0;
        return new(
            $"{c.From.First.Year} 到 {c.To.First.Year} 年实测变化 {S(c.Observed)} {unit}（{S(c.ObservedPercent)} %），其中天气 {S(c.Weather)}，其余 {S(c.Rest)}（区间 {S(c.Low)} 至 {S(c.High)}）：{(settled ? "剔除气象后的变化超出其不确定性。" : "剔除气象后有没有变化，这些数据说不清。")}",
            $"From {c.From.First.Year} to {c.To.First.Year} it changed by {S(c.Observed)} {unit} ({S(c.ObservedPercent)} %), of which weather {S(c.Weather)} and the rest {S(c.Rest)} (interval {S(c.Low)} to {S(c.High)}): {(settled ? "freed from weather it changed by more than is uncertain." : "whether it changed when freed from weather these data do not tell.")}");
    }

    public static Text Of(TargetState state) => state switch
    {
        TargetState.OnTrack => new("在线上或更好", "on the line or better"),
        TargetState.Behind => new("落后于直线", "behind the line"),
        TargetState.Unclear => new("说不清（区间跨线）", "cannot be told (interval on both sides)"),
        TargetState.Met => new("达到目标", "met"),
        TargetState.Missed => new("未达目标", "missed"),
        _ => new("无值", "no value"),
    };

    /// <summary>How a number of a plan came here.</summary>
    public static Text Of(Evidence evidence) => evidence switch
    {
        Evidence.Seen => new("已核对原文", "read in the document"),
        Evidence.SecondHand => new("据第二手资料，未核对原文", "second hand, not read in the document"),
        _ => new("凭记忆，未核对原文", "from memory, not read in the document"),
    };

    public static Text Of(ActionPlanTarget t)
    {
        var amount = t.Amount.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
        return t.Kind switch
        {
            TargetKind.Concentration => new($"{t.Year} 年均值不高于 {amount} µg/m³", $"an annual mean of at most {amount} µg/m³ in {t.Year}"),
            TargetKind.Reduction => new($"{t.Year} 年比 {t.BaseYear} 年下降不少于 {amount} %", $"{amount} % less in {t.Year} than in {t.BaseYear} at least"),
            TargetKind.Share => new($"{t.Year} 年{(t.Bound == Bound.AtMost ? "不高于" : "不低于")} {amount} %", $"{(t.Bound == Bound.AtMost ? "at most" : "at least")} {amount} % in {t.Year}"),
            _ => new($"{t.Year} 年比 {t.BaseYear} 年减少不少于 {amount} %", $"{amount} % fewer in {t.Year} than in {t.BaseYear} at least"),
        };
    }

    public static Text ItemOf(string item) => item switch
    {
        "good-days" => new("优良天数比例", "Share of good days"),
        "heavy-days" => new("重污染天数", "Days of heavy pollution"),
        // As they are spoken of; the tables of factors have longer names.
        "a34004" => new("PM2.5", "PM2.5"),
        "a34002" => new("PM10", "PM10"),
        "a21026" => new("二氧化硫", "SO₂"),
        "a21004" => new("二氧化氮", "NO₂"),
        "a21005" => new("一氧化碳", "CO"),
        "a05024" => new("臭氧", "O₃"),
        _ => FactorNames.Of(item),
    };
}
