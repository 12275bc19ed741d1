using Qingshan.Platform.Common;

namespace Qingshan.Platform.Signals;

/// <summary>What becomes of the signals about one subject, and what is to be told of it.</summary>
internal sealed class Changes
{
    public List<Signal> Opened { get; } = [];

    public List<SignalEvent> Events { get; } = [];

    public void Tell(Signal signal, SignalEventKind kind, DateTime now, Text text) => Events.Add(new SignalEvent
    {
        SignalId = signal.Id, At = now, Kind = kind, Severity = signal.Severity, By = signal.Detector, Text = text.Zh ?? "", TextEn = text.En ?? "",
    });
}
