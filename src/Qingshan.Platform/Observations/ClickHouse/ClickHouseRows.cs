namespace Qingshan.Platform.Observations;

/// <summary>How observations and packets stand in rows of RowBinary. Columns in the order of the definitions.</summary>
internal static class ClickHouseRows
{
    /// <summary>Bytes of an observation: its columns have no variable length.</summary>
    public const int ObservationWidth = 4 + 8 + (5 * 8) + 1 + 1 + 8 + 8;

    public static readonly string[] ObservationColumns =
        ["series", "start", "value", "vmin", "vmax", "total", "converted", "qualifier", "flag", "received", "packet"];

    public static readonly string[] PacketColumns =
        ["sequence", "received", "channel", "sender", "command", "verdict", "reason", "bytes", "observations"];

    public static void Write(BinaryWriter row, Observation o)
    {
        row.Write(o.Series);
        row.Write(Micros(o.Start));
        row.Write(o.Value);
        row.Write(o.Min);
        row.Write(o.Max);
        row.Write(o.Total);
        row.Write(o.Converted);
        row.Write((byte)o.Qualifier);
        row.Write((byte)o.Flag);
        row.Write(Micros(o.Received));
        row.Write(o.Packet);
    }

    public static Observation ReadObservation(BinaryReader row) => new(
        row.ReadInt32(), Utc(row.ReadInt64()), row.ReadDouble(), row.ReadDouble(), row.ReadDouble(), row.ReadDouble(), row.ReadDouble(),
        (Qualifier)row.ReadByte(), (char)row.ReadByte(), Utc(row.ReadInt64()), row.ReadInt64());

    public static void Write(BinaryWriter row, PacketRow p)
    {
        row.Write(p.Sequence);
        row.Write(Micros(p.Received));
        row.Write(p.Channel);
        row.Write(p.Sender);
        row.Write(p.Command);
        row.Write((byte)p.Verdict);
        row.Write(p.Reason);
        row.Write(p.Bytes);
        row.Write(p.Observations);
    }

    public static PacketRow ReadPacket(BinaryReader row) => new(
        row.ReadInt64(), Utc(row.ReadInt64()), row.ReadString(), row.ReadString(), row.ReadInt32(), (Verdict)row.ReadByte(),
        row.ReadString(), row.ReadInt32(), row.ReadInt32());

    /// <summary>Microseconds of UTC since 1970; before it negative.</summary>
    public static long Micros(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime Utc(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
