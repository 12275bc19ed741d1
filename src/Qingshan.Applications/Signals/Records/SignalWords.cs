using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Signals.Records;

/// <summary>Signals in the words of the field.</summary>
public static class SignalWords
{
    public static string Link(Signal signal) => $"/signals/{signal.Id}";

    public static IReadOnlyList<Severity> WorstFirst { get; } = [Severity.Serious, Severity.Warning, Severity.Notice];

    public static Text Of(Severity severity) => severity switch
    {
        Severity.Serious => new("严重", "Serious"),
        Severity.Warning => new("警告", "Warning"),
        _ => new("提示", "Notice"),
    };

    /// <summary>The severity as the style sheet and the interface name it.</summary>
    public static string Key(Severity severity) => severity switch
    {
        Severity.Serious => "serious",
        Severity.Warning => "warning",
        _ => "notice",
    };

    public static Text Of(SignalEventKind kind) => kind switch
    {
        SignalEventKind.Opened => new("发现", "opened"),
        SignalEventKind.Worsened => new("加重", "worsened"),
        SignalEventKind.Updated => new("更新", "updated"),
        SignalEventKind.Closed => new("结束", "closed"),
        SignalEventKind.Acknowledged => new("确认", "acknowledged"),
        SignalEventKind.Commented => new("说明", "comment"),
        _ => new("指派", "assigned"),
    };

    /// <summary>How a signal stands, with what people have done.</summary>
    public static Text StateOf(Signal s) => s switch
    {
        { Withdrawn: true } => new("已撤销", "withdrawn"),
        { State: SignalState.Closed } => new("已结束", "closed"),
        { AcknowledgedAt: not null } => new("持续中，已确认", "going on, acknowledged"),
        _ => new("持续中", "going on"),
    };
}
