using System.CommandLine;

namespace Qingshan.Commands;

/// <summary><c>qingshan hj212</c>: the wire protocol by hand. Needs no platform and no data folder.</summary>
internal static class Hj212Commands
{
    public static Command Build()
    {
        var command = new Command("hj212", "HJ 212 报文 · Packets of HJ 212, without a platform");
        command.Subcommands.Add(Hj212EncodeCommand.Build());
        return command;
    }
}
