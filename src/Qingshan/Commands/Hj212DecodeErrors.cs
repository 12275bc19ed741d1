using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>Failures of <c>qingshan hj212 decode</c>; what is wrong with a packet is in its verdict.</summary>
internal static class Hj212DecodeErrors
{
    public static readonly ErrorKind CannotRead = new("decode.cannot-read", 404,
        new("读不了报文文件", "The packets cannot be read"),
        new("读不了 {0}：{1}", "Cannot read {0}: {1}"));

    public static readonly ErrorKind UnknownTolerance = new("decode.unknown-tolerance", 400,
        new("没有这种容许偏差", "No such tolerance"),
        new("没有名为 {0} 的容许偏差；可用：{1}。", "There is no tolerance {0}; the names are: {1}."));
}
