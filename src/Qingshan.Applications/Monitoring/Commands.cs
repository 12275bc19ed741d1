using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>Commands (CN) of HJ 212 and the other ways in, in words.</summary>
public static class Commands
{
    public static string Show(in PacketRow row) => row.Channel switch
    {
        "hj212" when row.Command == 0 => "—",
        "hj212" => Of(row.Command) is { } name ? $"{row.Command} {name}" : $"{row.Command}",
        "json" => "HTTP JSON",
        "csv" => "HTTP CSV",
        _ => new Text("文件导入", "file import").ToString(),
    };

    public static Text? Of(int command) => command switch
    {
        CommandNumbers.Realtime => new("实时数据", "realtime data"),
        CommandNumbers.State => new("设备运行状态", "state of facilities"),
        CommandNumbers.Day => new("日数据", "day data"),
        CommandNumbers.Minute => new("分钟数据", "minute data"),
        CommandNumbers.Hour => new("小时数据", "hour data"),
        CommandNumbers.Boot => new("数采仪开机时间", "start of the data logger"),
        1013 => new("请求校时", "request for the time"),
        3020 => new("现场端信息", "information from the site"),
        CommandNumbers.RequestAck => new("请求应答", "answer to a request"),
        CommandNumbers.Result => new("执行结果", "result of a request"),
        CommandNumbers.NotificationAck => new("通知应答", "answer to a notice"),
        CommandNumbers.DataAck => new("数据应答", "answer to data"),
        9015 => new("心跳", "heartbeat"),
        _ => null,
    };
}
