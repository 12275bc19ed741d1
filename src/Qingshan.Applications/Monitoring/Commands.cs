using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>Commands (CN) of HJ 212 and the other ways in, in words.</summary>
public static class Commands
{
    public static string Show(in PacketRow row) => row.Channel switch
    {
        "hj212" or "shadow" or "again" when row.Command == 0 => "—",
        "hj212" or "shadow" or "again" => Of(row.Command) is { } name ? $"{row.Command} {name}" : $"{row.Command}",
        "json" => "HTTP JSON",
        "csv" => "HTTP CSV",
        "manual" => new Text("手工监测结果", "Results taken by hand").ToString(),
        _ => new Text("文件导入", "file import").ToString(),
    };

    /// <summary>As the catalogue names what devices send; null for a vendor's own.</summary>
    public static Text? Of(int command) =>
        CommandCatalogue.Find(command, MessageDirection.Up) is { } known ? new(known.NameZh, known.NameEn) : null;
}
