using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Signals;

/// <summary>The words that detectors' sentences are made of.</summary>
internal static class Said
{
    /// <summary>The factor's name in both languages; its code where no table has it.</summary>
    public static Text Factor(string code) => FactorTable.Hj212Of2017.Find(code) is { } factor ? new(factor.NameZh, factor.NameEn) : new(code, code);

    public static Text Kind(SeriesKind kind) => kind.Period.TotalHours switch
    {
        1 => new("小时均值", "hourly mean"),
        24 when kind.Statistic == Statistic.Max => new("日最大 8 小时平均", "largest 8 h mean of the day"),
        24 => new("日均值", "daily mean"),
        var hours => new($"{hours:0} 小时均值", $"{hours:0} h mean"),
    };

    public static string Number(double value) => LiveEvents.Number(value);

    /// <summary>A value with its unit; a plain number has none.</summary>
    public static string With(double value, string unit) => unit == Units.Dimensionless.Symbol ? Number(value) : $"{Number(value)} {unit}";

    public static Text Span(TimeSpan span) => span.TotalHours < 48
        ? new($"{Math.Floor(span.TotalHours):0} 小时", $"{Math.Floor(span.TotalHours):0} h")
        : new($"{Math.Floor(span.TotalDays):0} 天", $"{Math.Floor(span.TotalDays):0} days");
}
