using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>An enterprise's place of emission.</summary>
/// <param name="Licensed">Whether it says that a national permit was issued to it; null where it says nothing.</param>
internal sealed record ShanghaiSource(string Code, string Name, string Enterprise, string Credit, string Industry, string Address, string District, Place? Place, bool? Licensed);

internal sealed record ShanghaiOutlet(string Code, string Source, OutletMedium Medium, string Name, string Standard, Place? Place);

internal sealed record ShanghaiLimit(string Code, string Outlet, string Factor, double? Lower, double Upper, string Unit);

internal sealed record ShanghaiTask(string Code, string Outlet, string Factor, MonitoringWay Way, string Frequency, string? Interval);

/// <summary>
/// What the three tables say, checked row by row, before anything of it goes into the ledger.
/// </summary>
internal sealed class ShanghaiTables
{
    private static readonly string[] Media = ["AIR", "WATER", "NOISE"];
    private readonly List<RejectedRow> _rejected = [];

    public Dictionary<string, ShanghaiSource> Sources { get; } = [];

    public Dictionary<string, ShanghaiOutlet> Outlets { get; } = [];

    public Dictionary<string, ShanghaiLimit> Limits { get; } = [];

    public Dictionary<string, ShanghaiTask> Tasks { get; } = [];

    /// <summary>Rows of limits that say another frequency than an earlier one of the same outlet and pollutant: the earlier one stands.</summary>
    public int OtherFrequencies { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Rows that say what an earlier one of the same table says.</summary>
    public int Repeated { get; private set; }

    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    public static Result<ShanghaiTables> Read(string folder)
    {
        if (!Directory.Exists(folder)) return ImportErrors.NoFolder.Of(folder);
        if (!DisclosureTable.Read(folder, "enterprises", "污染源编码", "污染源名称", "单位名称", "注册号/统一社会信用代码", "行业大类", "所属小类", "生产地址", "行政区划", "地理坐标(经度)", "地理坐标(纬度)", "是否已核发全国许可证")
                .TryGet(out var enterprises, out var error)
            || !DisclosureTable.Read(folder, "outlets", "stWrybh", "stPfkType", "stUnitfyPfkbh", "stPfkbh", "stPfkmc", "stZxbzmc", "stJd", "stWd").TryGet(out var outlets, out error)
            || !DisclosureTable.Read(folder, "outlet_pollutant_limits", "stWryCode", "stType", "stSitecode", "stProject", "stPfxz", "stPfxzMin", "jcxm_dw", "stJcff", "stJcpc").TryGet(out var limits, out error))
            return error;
        var tables = new ShanghaiTables();
        tables.Take(enterprises, tables.Source);
        tables.Take(outlets, tables.Outlet);
        tables.Take(limits, tables.Limit);
        return tables;
    }

    private void Take(DisclosureTable table, Func<string[], Rejection?> row)
    {
        _rejected.AddRange(table.Rejected);
        Rows += table.Rows.Count;
        foreach (var (line, cells) in table.Rows)
            if (row(cells) is { } why) _rejected.Add(new(table.File, line, why));
        Rows -= _rejected.Count(r => r.File == table.File) - table.Rejected.Count;
    }

    private Rejection? Source(string[] c)
    {
        if (!IsCode(c[0])) return new("没有污染源编码 · no code of the source", $"污染源编码 is '{c[0]}'");
        if (c[3].Length != 18 || !c[3].All(char.IsAsciiLetterOrDigit)) return new("没有统一社会信用代码 · no unified social credit code", $"'{c[3]}' is not of 18 letters and digits");
        if (c[2].Length == 0) return new("没有单位名称 · no name", $"单位名称 of {c[0]} is empty");
        return Add(Sources, new ShanghaiSource(c[0], Cut(c[1].Length == 0 ? c[2] : c[1], 200), Cut(c[2], 200), c[3], Cut(string.Join(" / ", c[4..6].Where(t => t.Length > 0)), 200), c[6], c[7], PlaceOf(c[8], c[9]), c[10] switch { "是" => true, "否" => false, _ => null }), s => s.Code, "污染源编码");
    }

    private Rejection? Outlet(string[] c)
    {
        if (!Sources.ContainsKey(c[0])) return new("没有这个污染源 · no such source", $"stWrybh '{c[0]}' is not among the sources");
        if (!Media.Contains(c[1])) return new("类型不明 · kind of outlet not known", $"stPfkType is '{c[1]}', not AIR, WATER or NOISE");
        var number = c[2].Length > 0 ? c[2] : c[3];
        if (number.Length is 0 or > 40) return new("排放口没有编号 · outlet without a number", $"an outlet of {c[0]} has neither stUnitfyPfkbh nor stPfkbh of at most 40 characters");
        var outlet = new ShanghaiOutlet(CodeOf(c[0], c[1], number), c[0], MediumOf(c[1]), Cut(c[4].Length > 0 ? c[4] : number, 200), Cut(c[5], 200), PlaceOf(c[6], c[7]));
        return Add(Outlets, outlet, o => o.Code, "排放口编号");
    }

    private Rejection? Limit(string[] c)
    {
        var code = CodeOf(c[0], c[1], c[2]);
        if (!Outlets.TryGetValue(code, out var outlet)) return new("没有这个排放口 · no such outlet", $"outlet '{c[2]}' ({c[1]}) of {c[0]} is not among the outlets");
        if (DisclosureFactors.Find(outlet.Medium, c[3]) is not { } factor) return new("污染物没有对应的因子代码 · no factor code for the pollutant", $"pollutant '{c[3]}' ({c[1]})");
        // What has to be measured holds also where the limit beside it cannot be read.
        Monitored(code, factor.Code, c[7], c[8]);
        if (!double.TryParse(c[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var upper) || !double.IsFinite(upper)) return Rejection.NoNumber("stPfxz", c[4], "a limit");
        var dimensionless = factor.Unit?.Symbol == "1";
        if (!Unit.TryParse(c[6].Length == 0 && dimensionless ? "1" : c[6], out var unit)) return new("没有单位或单位不明 · no unit or one not known", $"the unit of {c[3]} is '{c[6]}'");
        // A gas in mg/L is of the right dimension and a thousand times too much: the unit belongs to another medium.
        var foreign = unit.Symbol.EndsWith(outlet.Medium == OutletMedium.Air ? "/L" : "/m³", StringComparison.Ordinal);
        if (factor.Unit is { } usual && (foreign || usual.Dimension != unit.Dimension)) return new("单位与因子不符 · the unit does not fit the factor", $"the unit of {c[3]} is '{c[6]}', where {usual.Symbol} or the like belongs");
        // Only pH has a lower limit: elsewhere the source repeats the upper one there, or gives 0.
        double? lower = dimensionless && double.TryParse(c[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var least) && least > 0 && least < upper ? least : null;
        return Add(Limits, new ShanghaiLimit($"{code}-{factor.Code}", code, factor.Code, lower, upper, unit.Symbol), l => l.Code, "限值");
    }

    /// <summary>A row that says both ways says one frequency: what is shorter than a day is that of the instrument, anything else that of hands.</summary>
    private void Monitored(string outlet, string factor, string ways, string frequency)
    {
        var interval = MonitoringFrequency.IntervalOf(frequency);
        var both = ways.Contains("手工", StringComparison.Ordinal) && ways.Contains("自动", StringComparison.Ordinal);
        if (ways.Contains("手工", StringComparison.Ordinal)) Add("M", MonitoringWay.Manual, both && MonitoringFrequency.IsWithinDay(interval) ? null : interval);
        if (ways.Contains("自动", StringComparison.Ordinal)) Add("A", MonitoringWay.Automatic, both && !MonitoringFrequency.IsWithinDay(interval) ? null : interval);

        void Add(string mark, MonitoringWay way, string? every)
        {
            var task = new ShanghaiTask($"{outlet}-{factor}-{mark}", outlet, factor, way, Cut(frequency, 100), every);
            if (!Tasks.TryAdd(task.Code, task) && Tasks[task.Code] != task) OtherFrequencies++;
        }
    }

    private Rejection? Add<T>(Dictionary<string, T> into, T row, Func<T, string> codeOf, string what) where T : notnull
    {
        if (into.TryAdd(codeOf(row), row)) return null;
        if (!into[codeOf(row)].Equals(row)) return new($"{what}重复且内容不同 · given twice, and differently", $"{codeOf(row)} was given before, with other content");
        Repeated++;
        return null;
    }

    /// <summary>A monitoring point is not its outlet, and two records of a kind each may have one code.</summary>
    public static string PointCode(string outlet) => $"P-{outlet}";

    private static string CodeOf(string source, string kind, string number) => $"{source}-{kind}-{number}";

    private static OutletMedium MediumOf(string kind) => kind switch
    {
        "AIR" => OutletMedium.Air,
        "WATER" => OutletMedium.Water,
        _ => OutletMedium.Noise,
    };

    private static Place? PlaceOf(string longitude, string latitude) =>
        double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east) && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
        && east is > 70 and < 140 && north is > 0 and < 60
            ? Place.OfUnknownDatum(east, north)
            : null;

    private static bool IsCode(string text) => text.Length is > 0 and <= 14 && text.All(char.IsAsciiLetterOrDigit);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
