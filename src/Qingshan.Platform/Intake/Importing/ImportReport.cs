namespace Qingshan.Platform.Intake;

/// <summary>What an import has done so far; the last one, with <see cref="Done"/>, is its summary.</summary>
/// <param name="File">Of which file; null where it speaks of all.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="RowsUnchanged">Rows whose values all stood in the store, or whose records in the ledger, already.</param>
/// <param name="RowsRepeated">Rows that repeat an earlier one of the same file letter for letter.</param>
/// <param name="RowsRejected">Rows that are not right: see <see cref="Rejected"/>.</param>
/// <param name="ValuesStored">Values that went into the store.</param>
/// <param name="RecordsStored">Records that were added to the ledger or changed in it.</param>
/// <param name="Reasons">Rejected rows by reason.</param>
/// <param name="Rejected">The first rejected rows, each with file, line and why.</param>
/// <param name="Notes">What somebody should know beyond that.</param>
/// <param name="Share">How much of the work is done, 0 to 1.</param>
public sealed record ImportReport(
    string? File, int Files, long Rows, long RowsUnchanged, long RowsRepeated, long RowsRejected, long ValuesStored, long RecordsStored,
    IReadOnlyDictionary<string, long> Reasons, IReadOnlyList<string> Rejected, IReadOnlyList<string> Notes, double Share, bool Done)
{
    private const int MostRejectedShown = 20;

    public static ImportReport Of(int files) => new(null, files, 0, 0, 0, 0, 0, 0, new Dictionary<string, long>(), [], [], 0, false);

    /// <summary>The report with rows that were rejected, counted by reason; the first ones are listed.</summary>
    public ImportReport With(IReadOnlyCollection<RejectedRow> rejected)
    {
        if (rejected.Count == 0) return this;
        var reasons = Reasons.ToDictionary();
        foreach (var why in rejected.CountBy(r => r.Why.Reason)) reasons[why.Key] = reasons.GetValueOrDefault(why.Key) + why.Value;
        return this with
        {
            Rows = Rows + rejected.Count,
            RowsRejected = RowsRejected + rejected.Count,
            Reasons = reasons,
            Rejected = [.. Rejected.Concat(rejected.Take(MostRejectedShown).Select(r => r.ToString())).Take(MostRejectedShown)],
        };
    }
}
