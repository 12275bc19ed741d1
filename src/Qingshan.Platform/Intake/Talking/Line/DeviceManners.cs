using System.Collections.Concurrent;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>How each device is spoken to, since the program started.</summary>
public sealed class DeviceManners
{
    private readonly ConcurrentDictionary<string, DeviceManner> _manners = new();

    /// <summary>Null for a device that has not spoken yet.</summary>
    public DeviceManner? Of(string mn) => _manners.GetValueOrDefault(mn);

    internal void Heard(string mn, scoped in Header header, FrameNotes notes)
    {
        var before = _manners.GetValueOrDefault(mn);
        var now = DeviceManner.Heard(header, notes, before);
        if (!ReferenceEquals(now, before)) _manners[mn] = now;
    }
}
