using Qingshan.Standards;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// 封存月 · One issue of a closed month: an immutable Parquet file with all its observations, every revision, sorted by
/// series and time. What comes late is issued as the next version, with a hash of its own; the file before it is then gone.
/// </summary>
/// <param name="Version">1 for the first issue.</param>
/// <param name="File">Name of the file in the folder of months.</param>
/// <param name="Rows">Observations in it, revisions counted.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
/// <param name="FirstPacket">Least sequence of a packet that brought something of it.</param>
/// <param name="LastPacket">Largest such sequence.</param>
/// <param name="IssuedAt">UTC.</param>
public sealed record Segment(
    BeijingMonth Month, int Version, string File, long Rows, long Bytes, string Sha256, long FirstPacket, long LastPacket, DateTime IssuedAt)
{
    /// <summary>Whether something that begins in the span can be in it; the end is exclusive.</summary>
    public bool Overlaps(DateTime from, DateTime to) => Month.Start < to && from < Month.End;

    /// <summary>Whether a packet can have brought something of it.</summary>
    public bool MayHold(long packet) => packet >= FirstPacket && packet <= LastPacket;
}

/// <summary>What stands of a month, closed or open.</summary>
/// <param name="HotRows">Observations of it that are in the database and in no file.</param>
/// <param name="Issue">Its file; null where it was never closed.</param>
public sealed record MonthState(BeijingMonth Month, long HotRows, Segment? Issue);
