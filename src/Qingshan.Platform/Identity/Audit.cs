
namespace Qingshan.Platform.Identity;

/// <summary>Writes the audit log. What changes the ledger adds its entry to the same transaction with <see cref="Add"/>.</summary>
public sealed class Audit(PlatformDbs dbs, TimeProvider time)
{
    /// <summary>Adds an entry that is saved with the caller's own changes.</summary>
    public static void Add(PlatformDb db, string action, string subject, string? detail = null) =>
        db.Add(Entry(db.Time, db.Viewer, action, subject, AuditOutcome.Done, detail));

    /// <summary>Records something that changed no table: a sign-in, an export, a refusal.</summary>
    public async Task RecordAsync(Viewer viewer, string action, string subject, AuditOutcome outcome, string? detail, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        db.Add(Entry(time, viewer, action, subject, outcome, detail));
        await db.SaveChangesAsync(cancel);
    }

    private static AuditEntry Entry(TimeProvider time, Viewer viewer, string action, string subject, AuditOutcome outcome, string? detail) => new()
    {
        At = time.GetUtcNow().UtcDateTime,
        PersonId = viewer.PersonId,
        Actor = viewer.Name,
        Action = action,
        Subject = subject.Length <= 200 ? subject : subject[..200],
        Outcome = outcome,
        Detail = detail,
        Address = viewer.Address,
    };
}
