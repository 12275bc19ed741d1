using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// Follows values down to packets: a derived value is derived once more, and what the derivation reads is what it was made of. Collects
/// each value once, and the packets that brought them.
/// </summary>
internal sealed class ValueChain(IObservationStore store, SeriesBook book, LedgerBook ledger, StreamBook streams, MarkBook marks)
{
    /// <summary>A month of hours with its days; what is more than that is better asked for in parts.</summary>
    public const int MostValues = 2000;

    private readonly Dictionary<(int Series, DateTime Start), int> _ids = [];

    public List<ValueLine> Values { get; } = [];

    public SortedSet<long> Packets { get; } = [];

    /// <summary>Adds a value in effect with all that is below it; gives its number in the file.</summary>
    public async Task<Result<int>> AddAsync(MonitoringPoint point, Series series, Observation o, CancellationToken cancel)
    {
        if (_ids.TryGetValue((series.Id, o.Start), out var known)) return known;
        if (_ids.Count == MostValues) return EvidenceErrors.TooMany.Of(MostValues);
        var id = _ids[(series.Id, o.Start)] = _ids.Count + 1;
        if (series.Origin == Origin.RolledUp && streams.Find(point, series, book) is { } made)
        {
            if (!(await InputsAsync(point, series, o, made.Derivation, made.Target, cancel)).TryGet(out var inputs, out var error)) return error;
            Values.Add(Line(id, point, series, o) with { Inputs = inputs, RuleZh = made.Derivation.Rule.Zh, RuleEn = made.Derivation.Rule.En });
            return id;
        }
        var brought = series.Origin is Origin.Reported or Origin.Imported or Origin.Simulated;
        var reported = brought ? await ReportedAsync(point, series, o.Packet, cancel) : default;
        if (brought) Packets.Add(o.Packet);
        Values.Add(Line(id, point, series, o) with
        {
            Packet = brought ? o.Packet : null, ReportedUnit = reported.Unit, ReportedFactor = reported.Factor,
        });
        return id;
    }

    private async Task<Result<List<InputRef>>> InputsAsync(
        MonitoringPoint point, Series series, Observation o, IDerivation derivation, Target target, CancellationToken cancel)
    {
        var heard = new Dictionary<(int, DateTime), (Observation Value, bool Counts)>();
        var inputs = new StreamInputs(store, book, marks, ledger, (value, counts) => heard[(value.Series, value.Start)] = (value, counts));
        var again = await derivation.DeriveAsync(point, target, o.Start, derivation.Period.EndOf(o.Start), inputs, cancel);
        if (again is not [var derived] || !derived.Value.Equals(o.Value) || derived.Flag != o.Flag) return EvidenceErrors.BeingDerived.Of(series.Id, o.Start.ToString("O"));
        var refs = new List<InputRef>();
        foreach (var (value, counts) in heard.Values.OrderBy(h => h.Value.Series).ThenBy(h => h.Value.Start))
        {
            var of = book.Find(value.Series)!;
            if (!(await AddAsync(ledger.Now.Points[of.PointId], of, value, cancel)).TryGet(out var id, out var error)) return error;
            refs.Add(new(id, counts));
        }
        return refs;
    }

    /// <summary>The unit and the code that the device used, where they are not those of the series.</summary>
    private async Task<(string? Unit, string? Factor)> ReportedAsync(MonitoringPoint point, Series series, long packet, CancellationToken cancel)
    {
        var devices = ledger.Now.DevicesOf[point.Id].Select(d => new DeviceSeries(d, point, DeviceRules.Of(ledger.Now, d.Code))).ToList();
        if (devices.TrueForAll(d => d.UnitOf(series.Factor, series.Channel) == series.Unit && d.Rules.AliasOf(series.Factor) is null)) return default;
        if (await store.PacketAsync(packet, cancel) is not { Channel: "hj212" or "shadow" or "again" } row || devices.Find(d => d.Device.Code == row.Sender) is not { } device) return default;
        return (device.UnitOf(series.Factor, series.Channel) is { Length: > 0 } unit && unit != series.Unit ? unit : null, device.Rules.AliasOf(series.Factor));
    }

    private static ValueLine Line(int id, MonitoringPoint point, Series series, Observation o)
    {
        var view = ObservationView.Of(o);
        return new(id, point.Code, point.Name, point.Kind, series.Id, series.Factor, series.Kind.ToString(), SeriesView.OriginName(series.Origin), series.Channel, series.Unit,
            o.Start, view.Value, view.Min, view.Max, view.Total, view.Converted, view.Qualifier, view.Flag, o.Received, null, null, null, null);
    }
}
