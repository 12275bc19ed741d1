using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>The groups of methods in words.</summary>
public static class MethodWords
{
    public static Text Of(MethodGroup group) => group switch
    {
        MethodGroup.Time => new("时间", "Time"),
        MethodGroup.Trend => new("趋势", "Trend"),
        MethodGroup.Correlation => new("关系", "Correlation"),
        MethodGroup.Distribution => new("分布与风向", "Distribution and wind"),
        MethodGroup.Space => new("空间", "Space"),
        MethodGroup.Receptor => new("来源解析", "Receptor"),
        MethodGroup.Evaluation => new("评估", "Evaluation"),
        MethodGroup.Anomaly => new("异常", "Anomaly"),
        MethodGroup.Weather => new("气象", "Weather"),
        _ => new("格点", "Grids"),
    };
}
