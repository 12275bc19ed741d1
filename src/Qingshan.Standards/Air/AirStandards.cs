namespace Qingshan.Standards;

/// <summary>The numbers, without their years, of the three standards by which ambient air is evaluated.</summary>
public static class AirStandards
{
    /// <summary>环境空气质量标准: limits, and what makes a mean valid.</summary>
    public const string Limits = "GB 3095";

    /// <summary>环境空气质量指数技术规定: the air quality index.</summary>
    public const string Index = "HJ 633";

    /// <summary>环境空气质量评价技术规范: the evaluation of months and years.</summary>
    public const string Assessment = "HJ 663";
}
