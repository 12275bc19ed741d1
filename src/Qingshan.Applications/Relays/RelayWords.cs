using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Applications.Relays;

/// <summary>What is said of relays, for people.</summary>
internal static class RelayWords
{
    /// <summary>A state of <c>StateBadge</c> and its name.</summary>
    public static (string State, Text Name) StateOf(RelayStatus relay, DateTime now) =>
        !relay.Target.Enabled ? ("none", new("已停用", "off"))
        : relay.Connected is null ? ("silent", new("未连接", "not connected"))
        : relay.IsLate(now) ? ("late", new("滞后", "behind"))
        : ("fresh", new("正常", "in order"));

    public static Text Of(RelayTrouble trouble) => trouble.Reason switch
    {
        "no-connection" => new("连不上：请检查地址、端口和防火墙", "cannot connect: check host, port and firewall"),
        "tls" => new("TLS 证书不被信任或与主机名不符", "the TLS certificate is not trusted, or is of another host"),
        "cut-off" => new("对方断开了连接", "the target ended the connection"),
        "no-answer" => new("已连接，但对方不应答", "connected, but the target answers nothing"),
        "position-ahead" => new("转发位置在原始日志之后（日志来自更旧的备份？）：请重新指定起点", "its position is behind the end of the journal (an older backup?): say anew where to begin"),
        _ => new(trouble.Reason, trouble.Reason),
    };

    public static Text OfReason(string reason) =>
        reason == "no-answer" ? new("不应答", "not answered")
        : reason == "cut-off" ? new("发送后对方断开（对方可能未登记此设备）", "the target hangs up at it (it may not know the device)")
        : reason == "unreadable" ? new("原始日志中读不出，或不在转发范围", "not to be read in the journal, or not to be passed on")
        : reason.StartsWith("qn-rtn-", StringComparison.Ordinal) ? new($"对方拒绝 QnRtn={reason[7..]}", $"refused, QnRtn={reason[7..]}")
        : reason.StartsWith("exe-rtn-", StringComparison.Ordinal) ? new($"对方执行失败 ExeRtn={reason[8..]}", $"failed, ExeRtn={reason[8..]}")
        : new(reason, reason);
}
