using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

public static class ShadowErrors
{
    public static readonly ErrorKind CannotRead = new("shadow.cannot-read", 404,
        new("读不了录制文件", "The recording cannot be read"),
        new("读不了 {0}：{1}", "Cannot read {0}: {1}"));

    public static readonly ErrorKind NoFrames = new("shadow.no-frames", 422,
        new("录制文件中没有报文", "There are no frames in the recording"),
        new("{0} 中没有端口 {1} 的 HJ 212 报文；请用 --port 给出旧平台的端口。", "{0} holds no HJ 212 frames of port {1}; give the port of the old platform with --port."));

    public static readonly ErrorKind WrongTable = new("shadow.wrong-table", 400,
        new("旧平台数据表有误", "The old platform's table is wrong"),
        new("第 {0} 行：{1}。需要的列：mn,factor,kind,time,value。", "Line {0}: {1}. The columns are mn,factor,kind,time,value."));
}
