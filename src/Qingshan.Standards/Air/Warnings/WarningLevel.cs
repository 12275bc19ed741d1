namespace Qingshan.Standards;

/// <summary>The level of a heavy-pollution warning (重污染天气预警); the higher, the worse.</summary>
public enum WarningLevel
{
    /// <summary>None.</summary>
    None,

    /// <summary>蓝色, level IV; newer plans have none.</summary>
    Blue,

    /// <summary>黄色, level III.</summary>
    Yellow,

    /// <summary>橙色, level II.</summary>
    Orange,

    /// <summary>红色, level I.</summary>
    Red,
}

/// <summary>Names of warning levels.</summary>
public static class WarningLevels
{
    /// <summary>The Chinese name.</summary>
    /// <param name="level">The level.</param>
    /// <returns>Such as <c>橙色</c>.</returns>
    public static string NameZh(this WarningLevel level) => level switch
    {
        WarningLevel.Blue => "蓝色", WarningLevel.Yellow => "黄色", WarningLevel.Orange => "橙色", WarningLevel.Red => "红色", _ => "无",
    };

    /// <summary>The English name.</summary>
    /// <param name="level">The level.</param>
    /// <returns>Such as <c>orange</c>.</returns>
    public static string NameEn(this WarningLevel level) => level switch
    {
        WarningLevel.Blue => "blue", WarningLevel.Yellow => "yellow", WarningLevel.Orange => "orange", WarningLevel.Red => "red", _ => "none",
    };
}
