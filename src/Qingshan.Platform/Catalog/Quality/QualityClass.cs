using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>质量类别 · What a rule asks of data.</summary>
public enum QualityClass
{
    /// <summary>Whether values, and how they change, are possible at all.</summary>
    [Term("范围", "range")]
    Range,

    /// <summary>Whether everything is there that should be.</summary>
    [Term("完整性", "completeness")]
    Completeness,

    /// <summary>Whether what is said in one place agrees with what is said in another.</summary>
    [Term("一致性", "consistency")]
    Consistency,

    /// <summary>Whether it came in time.</summary>
    [Term("及时性", "timeliness")]
    Timeliness,

    /// <summary>Whether series that should be alike are.</summary>
    [Term("跨序列", "cross-series")]
    CrossSeries,
}

/// <summary>How much each class weighs in a score of all of them. The weights are the platform's own.</summary>
public static class QualityWeights
{
    public static double Of(QualityClass of) => of switch
    {
        QualityClass.Completeness => 0.30,
        QualityClass.Range or QualityClass.Consistency => 0.20,
        _ => 0.15,
    };
}
