using System.Buffers;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Packets under the policy: whoever sees the point of the device sees its packets, given the permission; what belongs to
/// no visible device is for those who see everything.
/// </summary>
public sealed class PacketAccess(IObservationStore store, PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets)
{
    private static readonly Verdict[] Bad = [Verdict.Quarantined, Verdict.Refused];

    public async Task<Result<IReadOnlyList<PacketRow>>> OfPointAsync(Viewer viewer, string point, long? before, int take, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeePackets)) return CommonErrors.Forbidden.Of(nameof(Permission.SeePackets));
        if (!ledger.Now.PointsByCode.TryGetValue(point, out var found) || !Policy.For(viewer)(found)) return LedgerErrors.UnknownPoint.Of(point);
        var senders = ledger.Now.DevicesOf[found.Id].Select(d => d.Code).ToList();
        return Result.Of(await store.PacketsAsync(new(senders, null, before, take), cancel));
    }

    public async Task<IReadOnlyList<PacketRow>> QuarantineAsync(Viewer viewer, long? before, int take, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeQuarantine)) return [];
        return await store.PacketsAsync(new(viewer.Everywhere ? null : VisibleSenders(viewer), Bad, before, take), cancel);
    }

    /// <summary>The index entry and the bytes of a packet.</summary>
    public async Task<Result<(PacketRow Row, ReadOnlyMemory<byte> Bytes)>> FindAsync(Viewer viewer, long sequence, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeePackets)) return CommonErrors.Forbidden.Of(nameof(Permission.SeePackets));
        if (await store.PacketAsync(sequence, cancel) is not { } row || !Sees(viewer, row)) return IntakeErrors.UnknownPacket.Of(sequence);
        var read = journal.TryRead(sequence);
        return read.Entry is { } entry ? (row, entry.Payload) : IntakeErrors.JournalUnreadable.Of(sequence, read.Failure?.Message);
    }

    /// <summary>Packets of one device, readings of them among them.</summary>
    public Task<IReadOnlyList<PacketRow>> OfDeviceAsync(Device device, long? before, int take, CancellationToken cancel) =>
        store.PacketsAsync(new([device.Code], null, before, take), cancel);

    /// <summary>A frame as it can be read: without the line that a reading has before it, and deciphered where the keys of its device open it.</summary>
    public ReadOnlyMemory<byte> Readable(in PacketRow row, ReadOnlyMemory<byte> bytes)
    {
        if (row.Channel == "again" && AgainEntry.TryRead(bytes, out _, out var again)) bytes = again;
        if (!ledger.Now.Devices.TryGetValue(row.Sender, out var device) || secrets.Of(device) is not { Keys.Count: > 0 } known) return bytes;
        var rest = new ReadOnlySequence<byte>(bytes);
        return new FrameScanner().TryRead(ref rest, FeedState.Closed, out var frame) && known.TryDecipher(frame, out var plain) ? plain.Bytes.First : bytes;
    }

    /// <summary>The packet that a reading is of; null where the packet is none.</summary>
    public static long? OriginalOf(in PacketRow row, ReadOnlyMemory<byte> bytes) => row.Channel == "again" && AgainEntry.TryRead(bytes, out var original, out _) ? original : null;

    private bool Sees(Viewer viewer, PacketRow row) =>
        viewer.Everywhere
        || (ledger.Now.Devices.TryGetValue(row.Sender, out var device)
            && ledger.Now.Points.TryGetValue(device.PointId, out var point) && Policy.For(viewer)(point));

    private List<string> VisibleSenders(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return [.. ledger.Now.Devices.Values.Where(d => ledger.Now.Points.TryGetValue(d.PointId, out var p) && sees(p)).Select(d => d.Code)];
    }
}
