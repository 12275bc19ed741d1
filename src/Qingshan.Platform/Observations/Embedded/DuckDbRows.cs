using System.Data.Common;
using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>How observations and packets stand in rows. Columns in the order of <see cref="DuckDbSchema"/>.</summary>
internal static class DuckDbRows
{
    public const string ObservationColumns = "series, start, value, vmin, vmax, total, converted, qualifier, flag, received, packet";
    public const string PacketColumns = "sequence, received, channel, sender, command, verdict, reason, bytes, observations";

    public static void Append(DuckDBAppender appender, in Observation o)
    {
        var row = appender.CreateRow();
        row.AppendValue(o.Series).AppendValue(o.Start);
        Number(row, o.Value);
        Number(row, o.Min);
        Number(row, o.Max);
        Number(row, o.Total);
        Number(row, o.Converted);
        row.AppendValue((byte)o.Qualifier).AppendValue((byte)o.Flag).AppendValue(o.Received).AppendValue(o.Packet).EndRow();
    }

    public static void Append(DuckDBAppender appender, in PacketRow p) => appender.CreateRow()
        .AppendValue(p.Sequence).AppendValue(p.Received).AppendValue(p.Channel).AppendValue(p.Sender).AppendValue(p.Command)
        .AppendValue((byte)p.Verdict).AppendValue(p.Reason).AppendValue(p.Bytes).AppendValue(p.Observations).EndRow();

    public static Observation ReadObservation(DbDataReader row) => new(
        row.GetInt32(0), Utc(row, 1), Number(row, 2), Number(row, 3), Number(row, 4), Number(row, 5), Number(row, 6),
        (Qualifier)row.GetByte(7), (char)row.GetByte(8), Utc(row, 9), row.GetInt64(10));

    public static PacketRow ReadPacket(DbDataReader row) => new(
        row.GetInt64(0), Utc(row, 1), row.GetString(2), row.GetString(3), row.GetInt32(4), (Verdict)row.GetByte(5),
        row.GetString(6), row.GetInt32(7), row.GetInt32(8));

    public static double Number(DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);

    public static DateTime Utc(DbDataReader row, int column) => DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    private static void Number(IDuckDBAppenderRow row, double value)
    {
        if (double.IsNaN(value)) row.AppendNullValue();
        else row.AppendValue(value);
    }
}
