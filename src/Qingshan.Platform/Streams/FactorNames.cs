using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>Names of factors, those that the platform computes included.</summary>
public static class FactorNames
{
    /// <summary>The name in both languages; the code where nothing has it.</summary>
    public static Text Of(string code) => code switch
    {
        Indices.Aqi => new("空气质量指数 AQI", "Air quality index"),
        Indices.WaterClass => new("水质类别", "Water class"),
        _ when FactorTable.Hj212Of2017.Find(code) is { } factor => new(factor.NameZh, factor.NameEn),
        _ => new(code, code),
    };
}
