namespace Qingshan.Platform.Intake;

/// <summary>What an import has done so far; the last one, with <see cref="Done"/>, is its summary.</summary>
/// <param name="File">Of which file; null where it speaks of all.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="RowsUnchanged">Rows whose values all stood in the store already.</param>
/// <param name="RowsRejected">Rows that are not right: see <see cref="Rejected"/>.</param>
/// <param name="ValuesStored">Values that went into the store.</param>
/// <param name="Rejected">The first rejected rows, each with file, line and why.</param>
/// <param name="Share">How much of the work is done, 0 to 1.</param>
public sealed record ImportReport(
    string? File, int Files, long Rows, long RowsUnchanged, long RowsRejected, long ValuesStored, IReadOnlyList<string> Rejected, double Share, bool Done)
{
    public static readonly ImportReport Nothing = new(null, 0, 0, 0, 0, 0, [], 0, false);
}
