namespace Qingshan.Platform.Intake;

/// <summary>
/// A place where synced entries can no longer be read. Nothing is cut there: the bytes stay for whoever examines them.
/// </summary>
/// <param name="Segment">File name of the segment.</param>
/// <param name="Offset">Where in the file the first unreadable byte stands.</param>
/// <param name="FirstSequence">The first entry that cannot be read.</param>
/// <param name="LastSequence">The last one; less than the first where only the header of the segment is damaged.</param>
/// <param name="Reason">What was found, said for a person.</param>
public sealed record JournalDamage(string Segment, long Offset, long FirstSequence, long LastSequence, string Reason);
