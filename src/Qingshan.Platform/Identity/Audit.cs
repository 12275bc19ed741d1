namespace Qingshan.Platform.Identity;

/// <summary>Writes the audit log. What changes the ledger adds its entry to the same transaction with <see cref="Add"/>.</summary>
public sealed class Audit(PlatformDbs dbs, RefusalSums sums, TimeProvider time)
{
    /// <summary>Adds an entry that is saved with the caller's own changes.</summary>
    public static void Add(PlatformDb db, string action, string subject, string? detail = null) =>
        db.Add(Entry(db.Time, db.Viewer, action, subject, AuditOutcome.Done, detail));

    /// <summary>
    /// Records something that changed no table: a sign-in, an export, a refusal. A refusal that is one of many equal ones is counted, and
    /// its count recorded within the minute (<see cref="RefusalSums"/>).
    /// </summary>
    /// <param name="bytes">What was sent out, where something was.</param>
    public async Task RecordAsync(Viewer viewer, string action, string subject, AuditOutcome outcome, string? detail, CancellationToken cancel, long bytes = 0)
    {
        var entry = Entry(time, viewer, action, subject, outcome, detail, bytes);
        AuditTrail.Note(entry);
        if (RefusalSums.Counts(entry) && !sums.IsFirst(entry)) return;
        await SaveAsync([entry], cancel);
    }

    /// <summary>Records the counts of refusals whose minute is over, or all that there are.</summary>
    public Task RecordSumsAsync(bool all, CancellationToken cancel) => SaveAsync(sums.Take(all), cancel);

    private async Task SaveAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel)
    {
        if (entries.Count == 0) return;
        await using var db = dbs.Open(Viewer.Program);
        db.AddRange(entries);
        await db.SaveChangesAsync(cancel);
    }

    private static AuditEntry Entry(TimeProvider time, Viewer viewer, string action, string subject, AuditOutcome outcome, string? detail, long bytes = 0) => new()
    {
        At = time.GetUtcNow().UtcDateTime,
        PersonId = viewer.PersonId,
        Actor = viewer.Name,
        Action = action,
        Subject = subject.Length <= 200 ? subject : subject[..200],
        Outcome = outcome,
        Detail = detail,
        Address = viewer.Address,
        Bytes = bytes,
    };
}
