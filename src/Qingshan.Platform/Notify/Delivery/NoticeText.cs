using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Platform.Notify;

/// <summary>What a notice says, in both languages.</summary>
internal static class NoticeText
{
    private const int LongestFinding = 80;

    public static Text Name(Severity severity) => severity switch
    {
        Severity.Serious => new("严重", "Serious"),
        Severity.Warning => new("警告", "Warning"),
        _ => new("提示", "Notice"),
    };

    public static Text Subject(Signal signal, Subject about, NoticeReason reason)
    {
        var (zh, en) = reason switch
        {
            NoticeReason.Escalation => ("升级：", "Escalated: "),
            NoticeReason.Assigned => ("指派给您：", "Assigned to you: "),
            _ => ("", ""),
        };
        var simulated = about.Simulated ? new Text("（模拟）", " (simulated)") : default;
        var severity = Name(signal.Severity);
        return new($"【青山】{zh}{severity.Zh}{simulated.Zh} {about.Name.Zh}：{Short(signal.Zh)}", $"{en}{severity.En}{simulated.En}, {about.Name.En}: {Short(signal.En)}");
    }

    public static Text Body(Signal signal, Subject about, Region? region)
    {
        var since = BeijingTime.FromUtc(signal.Since).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var severity = Name(signal.Severity);
        var simulated = about.Simulated ? new Text("\n注意：该对象的数据由程序模拟生成，不是监测结果。", "\nNote: these data are simulated, no measurement.") : default;
        return new(
            $"{signal.Zh}\n{Terms.Of(about.Kind).Zh}：{about.Name.Zh}（{about.Code}）{(region is null ? "" : $"，{region.Name}")}\n程度：{severity.Zh}\n开始：{since}（北京时间）{simulated.Zh}\n这是供人核实的线索，不是结论。",
            $"{signal.En}\nAbout: {about.Name.En} ({about.Code}){(region is null ? "" : $", {region.NameEn ?? region.Name}")}\nSeverity: {severity.En}\nSince: {since} (Beijing time){simulated.En}\nThis is a lead for a person to look at, not a verdict.");
    }

    private static string Short(string text) => text.Length <= LongestFinding ? text : text[..(LongestFinding - 1)] + "…";
}
