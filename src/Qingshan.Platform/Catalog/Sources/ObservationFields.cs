using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>The fields of every dataset of observations, as the API and exports have them.</summary>
internal static class ObservationFields
{
    private static readonly IReadOnlyList<(string, Text)> Flags = [.. DataFlag.All.Select(f => (f.Code.ToString(), new Text(f.NameZh, f.NameEn)))];
    private static readonly IReadOnlyList<(string, Text)> Qualifiers = [("=", new("等于", "equal")), ("<", new("小于", "below")), (">", new("大于", "above")), ("ND", new("未检出", "not detected"))];

    /// <param name="unit">Symbol of the values' unit; empty where each series has its own.</param>
    public static IReadOnlyList<DatasetField> Of(string unit) =>
    [
        new("start", new("时段开始", "Start of the period"), "time", Codes: "ISO 8601, UTC", Required: true),
        new("value", new("数值", "Value"), "number", unit),
        new("min", new("最小值", "Minimum"), "number", unit),
        new("max", new("最大值", "Maximum"), "number", unit),
        new("total", new("累计值", "Total"), "number"),
        new("converted", new("折算值", "Converted value"), "number", unit),
        new("qualifier", new("限定符", "Qualifier"), "code", Values: Qualifiers, Required: true),
        new("flag", new("数据标记", "Flag"), "code", Codes: DataFlag.Source.Title, Values: Flags),
        new("received", new("接收时间", "Received"), "time", Codes: "ISO 8601, UTC", Required: true),
        new("packet", new("报文序号", "Packet"), "integer", Required: true),
    ];

    /// <summary>Of many series: which one a row belongs to comes first.</summary>
    public static IReadOnlyList<DatasetField> OfMany { get; } =
    [
        new("point", new("监测点", "Monitoring point"), "reference", Refers: "record.monitoring-point", Required: true),
        new("factor", new("因子", "Factor"), "code", Codes: "HJ 524/525, HJ 212", Required: true),
        new("unit", new("单位", "Unit"), "text", Required: true),
        .. Of(""),
    ];
}
