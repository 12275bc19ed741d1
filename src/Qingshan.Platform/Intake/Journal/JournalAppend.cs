namespace Qingshan.Platform.Intake;

/// <summary>
/// What came of an append: a place in the order (not yet synced!), or why it was not taken. It is also the ticket
/// for <see cref="PacketJournal.WhenSyncedAsync"/>. A bare sequence would not do: after a failed sync the same
/// sequence is given to another entry, and the first owner must not be told that it was kept.
/// </summary>
public readonly struct JournalAppend : IEquatable<JournalAppend>
{
    internal JournalAppend(long sequence, Epoch epoch)
    {
        Sequence = sequence;
        Epoch = epoch;
    }

    internal JournalAppend(JournalFailure failure) => Failure = failure;

    /// <summary>The sequence of the entry; 0 when it was not taken.</summary>
    public long Sequence { get; }

    /// <summary>Why it was not taken; null when it was.</summary>
    public JournalFailure? Failure { get; }

    public bool Taken => Epoch is not null;

    internal Epoch? Epoch { get; }

    public bool Equals(JournalAppend other) =>
        Sequence == other.Sequence && Equals(Failure, other.Failure) && ReferenceEquals(Epoch, other.Epoch);

    public override bool Equals(object? obj) => obj is JournalAppend other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Sequence, Failure);

    public static bool operator ==(JournalAppend left, JournalAppend right) => left.Equals(right);

    public static bool operator !=(JournalAppend left, JournalAppend right) => !left.Equals(right);
}

/// <summary>
/// The time between two failures. Within it a sequence names one entry only; when it ends, what was synced stays
/// good and everything later has failed, however late somebody asks.
/// </summary>
internal sealed class Epoch(long syncedThrough)
{
    private long _syncedThrough = syncedThrough;

    public long SyncedThrough
    {
        get => Volatile.Read(ref _syncedThrough);
        set => Volatile.Write(ref _syncedThrough, value);
    }

    /// <summary>Set once, under the journal's gate.</summary>
    public JournalFailure? Failure { get; set; }

    public bool Lost(long sequence) => Failure is not null && sequence > SyncedThrough;
}
