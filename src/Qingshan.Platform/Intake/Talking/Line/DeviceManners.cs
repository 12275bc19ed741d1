using System.Collections.Concurrent;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>How each device is spoken to: as its profile and its password say, and where they say nothing as it last spoke itself.</summary>
public sealed class DeviceManners(LedgerBook ledger, DeviceSecrets secrets)
{
    private readonly ConcurrentDictionary<string, DeviceManner> _manners = new();

    /// <summary>Null for a device that has not spoken yet.</summary>
    public DeviceManner? Of(string mn)
    {
        var now = ledger.Now;
        if (!_manners.TryGetValue(mn, out var heard) || !now.Devices.TryGetValue(mn, out var device)) return null;
        var said = now.Profiles.GetValueOrDefault(mn);
        return heard with { Edition = said?.Edition ?? heard.Edition, Crc = said?.Crc ?? heard.Crc, Pw = secrets.Of(device).Password ?? heard.Pw };
    }

    /// <param name="cipher">What the packet was encrypted with; null: it was plain.</param>
    internal void Heard(string mn, scoped in Header header, FrameNotes notes, Sm4Cipher? cipher)
    {
        var before = _manners.GetValueOrDefault(mn);
        var now = DeviceManner.Heard(header, notes, cipher, before);
        if (!ReferenceEquals(now, before)) _manners[mn] = now;
    }
}
