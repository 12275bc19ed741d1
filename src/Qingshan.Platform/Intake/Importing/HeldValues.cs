using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>What the store holds already of one file's points and span, so that only what is new or different is stored.</summary>
internal sealed class HeldValues
{
    private readonly Dictionary<(string Point, string Factor, SeriesKind Kind), Dictionary<DateTime, double>> _values = [];

    public static async Task<HeldValues> LoadAsync(
        ImportedFile file, Origin origin, IObservationStore store, SeriesBook book, LedgerBook ledger, CancellationToken cancel)
    {
        var held = new HeldValues();
        if (file.Rows.Count == 0) return held;
        var (from, to) = (file.Rows.Min(r => r.Key.Start), file.Rows.Max(r => r.Key.Start).AddSeconds(1));
        var into = new Dictionary<int, Dictionary<DateTime, double>>();
        foreach (var code in file.Rows.Select(r => r.Key.Point).Distinct())
        {
            if (!ledger.Now.PointsByCode.TryGetValue(code, out var point)) continue;
            foreach (var series in book.OfPoint(point.Id).Where(s => s.Origin == origin && s.Channel.Length == 0))
                into[series.Id] = held._values[(code, series.Factor, series.Kind)] = [];
        }
        await foreach (var o in store.ReadAsync(into.Keys, from, to, cancel)) into[o.Series][o.Start] = o.Value;
        return held;
    }

    /// <summary>Whether every one of a row's values stands in the store as it is.</summary>
    public bool HasAll(List<ImportedValue> values)
    {
        if (_values.Count == 0) return values.Count == 0;
        foreach (var v in values)
            if (!_values.TryGetValue((v.Point, v.Factor, v.Kind), out var series) || !series.TryGetValue(v.Start, out var value) || !value.Equals(v.Value))
                return false;
        return true;
    }
}
