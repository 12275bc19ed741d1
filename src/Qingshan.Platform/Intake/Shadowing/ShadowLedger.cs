namespace Qingshan.Platform.Intake;

/// <summary>Everything that is counted over a recording.</summary>
/// <param name="known">The devices that ours knows; null: all are taken for known.</param>
internal sealed class ShadowLedger(IReadOnlySet<string>? known, ShadowValues? values)
{
    private readonly Dictionary<string, ShadowDevice> _devices = new(StringComparer.Ordinal);

    public ShadowValues? Values => values;

    /// <summary>The old platform was heard at all.</summary>
    public bool AnswersSeen { get; set; }

    public ShadowTalk Begin() => new(this);

    public ShadowDevice Of(string mn)
    {
        if (!_devices.TryGetValue(mn, out var device)) _devices[mn] = device = new(mn, mn == "-" ? null : known?.Contains(mn));
        return device;
    }

    public IReadOnlyList<ShadowDeviceReport> Report() => [.. _devices.Values.OrderBy(d => d.Mn, StringComparer.Ordinal).Select(d => d.Report(AnswersSeen))];
}
