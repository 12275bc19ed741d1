using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// What derivations read: values in effect, of the best series that has one, in the unit that is wanted. What the reviews say of
/// them stands in their flag.
/// </summary>
/// <param name="heard">Told each value that is given to a derivation, as it is stored, and whether it counts: so a derived value can be traced.</param>
internal sealed class StreamInputs(IObservationStore store, SeriesBook book, MarkBook marks, LedgerBook ledger, Action<Observation, bool>? heard = null)
{
    /// <summary>Of series side by side, the first that has a valid value counts: what a device says of its own hour before what is computed of it.</summary>
    private static readonly Origin[] Rank = [Origin.Substituted, Origin.Manual, Origin.Reported, Origin.Imported, Origin.Simulated, Origin.RolledUp];

    /// <summary>Which edition of a standard counts where and when.</summary>
    public AppliedEditions Editions => ledger.Now.Editions;

    /// <summary>What makes the mean of a period valid.</summary>
    public ValidityRule Validity => new(Editions);

    /// <summary>The series of a point that can be taken for a factor, the best first.</summary>
    public IEnumerable<Series> Candidates(MonitoringPoint point, string factor, Func<SeriesKind, bool> kind, string channel) =>
        book.OfPoint(point.Id).Where(s => s.Factor == factor && s.Channel == channel && kind(s.Kind)).OrderBy(s => Array.IndexOf(Rank, s.Origin));

    /// <summary>The factors that a point has of a kind, on its first channel.</summary>
    public IReadOnlySet<string> Factors(MonitoringPoint point, SeriesKind kind) =>
        book.OfPoint(point.Id).Where(s => s.Kind == kind && s.Channel.Length == 0).Select(s => s.Factor).ToHashSet();

    /// <summary>Values of series side by side in order of time: of each start the best series' that is valid, or else the best one's as it is.</summary>
    public async Task<IReadOnlyList<Observation>> BestAsync(
        MonitoringPoint point, string factor, SeriesKind kind, string channel, string unit, DateTime from, DateTime to, CancellationToken cancel) =>
        (await BestAsync(point, [new(factor, kind, channel, unit)], from, to, cancel))[0];

    /// <summary>The same of several inputs, in their order, read together. What cannot be converted to the unit that is wanted is left out.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Observation>>> BestAsync(
        MonitoringPoint point, IReadOnlyList<Input> inputs, DateTime from, DateTime to, CancellationToken cancel) =>
        await BestAsync(point, inputs, from, to, await marks.OfAsync(point.Id, from, to, cancel), cancel);

    /// <param name="reviewed">What is to be heeded of the reviews; <see cref="PointMarks.None"/> gives the values as they came.</param>
    public async Task<IReadOnlyList<IReadOnlyList<Observation>>> BestAsync(
        MonitoringPoint point, IReadOnlyList<Input> inputs, DateTime from, DateTime to, PointMarks reviewed, CancellationToken cancel)
    {
        // Where each series stands: to which input it belongs, and before which others of it.
        var places = new Dictionary<int, (int Input, int Rank, Func<double, double> Convert)>();
        for (var i = 0; i < inputs.Count; i++)
        {
            var (factor, kind, channel, unit) = inputs[i];
            foreach (var (series, rank) in Candidates(point, factor, k => k == kind, channel).Select((s, rank) => (s, rank)))
                if (Converter(series.Unit, unit) is { } convert) places[series.Id] = (i, rank, convert);
        }
        var best = inputs.Select(_ => new SortedList<DateTime, (Observation Value, int Rank, Observation Stored)>()).ToList();
        await foreach (var read in store.ReadAsync(places.Keys, from, to, cancel))
        {
            var (input, rank, convert) = places[read.Series];
            var o = read with { Value = convert(read.Value), Min = convert(read.Min), Max = convert(read.Max), Converted = convert(read.Converted) };
            if (reviewed.All.Count > 0) o = o with { Flag = FlagAfterReview(point, book.Find(read.Series)!, o, reviewed) };
            if (!best[input].TryGetValue(o.Start, out var held) || IsBetter((o, rank), (held.Value, held.Rank))) best[input][o.Start] = (o, rank, read);
        }
        if (heard is not null)
            foreach (var (value, _, stored) in best.SelectMany(b => b.Values)) heard(stored, IsValid(value));
        return [.. best.Select(b => (IReadOnlyList<Observation>)[.. b.Values.Select(v => v.Value)])];
    }

    private static bool IsBetter((Observation Value, int Rank) one, (Observation Value, int Rank) held) =>
        IsValid(one.Value) == IsValid(held.Value) ? one.Rank < held.Rank : IsValid(one.Value);

    /// <summary>A number, and not marked by the device as anything but normal.</summary>
    public static bool IsValid(in Observation o) => double.IsFinite(o.Value) && o.Flag is '\0' or 'N' or 'n';

    /// <summary>
    /// The flag of a value with what the reviews say of its time. Of what a device averaged itself over a time that is invalid in part,
    /// the rule of validity decides by the rest. What was derived here, or put in by a rule, was made of reviewed values already.
    /// </summary>
    private char FlagAfterReview(MonitoringPoint point, Series series, in Observation o, PointMarks reviewed)
    {
        if (series.Origin is Origin.RolledUp or Origin.Substituted) return o.Flag;
        var said = reviewed.Of(series.Factor, series.Channel, o.Start, series.Kind.Period);
        if (said.Verdict == MarkVerdict.Valid) return Derived.Valid;
        if (said.Verdict == MarkVerdict.Invalid) return Derived.Insufficient;
        if (!said.IsPartlyInvalid || Periods.Of(series.Kind) is not { } period) return o.Flag;
        return Validity.Holds(point, period, o.Start, series.Kind.Period - said.Invalid, anyAbnormal: false) ? o.Flag : Derived.Insufficient;
    }

    private static Func<double, double>? Converter(string from, string to)
    {
        if (from == to) return v => v;
        return Unit.TryParse(from, out var source) && Unit.TryParse(to, out var wanted) && source.Dimension == wanted.Dimension
            ? v => Unit.TryConvert(v, source, wanted, out var converted) ? converted : double.NaN
            : null;
    }
}

/// <summary>What a derivation wants to read of a point.</summary>
internal readonly record struct Input(string Factor, SeriesKind Kind, string Channel, string Unit);
