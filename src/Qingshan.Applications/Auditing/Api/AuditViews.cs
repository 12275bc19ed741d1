using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <summary>An entry of the audit log on the wire.</summary>
/// <param name="At">UTC.</param>
/// <param name="Person">The account; absent for the program, its local command and visitors.</param>
/// <param name="Outcome"><c>done</c> or <c>refused</c>.</param>
/// <param name="Repeats">How many more equal refusals it stands for; 0: for itself.</param>
/// <param name="Bytes">What an export sent; otherwise 0.</param>
public sealed record AuditView(
    long Id, DateTime At, Guid? Person, string Actor, string Action, string Outcome, string Subject, string? Detail, string? Address, int Repeats, long Bytes)
{
    public static AuditView Of(AuditEntry e) => new(e.Id, e.At, e.PersonId, e.Actor, e.Action, NameOf(e.Outcome), e.Subject, e.Detail, e.Address, e.Repeats, e.Bytes);

    public static string NameOf(AuditOutcome outcome) => outcome == AuditOutcome.Done ? "done" : "refused";
}

/// <summary>One entry with what stands around it.</summary>
/// <param name="Changes">What the write changed in the ledger, as far as one may see the record; absent otherwise.</param>
/// <param name="Neighbours">Written right before and after it, newest first.</param>
/// <param name="ProvedBy">Number of the day root that covers it; absent while its day is not closed.</param>
/// <param name="ProvedFrom">From when on it can be proved, where it cannot yet.</param>
public sealed record AuditDetail(AuditView Entry, IReadOnlyList<FieldChange>? Changes, IReadOnlyList<AuditView> Neighbours, long? ProvedBy, DateTime? ProvedFrom);

/// <summary>What an auditor looks at first, on the wire.</summary>
public sealed record AuditMorningView(
    DateTime From, DateTime To, long Entries, long Refused, long SignInsFailed, long ExportsSent, long BytesSent,
    IReadOnlyList<AuditTally> Refusals, IReadOnlyList<AuditTally> FailedSignIns, IReadOnlyList<AuditTally> Exports, IReadOnlyList<AuditView> Changes)
{
    public static AuditMorningView Of(AuditMorning m) => new(m.From, m.To, m.Entries, m.Refused, m.SignInsFailed, m.ExportsSent, m.BytesSent,
        m.Refusals, m.FailedSignIns, m.Exports, [.. m.Changes.Select(AuditView.Of)]);
}
