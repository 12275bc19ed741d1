using System.Xml;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// What entities say of themselves. A name is Chinese, as on the signboard, and its English stands in the properties: an answer must
/// not change with the language of who asks.
/// </summary>
internal static class Wording
{
    public static string NameOf(Stay stay) => stay.Site.Point.Name;

    public static string NameOf(Stream stream) => $"{stream.Point.Name} {FactorName(stream.Series.Factor).Zh} {KindName(stream.Series.Kind).Zh}";

    public static string NameOf(Maker maker) => maker.IsRule
        ? $"{FactorName(maker.Example.Series.Factor).Zh} {KindName(maker.Example.Series.Kind).Zh} 汇总规则"
        : $"{maker.Example.Point.Name} {OriginName(maker.Example.Series.Origin).Zh}{(maker.Example.Series.Channel.Length == 0 ? "" : $" {maker.Example.Series.Channel}")}";

    public static string NameOf(Observed observed) => FactorName(observed.Code).Zh;

    public static string Describe(Site site) => Both(KindOf(site.Point));

    public static string Describe(Stay stay) => Both(stay.Span.Place is null ? new("位置未登记", "nobody has said where it is") : new("监测点所在位置", "where the monitoring point stands"));

    public static string Describe(Stream stream) => Both(new(
        $"{FactorName(stream.Series.Factor).Zh}，{KindName(stream.Series.Kind).Zh}，{OriginName(stream.Series.Origin).Zh}",
        $"{FactorName(stream.Series.Factor).En}, {KindName(stream.Series.Kind).En}, {OriginName(stream.Series.Origin).En}"));

    public static string Describe(Maker maker) => maker.World.RuleOf(maker.Example) is { } rule ? Both(rule.Rule) : Both(OriginName(maker.Example.Series.Origin));

    public static string Describe(Observed observed) => Both(FactorName(observed.Code));

    /// <summary>The page of the factor: no registry of the standards gives its codes an address.</summary>
    public static string DefinitionOf(Observed observed) => $"{observed.World.Root[..^"/v1.1".Length]}/standards/factors?q={Uri.EscapeDataString(observed.Code)}";

    public static object PropertiesOf(Site site)
    {
        var p = site.Point;
        return Given(
            new("nameEn", p.NameEn), new("kind", p.Kind), new("kindName", KindOf(p).Zh), new("controlLevel", p.ControlLevel.ToString()), new("evaluated", p.Evaluated),
            new("region", site.World.RegionOf(p)), new("commissionedOn", Day(p.CommissionedOn)), new("relocatedOn", Day(p.RelocatedOn)), new("simulated", p.Simulated));
    }

    public static object PropertiesOf(Stay stay) => Given(
        new("point", stay.Site.Point.Code), new("nameEn", stay.Site.Point.NameEn), new("givenDatum", stay.Span.Place?.GivenDatum), new("givenLongitude", stay.Span.Place?.GivenLongitude),
        new("givenLatitude", stay.Span.Place?.GivenLatitude), new("since", Iso.Of(stay.Span.From)), new("simulated", stay.Site.Point.Simulated));

    public static object PropertiesOf(Stream stream)
    {
        var (s, rule) = (stream.Series, stream.World.RuleOf(stream));
        return Given(
            new("factor", s.Factor), new("factorNameEn", FactorName(s.Factor).En), new("kind", s.Kind.ToString()), new("statistic", s.Kind.Statistic.ToString().ToLowerInvariant()),
            new("period", s.Kind.Period > TimeSpan.Zero ? XmlConvert.ToString(s.Kind.Period) : null), new("origin", SeriesView.OriginName(s.Origin)), new("channel", s.Channel.Length == 0 ? null : s.Channel),
            new("point", stream.Point.Code), new("stage", rule?.Stage.En), new("inputs", rule is null ? null : (object?[])[.. rule.Inputs.Select(i => (object?)(double)i.Id)]), new("simulated", stream.IsSimulated));
    }

    public static object PropertiesOf(Maker maker) => Given(
        new("origin", SeriesView.OriginName(maker.Example.Series.Origin)), new("point", maker.IsRule ? null : maker.Example.Point.Code),
        new("simulated", maker.Example.Series.Origin == Origin.Simulated || (!maker.IsRule && maker.Example.Point.Simulated)));

    public static object PropertiesOf(Observed observed)
    {
        var factor = FactorTable.Hj212Of2017.Find(observed.Code);
        return Given(
            new("code", observed.Code), new("nameEn", FactorName(observed.Code).En), new("codeOf2005", factor?.OldCode), new("medium", factor?.Medium.ToString()),
            new("customaryUnit", factor?.CustomaryUnit?.Symbol), new("source", factor?.Source.ToString()));
    }

    public static object MetadataOf(Maker maker)
    {
        if (maker.World.RuleOf(maker.Example) is { } rule) return Given(new("rule", rule.Rule.Zh), new("ruleEn", rule.Rule.En), new("stage", rule.Stage.Zh), new("stageEn", rule.Stage.En));
        var devices = maker.World.DevicesOf(maker.Example.Point).Select(d => (object?)Given(new("mn", d.Code), new("name", d.Name))).ToArray();
        return Given(new("channel", maker.Example.Series.Channel), new("devices", devices.Length == 0 ? null : devices));
    }

    /// <summary>The definition is the platform's own: the catalogue of units has no address elsewhere.</summary>
    public static object UnitOf(Stream stream) => Unit.TryParse(stream.Series.Unit, out var unit)
        ? (Member[])[new("name", unit.NameEn), new("symbol", unit.Symbol), new("definition", $"urn:qingshan:unit:{Uri.EscapeDataString(unit.Symbol)}")]
        : (Member[])[new("name", stream.Series.Unit), new("symbol", stream.Series.Unit), new("definition", null)];

    /// <summary>The flag of the device and how the number is to be read; null where there is nothing to say.</summary>
    public static object? QualityOf(Reading reading)
    {
        var (flag, qualifier) = (reading.Value.Flag, reading.Value.Qualifier);
        if (flag == '\0' && qualifier == Qualifier.Equal) return null;
        var known = DataFlag.Find(flag);
        return Given(
            new("flag", flag == '\0' ? null : flag.ToString()), new("flagName", known?.NameZh), new("flagNameEn", known?.NameEn), new("valid", flag == '\0' ? null : known?.IsValid ?? false),
            new("qualifier", SignOf(qualifier)));
    }

    public static object ParametersOf(Reading reading)
    {
        var v = reading.Value;
        return Given(
            new("qualifier", SignOf(v.Qualifier)), new("min", Number(v.Min)), new("max", Number(v.Max)), new("total", Number(v.Total)), new("converted", Number(v.Converted)),
            new("received", Iso.Of(v.Received)), new("simulated", reading.Stream.IsSimulated ? true : null));
    }

    /// <summary>null for a plain number; <c>&lt;</c>, <c>&gt;</c>, or <c>ND</c>: not detected, and the value is the limit of detection.</summary>
    public static string? SignOf(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Less => "<",
        Qualifier.Greater => ">",
        Qualifier.NotDetected => "ND",
        _ => null,
    };

    public static Text FactorName(string code) => code switch
    {
        Indices.Aqi => new("空气质量指数 AQI", "Air quality index"),
        Indices.WaterClass => new("水质类别", "Water class"),
        _ => FactorTable.Hj212Of2017.Find(code) is { } factor ? new(factor.NameZh, factor.NameEn) : new(code, code),
    };

    private static Text KindOf(MonitoringPoint point) => MonitoringKind.Find(point.Kind) is { } kind ? new(kind.NameZh, kind.NameEn) : new(point.Kind, point.Kind);

    private static Text KindName(SeriesKind kind)
    {
        if (kind.Statistic == Statistic.Instant) return new("实时值", "instantaneous");
        var (zh, en) = kind.Statistic switch
        {
            Statistic.Mean => ("均值", "mean"),
            Statistic.Sum => ("累计", "sum"),
            Statistic.Min => ("最小值", "minimum"),
            _ => ("最大值", "maximum"),
        };
        var (periodZh, periodEn) = kind.Period switch
        {
            { TotalDays: 1 } => ("日", "daily"),
            { TotalDays: 30 } => ("月", "monthly"),
            { TotalDays: 365 } => ("年", "annual"),
            { TotalHours: 1 } => ("小时", "hourly"),
            var p when p.Ticks % TimeSpan.TicksPerHour == 0 => ($"{p.TotalHours:0} 小时", $"{p.TotalHours:0}-hour"),
            var p => ($"{p.TotalMinutes:0.##} 分钟", $"{p.TotalMinutes:0.##}-minute"),
        };
        return new(periodZh + zh, $"{periodEn} {en}");
    }

    private static Text OriginName(Origin origin) => origin switch
    {
        Origin.RolledUp => new("平台汇总", "derived by the platform"),
        Origin.Manual => new("手工", "entered by hand"),
        Origin.Substituted => new("替代值", "put in by a rule"),
        Origin.Imported => new("历史导入", "imported history"),
        Origin.Simulated => new("模拟数据", "simulated"),
        _ => new("设备上报", "reported by the device"),
    };

    private static string Both(Text text) => $"{text.Zh} · {text.En}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static Member[] Given(params Member[] members) => [.. members.Where(m => m.Value is not null)];
}
