using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>What derivations read: values in effect, of the best series that has one, in the unit that is wanted.</summary>
internal sealed class StreamInputs(IObservationStore store, SeriesBook book)
{
    /// <summary>Of series side by side, the first that has a valid value counts: what a device says of its own hour before what is computed of it.</summary>
    private static readonly Origin[] Rank = [Origin.Substituted, Origin.Manual, Origin.Reported, Origin.Imported, Origin.Simulated, Origin.RolledUp];

    /// <summary>The series of a point that can be taken for a factor, the best first.</summary>
    public IEnumerable<Series> Candidates(MonitoringPoint point, string factor, Func<SeriesKind, bool> kind, string channel) =>
        book.OfPoint(point.Id).Where(s => s.Factor == factor && s.Channel == channel && kind(s.Kind)).OrderBy(s => Array.IndexOf(Rank, s.Origin));

    /// <summary>The factors that a point has of a kind, on its first channel.</summary>
    public IReadOnlySet<string> Factors(MonitoringPoint point, SeriesKind kind) =>
        book.OfPoint(point.Id).Where(s => s.Kind == kind && s.Channel.Length == 0).Select(s => s.Factor).ToHashSet();

    /// <summary>Values of series side by side in order of time: of each start the best series' that is valid, or else the best one's as it is.</summary>
    public async Task<IReadOnlyList<Observation>> BestAsync(
        MonitoringPoint point, string factor, SeriesKind kind, string channel, string unit, DateTime from, DateTime to, CancellationToken cancel)
    {
        var best = new SortedList<DateTime, Observation>();
        foreach (var series in Candidates(point, factor, k => k == kind, channel))
            foreach (var o in await ReadAsync(series, unit, from, to, cancel))
                if (!best.TryGetValue(o.Start, out var held) || (!IsValid(held) && IsValid(o))) best[o.Start] = o;
        return [.. best.Values];
    }

    /// <summary>Values in effect of one series in another unit; none where it cannot be converted.</summary>
    public async Task<IReadOnlyList<Observation>> ReadAsync(Series series, string unit, DateTime from, DateTime to, CancellationToken cancel)
    {
        if (Converter(series.Unit, unit) is not { } convert) return [];
        return await store.ReadAsync(series.Id, from, to, everyRevision: false, cancel)
            .Select(o => o with { Value = convert(o.Value), Min = convert(o.Min), Max = convert(o.Max) }).ToListAsync(cancel);
    }

    /// <summary>A number, and not marked by the device as anything but normal.</summary>
    public static bool IsValid(in Observation o) => double.IsFinite(o.Value) && o.Flag is '\0' or 'N' or 'n';

    private static Func<double, double>? Converter(string from, string to)
    {
        if (from == to) return v => v;
        return Unit.TryParse(from, out var source) && Unit.TryParse(to, out var wanted) && source.Dimension == wanted.Dimension
            ? v => Unit.TryConvert(v, source, wanted, out var converted) ? converted : double.NaN
            : null;
    }
}
