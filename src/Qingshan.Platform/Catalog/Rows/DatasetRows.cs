using System.Runtime.CompilerServices;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>What of a dataset is read.</summary>
/// <param name="From">Of observations: starts from then on (UTC); null from the beginning.</param>
/// <param name="To">Of observations: starts before (UTC); null to the end.</param>
/// <param name="Unmasked">Names of fields that are shown although they are sensitive.</param>
public sealed record RowsScope(DateTime? From = null, DateTime? To = null, IReadOnlySet<string>? Unmasked = null);

/// <summary>Rows of any dataset that has some, one by one, as the viewer sees them: records by code, observations by series and time.</summary>
public sealed class DatasetRows(RecordRows records, SeriesBook series, LedgerBook ledger, IObservationStore store, UseMeter uses)
{
    private const int RecordsAtOnce = 1000;
    private static readonly DateTime End = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether a dataset has rows here.</summary>
    public static bool Has(Dataset dataset) => dataset.Class is DatasetClass.Record or DatasetClass.Series or DatasetClass.Collection or DatasetClass.Indicator;

    public IAsyncEnumerable<IReadOnlyDictionary<string, object?>> ReadAsync(Viewer viewer, Dataset dataset, RowsScope scope, CancellationToken cancel) =>
        dataset.Class == DatasetClass.Record ? OfRecordsAsync(viewer, dataset, scope, cancel) : OfObservationsAsync(viewer, dataset, scope, cancel);

    private async IAsyncEnumerable<IReadOnlyDictionary<string, object?>> OfRecordsAsync(Viewer viewer, Dataset dataset, RowsScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (string? after = ""; after is not null;)
        {
            if (!(await records.ReadAsync(viewer, dataset.Code, after, RecordsAtOnce, default, cancel, scope.Unmasked)).TryGet(out var page, out _)) yield break;
            foreach (var row in page.Items) yield return row;
            after = page.Next is { } next ? Cursor.Decode(next).Value : null;
        }
    }

    private async IAsyncEnumerable<IReadOnlyDictionary<string, object?>> OfObservationsAsync(Viewer viewer, Dataset dataset, RowsScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (sees, points, one) = (Policy.For(viewer), ledger.Now.Points, dataset.Class == DatasetClass.Series);
        foreach (var of in dataset.Series is { } id ? ((Series?[])[series.Find(id)]).OfType<Series>() : series.All.Where(s => s.Kind == dataset.Kind))
        {
            if (!points.TryGetValue(of.PointId, out var point) || !sees(point) || (!one && SeriesDatasets.CollectionOf(of, point) != dataset.Code)) continue;
            uses.Count(viewer, [of.Id]);
            await foreach (var o in store.ReadAsync(of.Id, scope.From ?? DateTime.UnixEpoch, scope.To ?? End, everyRevision: false, cancel))
            {
                var row = new Dictionary<string, object?>(StringComparer.Ordinal);
                if (!one) (row["point"], row["factor"], row["unit"]) = (point.Code, of.Factor, of.Unit);
                var v = ObservationView.Of(o);
                (row["start"], row["value"], row["min"], row["max"], row["total"], row["converted"]) = (v.Start, v.Value, v.Min, v.Max, v.Total, v.Converted);
                (row["qualifier"], row["flag"], row["received"], row["packet"]) = (v.Qualifier, v.Flag, v.Received, v.Packet);
                yield return row;
            }
        }
    }
}
