using System.CommandLine;

namespace Qingshan.Commands;

/// <summary><c>qingshan hj212</c>: the wire protocol by hand. Needs no platform and no data folder.</summary>
internal static class Hj212Commands
{
    public static Command Build() => new("hj212", "HJ 212 报文工具，无需平台 · The wire protocol by hand; no platform is needed")
    {
        Hj212DecodeCommand.Build(), Hj212EncodeCommand.Build(), Hj212ConformanceCommand.Build(),
    };
}
