using Qingshan.Platform.Common;

namespace Qingshan.Platform.Observations;

/// <summary>
/// 数据包 · The index entry of a packet; its bytes stand in the journal under <see cref="Sequence"/>.
/// </summary>
/// <param name="Channel">How it came: <c>hj212</c>, <c>shadow</c> (HJ 212 overheard), <c>json</c>, <c>csv</c>, <c>import</c>.</param>
/// <param name="Sender">MN of the device, name of the key's person, or name of the file.</param>
/// <param name="Command">CN of HJ 212; 0 where there is none.</param>
/// <param name="Reason">Stable names of what was noted or found wrong, comma separated; empty for a clean packet.</param>
/// <param name="Observations">How many observations it brought.</param>
public readonly record struct PacketRow(
    long Sequence, DateTime Received, string Channel, string Sender, int Command, Verdict Verdict, string Reason, int Bytes, int Observations);

/// <summary>判定 · What became of a packet.</summary>
public enum Verdict : byte
{
    [Term("接受", "accepted")]
    Accepted = 0,
    [Term("接受，有偏差", "accepted, with notes")]
    AcceptedWithNotes = 1,

    /// <summary>隔离: damaged or not understood; kept, and nothing of it is used.</summary>
    [Term("隔离", "quarantined")]
    Quarantined = 2,

    /// <summary>拒收: the sender is not in the ledger.</summary>
    [Term("拒收", "refused")]
    Refused = 3,
}
