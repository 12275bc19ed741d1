using System.CommandLine;
using Qingshan.Composition;

namespace Qingshan.Commands;

/// <summary>The options that every command understands, and how they become settings.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "数据目录 · Data folder (./data)", HelpName = "DIR" };
    public static readonly Option<string?> Port = new("--port") { Description = "网页与接口端口 · Port of pages and API (5080)", HelpName = "N" };
    public static readonly Option<string?> GatewayPort = new("--gateway-port") { Description = "HJ 212 端口 · Port of the HJ 212 gateway (9212)", HelpName = "N" };
    public static readonly Option<string[]> Set = new("--set") { Description = "其他设置 · Any other setting, NAME=VALUE (docs/settings.md)", HelpName = "NAME=VALUE" };

    public static Command WithCommonOptions(this Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Port);
        command.Options.Add(GatewayPort);
        command.Options.Add(Set);
        return command;
    }

    public static Settings SettingsOf(ParseResult parsed, params (string Name, string? Value)[] more)
    {
        var given = new Dictionary<string, string?>();
        foreach (var (name, value) in more.Concat(
            [(nameof(Settings.Data), parsed.GetValue(Data)), (nameof(Settings.Port), parsed.GetValue(Port)), (nameof(Settings.GatewayPort), parsed.GetValue(GatewayPort))]))
            if (value is not null) given[name] = value;
        foreach (var pair in parsed.GetValue(Set) ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0) given[pair[..at]] = pair[(at + 1)..];
        }
        return Settings.Read(given);
    }
}
