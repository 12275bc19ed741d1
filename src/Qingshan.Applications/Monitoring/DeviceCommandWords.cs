using Qingshan.Platform.Intake;

namespace Qingshan.Applications.Monitoring;

/// <summary>Commands to devices on pages.</summary>
public static class DeviceCommandWords
{
    public static string Link(DeviceCommand command) => $"/devices/commands/{command.Id}";

    public static string Link(string mn) => $"/devices/{Uri.EscapeDataString(mn)}/commands";

    /// <summary>The mark of a state, as <c>StateBadge</c> has them.</summary>
    public static string MarkOf(DeviceCommandState state) => state switch
    {
        DeviceCommandState.Answered => "fresh",
        DeviceCommandState.Asked or DeviceCommandState.Approved or DeviceCommandState.Sent => "late",
        DeviceCommandState.Refused or DeviceCommandState.Expired => "none",
        _ => "silent",
    };

    public static string NameOf(DeviceCommand command) => $"{command.Command} {OfferedCommands.Find(command.Command)!.Name}";

    public static string ParametersOf(DeviceCommand command) => OfferedCommands.Find(command.Command)!.Describe(CommandParameters.Shown(command)).ToString();

    /// <summary>Which periods a gap lacks.</summary>
    public static string PeriodsOf(int command) => command switch
    {
        2051 => Ui.Speech.T("分钟数据", "minutes"),
        2061 => Ui.Speech.T("小时数据", "hours"),
        _ => Ui.Speech.T("日数据", "days"),
    };
}
