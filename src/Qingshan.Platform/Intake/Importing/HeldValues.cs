using System.Text;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>What the store holds already of one file's span, so that only what is new or different is stored.</summary>
internal sealed class HeldValues
{
    private readonly Dictionary<(string Factor, DateTime Start), double> _values = [];

    public static async Task<HeldValues> LoadAsync(
        IImportFormat format, ImportedFile file, IObservationStore store, SeriesBook book, LedgerBook ledger, CancellationToken cancel)
    {
        var held = new HeldValues();
        if (file.Rows.Count == 0) return held;
        var (from, to) = (file.Rows.Min(r => r.Start), file.Rows.Max(r => r.Start).AddSeconds(1));
        if (!ledger.Now.PointsByCode.TryGetValue(file.File.Point, out var point)) return held;
        foreach (var series in book.OfPoint(point.Id).Where(s => s.Origin == Origin.Imported && format.Factors.Contains(s.Factor)))
            await foreach (var o in store.ReadAsync(series.Id, from, to, everyRevision: false, cancel))
                held._values[(series.Factor, o.Start)] = o.Value;
        return held;
    }

    /// <summary>Whether every value of a row stands in the store as it is.</summary>
    public bool HoldsAll(IImportFormat format, string header, string line) =>
        _values.Count > 0 && format.Decode(Encoding.UTF8.GetBytes(header + "\n" + line))
            .All(v => _values.TryGetValue((v.Factor, v.Start), out var value) && value.Equals(v.Value));
}
