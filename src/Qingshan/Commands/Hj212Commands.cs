using System.CommandLine;

namespace Qingshan.Commands;

/// <summary><c>qingshan hj212</c>: the wire protocol at hand, without a platform.</summary>
internal static class Hj212Commands
{
    public static Command Build()
    {
        var command = new Command("hj212", "HJ 212 报文工具，无需平台 · The wire protocol at hand; no platform is needed");
        command.Subcommands.Add(Hj212DecodeCommand.Build());
        return command;
    }
}
