using System.Diagnostics.CodeAnalysis;

namespace Qingshan.Platform.Intake;

/// <summary>What came of opening: the journal, or why not.</summary>
public readonly record struct JournalOpening(PacketJournal? Journal, JournalFailure? Failure)
{
    [MemberNotNullWhen(true, nameof(Journal))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Opened => Journal is not null;
}
