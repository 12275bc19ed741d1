using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The editions whose numbers this library holds. Days in force of the editions of 2026 and their forerunners' last days are seen in
/// the standards; the first days of older editions are written down from memory.
/// </summary>
public static class Editions
{
    private static readonly DateOnly New2026 = new(2026, 3, 1);

    /// <summary>GB 3095-2012.</summary>
    public static StandardEdition Gb3095Of2012 { get; } = new("GB 3095", "2012", "环境空气质量标准", "Ambient air quality standards",
        new(2012, 2, 29), New2026.AddDays(-1), Evidence.Recalled,
        "2012-02-29 发布；自 2012 年起分城市实施，2016-01-01 起全国实施；此前版本未收录 · Issued 2012-02-29; in force city by city from 2012, everywhere from 2016-01-01; no earlier edition is held here");

    /// <summary>GB 3095-2026, whose limits come in two stages.</summary>
    public static StandardEdition Gb3095Of2026 { get; } = new("GB 3095", "2026", "环境空气质量标准", "Ambient air quality standards",
        New2026, null, Evidence.Seen, "2030-12-31 前为过渡阶段限值，2031-01-01 起更严 · The limits are those of a transition to 2030-12-31; stricter ones follow from 2031-01-01");

    /// <summary>HJ 633-2012.</summary>
    public static StandardEdition Hj633Of2012 { get; } = new("HJ 633", "2012", "环境空气质量指数（AQI）技术规定（试行）",
        "Technical regulation on ambient air quality index (on trial)", new(2012, 2, 29), New2026.AddDays(-1), Evidence.Recalled,
        "与 GB 3095-2012 同时发布、同步实施 · Issued with GB 3095-2012 and in force with it");

    /// <summary>HJ 633-2026.</summary>
    public static StandardEdition Hj633Of2026 { get; } = new("HJ 633", "2026", "环境空气质量指数（AQI）技术规定",
        "Technical regulation on ambient air quality index", New2026, null, Evidence.Seen);

    /// <summary>HJ 663-2013.</summary>
    public static StandardEdition Hj663Of2013 { get; } = new("HJ 663", "2013", "环境空气质量评价技术规范（试行）",
        "Technical regulation for ambient air quality assessment (on trial)", new(2013, 10, 1), New2026.AddDays(-1), Evidence.Recalled);

    /// <summary>HJ 663-2026.</summary>
    public static StandardEdition Hj663Of2026 { get; } = new("HJ 663", "2026", "环境空气质量评价技术规范",
        "Technical regulation for ambient air quality assessment", New2026, null, Evidence.Seen);

    /// <summary>GB 3838-2002.</summary>
    public static StandardEdition Gb3838Of2002 { get; } = new("GB 3838", "2002", "地表水环境质量标准", "Environmental quality standards for surface water",
        new(2002, 6, 1), null, Evidence.Recalled);

    /// <summary>The trophic level index of lakes and reservoirs.</summary>
    public static StandardEdition TrophicLevelOf2001 { get; } = new("TLI", "2001", "湖泊（水库）富营养化评价方法及分级技术规定",
        "Evaluation of the eutrophication of lakes and reservoirs", new(2001, 11, 9), null, Evidence.Recalled, "方法无编号，此处简称 TLI · A method without a number; TLI is its short name here");

    /// <summary>The grading of black and odorous water bodies.</summary>
    public static StandardEdition BlackOdorousOf2015 { get; } = new("BOW", "2015", "城市黑臭水体整治工作指南",
        "Guide to the treatment of black and odorous urban water bodies", new(2015, 8, 28), null, Evidence.Recalled, "指南无编号，此处简称 BOW · A guide without a number; BOW is its short name here");

    /// <summary>GB 36600-2018.</summary>
    public static StandardEdition Gb36600Of2018 { get; } = new("GB 36600", "2018", "土壤环境质量 建设用地土壤污染风险管控标准（试行）",
        "Soil environmental quality: risk control of soil contamination of development land (on trial)", new(2018, 8, 1), null, Evidence.Recalled);

    /// <summary>GB 15618-2018.</summary>
    public static StandardEdition Gb15618Of2018 { get; } = new("GB 15618", "2018", "土壤环境质量 农用地土壤污染风险管控标准（试行）",
        "Soil environmental quality: risk control of soil contamination of agricultural land (on trial)", new(2018, 8, 1), null, Evidence.Recalled);

    /// <summary>GB 3096-2008.</summary>
    public static StandardEdition Gb3096Of2008 { get; } = new("GB 3096", "2008", "声环境质量标准", "Environmental quality standard for noise",
        new(2008, 10, 1), null, Evidence.Recalled);

    /// <summary>GB 32100-2015.</summary>
    public static StandardEdition Gb32100Of2015 { get; } = new("GB 32100", "2015", "法人和其他组织统一社会信用代码编码规则",
        "Coding rule of the unified social credit identifier for legal entities and other organizations", new(2015, 10, 1), null, Evidence.Recalled);

    /// <summary>GB 11714-1997.</summary>
    public static StandardEdition Gb11714Of1997 { get; } = new("GB 11714", "1997", "全国组织机构代码编制规则",
        "Rules of coding for the representation of organization", new(1998, 1, 1), null, Evidence.Recalled);

    /// <summary>The pollutant equivalents of the Environmental Protection Tax Law.</summary>
    public static StandardEdition ProtectionTaxOf2018 { get; } = new("EPTL", "2018", "中华人民共和国环境保护税法", "Environmental Protection Tax Law",
        new(2018, 1, 1), null, Evidence.Recalled, "法律无编号，此处简称 EPTL；2018-10-26 修正 · A law without a number; EPTL is its short name here; amended 2018-10-26");

    /// <summary>Every edition, by standard and then by time.</summary>
    public static ImmutableArray<StandardEdition> All { get; } =
    [
        Gb3095Of2012, Gb3095Of2026, Hj633Of2012, Hj633Of2026, Hj663Of2013, Hj663Of2026,
        Gb3838Of2002, TrophicLevelOf2001, BlackOdorousOf2015,
        Gb36600Of2018, Gb15618Of2018, Gb3096Of2008, Gb32100Of2015, Gb11714Of1997, ProtectionTaxOf2018,
    ];

    /// <summary>Finds an edition by its title.</summary>
    /// <param name="title">Such as <c>HJ 633-2012</c>; null or unknown gives null.</param>
    /// <returns>The edition, or null.</returns>
    public static StandardEdition? Find(string? title) => All.FirstOrDefault(edition => edition.Title == title);

    /// <summary>The edition that is in force on a day.</summary>
    /// <param name="standard">The number without its year, such as <c>HJ 633</c>.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing.</param>
    /// <returns>The edition; null when the library holds none for that day.</returns>
    public static StandardEdition? InForce(string standard, DateOnly date) =>
        All.FirstOrDefault(edition => edition.Standard == standard && edition.IsInForceOn(date));

    /// <summary>The edition that was asked for, where one of the right standard was; otherwise the one in force on the day.</summary>
    internal static StandardEdition Choose(string standard, DateOnly date, StandardEdition? asked)
    {
        if (asked is null)
            return InForce(standard, date) ?? throw new ArgumentOutOfRangeException(nameof(date), date, $"No edition of {standard} is held for this day; name one.");
        return asked.Standard == standard ? asked : throw new ArgumentException($"{asked.Title} is no edition of {standard}.", nameof(asked));
    }
}
