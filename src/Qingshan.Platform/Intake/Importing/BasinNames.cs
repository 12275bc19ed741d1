namespace Qingshan.Platform.Intake;

/// <summary>English names of the basins by which surface water is reported.</summary>
internal static class BasinNames
{
    private static readonly Dictionary<string, string> English = new()
    {
        ["长江流域"] = "Yangtze basin", ["黄河流域"] = "Yellow River basin", ["珠江流域"] = "Pearl River basin", ["淮河流域"] = "Huai River basin",
        ["海河流域"] = "Hai River basin", ["辽河流域"] = "Liao River basin", ["松花江流域"] = "Songhua River basin", ["浙闽片河流"] = "Rivers of Zhejiang and Fujian",
        ["西北诸河"] = "Rivers of the north-west", ["西南诸河"] = "Rivers of the south-west", ["太湖流域"] = "Lake Tai basin", ["巢湖流域"] = "Lake Chao basin",
        ["滇池流域"] = "Lake Dian basin",
    };

    public static string? EnglishOf(string basin) => English.GetValueOrDefault(basin);
}
