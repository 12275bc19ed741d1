using CsCheck;

namespace Qingshan.Analysis.Tests.Linkage;

/// <summary>Made-up names, as they are formed: region, trade name, industry, form, and sometimes a part.</summary>
internal static class Names
{
    private static readonly Gen<string> Region = Among("上海", "上海市", "北京市", "宁夏", "银川市", "江苏省苏州市", "浙江", "上海市嘉定区", "");
    private static readonly Gen<string> Trade = Gen.String[Gen.Char["瑞泽鼎昊宏泰恒润佳诚锦源祥晟博远凯腾翔"], 2, 4];
    private static readonly Gen<string> Industry = Among("化工", "新材料科技", "环保", "电子", "污水处理", "汽车零部件", "食品", "");
    private static readonly Gen<string> Form = Among("有限公司", "有限责任公司", "股份有限公司", "厂", "集团有限公司");
    private static readonly Gen<string> Part = Among("", "", "", "松江分公司", "（南路厂区）", "第二分厂");

    public static readonly Gen<string> Any = Gen.Select(Region, Trade, Industry, Form, Part, (r, t, i, f, p) => r + t + i + f + p);

    public static readonly Gen<string> City = Among("上海", "苏州", "银川", "北京", "佛山");

    /// <summary>Without a region, and with 有限公司 at its end.</summary>
    public static readonly Gen<string> Unregioned = Gen.Select(Trade, Industry, (t, i) => t + i + "有限公司");

    private static readonly Gen<Func<string, string>> Plant =
        Gen.Select(Among<Func<string, string>>(n => $"有限公司第{n}分厂", n => $"有限公司{n}号厂", n => $"第{n}厂", n => $"{n}厂", n => $"有限公司（{n}期）", n => $"第{n}污水处理有限公司", n => $"有限公司{n}车间"), Gen.Bool,
            (tail, chinese) => (Func<string, string>)(n => tail(chinese ? Chinese(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)) : n)));

    /// <summary>A name whose plant has a number, in Arabic or Chinese digits, before and after the legal form.</summary>
    public static readonly Gen<Func<string, string>> Numbered = Gen.Select(Region, Trade, Industry, Plant, (r, t, i, p) => (Func<string, string>)(n => r + t + i + p(n)));

    /// <summary>Two ways to write numbered plants of one enterprise.</summary>
    public static readonly Gen<(Func<string, string> One, Func<string, string> Other)> NumberedTwice =
        Gen.Select(Region, Trade, Industry, Plant, Plant, (r, t, i, p, q) => ((Func<string, string>)(n => r + t + i + p(n)), (Func<string, string>)(n => r + t + i + q(n))));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Every character in its full-width form where it has one.</summary>
    public static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    private static string Chinese(int number)
    {
        const string digits = "零一二三四五六七八九";
        return number < 10 ? $"{digits[number]}" : number < 20 ? "十" + (number == 10 ? "" : $"{digits[number % 10]}") : $"{digits[number / 10]}十" + (number % 10 == 0 ? "" : $"{digits[number % 10]}");
    }
}
