namespace Qingshan.Platform.Intake;

/// <summary>
/// A run of entries in order, or a place that cannot be read (<see cref="Damage"/>, and then no entries). The same
/// object and buffer come again with the next batch: copy what must outlive it.
/// </summary>
public sealed class JournalBatch
{
    internal JournalBatch(IReadOnlyList<JournalEntry> entries) => Entries = entries;

    public IReadOnlyList<JournalEntry> Entries { get; }

    public JournalDamage? Damage { get; internal set; }

    /// <summary>Where a consumer resumes that has dealt with this batch.</summary>
    public long NextSequence { get; internal set; }
}

/// <summary>One entry by its sequence, or why it is not to be had.</summary>
public readonly record struct JournalRead(JournalEntry? Entry, JournalFailure? Failure);

/// <summary>One file of the journal, as health and evidence see it.</summary>
public readonly record struct JournalSegment(string Name, long FirstSequence, long LastSequence, long Bytes);
