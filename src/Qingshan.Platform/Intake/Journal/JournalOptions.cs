namespace Qingshan.Platform.Intake;

/// <summary>Where the journal lives and how much it may hold in memory and in one file.</summary>
public sealed record JournalOptions
{
    /// <summary>No entry may be larger than this, so that every length in memory fits an int.</summary>
    internal const int EntryCeiling = 1 << 30;

    public required string Folder { get; init; }

    /// <summary>A segment is closed before it grows beyond this, unless a single entry is larger.</summary>
    public long SegmentBytes { get; init; } = 64L << 20;

    /// <summary>The largest payload that is taken.</summary>
    public int MaxEntryBytes { get; init; } = 16 << 20;

    /// <summary>What may wait in memory for the next sync; when it is full, appends wait.</summary>
    public int PendingBytes { get; init; } = 16 << 20;

    /// <summary>
    /// How many bytes of earlier segments are checked at open, newest first. It bounds the time a restart takes;
    /// the rest is checked by <see cref="PacketJournal.Check"/> and whenever it is read.
    /// </summary>
    public long CheckAtOpenBytes { get; init; } = 1L << 30;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SegmentBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PendingBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PendingBytes, EntryCeiling);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEntryBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxEntryBytes, EntryCeiling - 4096);
        ArgumentOutOfRangeException.ThrowIfNegative(CheckAtOpenBytes);
    }
}
