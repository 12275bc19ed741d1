using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>Names of factors, those that the platform computes included.</summary>
public static class FactorNames
{
    /// <summary>The name in the reader's language; the code where nothing has it.</summary>
    public static string Of(string code) => code switch
    {
        Indices.Aqi => new Text("空气质量指数 AQI", "Air quality index").ToString(),
        Indices.WaterClass => new Text("水质类别", "Water class").ToString(),
        _ => SeriesAccess.FactorName(code),
    };
}
