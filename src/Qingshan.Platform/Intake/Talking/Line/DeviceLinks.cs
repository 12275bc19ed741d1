using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace Qingshan.Platform.Intake;

/// <summary>The open connections by MN: where a device is spoken to. Of several, it is the one on which it spoke last.</summary>
public sealed class DeviceLinks(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LinkSlot> _slots = new();

    /// <summary>Whether there is a connection on which the device has spoken.</summary>
    public bool IsOpen(string mn) => Of(mn) is not null;

    internal DeviceLink Open(PipeWriter output) => new(this, output, time);

    internal DeviceLink? Of(string mn) => _slots.TryGetValue(mn, out var slot) ? slot.Link : null;

    internal LinkSlot SlotOf(string mn) => _slots.GetOrAdd(mn, _ => new());
}

/// <summary>Where one device is spoken to.</summary>
internal sealed class LinkSlot
{
    private volatile DeviceLink? _link;

    public DeviceLink? Link
    {
        get => _link;
        set => _link = value;
    }

    public void Leave(DeviceLink link) => Interlocked.CompareExchange(ref _link, null, link);
}
