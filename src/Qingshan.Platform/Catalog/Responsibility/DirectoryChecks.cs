using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>Finds duplicates and gaps in the directory of responsibilities.</summary>
internal static class DirectoryChecks
{
    /// <summary>Two ambient points of one kind that lie nearer to each other measure the same air or water. The platform's own number.</summary>
    public const double NearInMetres = 300;

    public static IEnumerable<DirectoryFinding> All(IReadOnlyList<CollectionDuty> duties, IReadOnlyList<Obligation> obligations, LedgerSnapshot ledger, SeriesBook series, Owners owners) =>
        [.. DutiesTwice(obligations, owners), .. RecordsTwice(duties, ledger, owners), .. CollectedTwice(ledger, series), .. NotCollected(obligations, owners), .. Nobody(obligations, ledger, series)];

    /// <summary>The same factor at the same point in the same way under two duties: one finding a pair of duties.</summary>
    private static IEnumerable<DirectoryFinding> DutiesTwice(IReadOnlyList<Obligation> obligations, Owners owners)
    {
        var pairs = new Dictionary<(CollectionDuty, CollectionDuty), List<Obligation>>();
        foreach (var same in obligations.GroupBy(o => (o.Point.Id, o.Factor, o.Duty.Way)))
        {
            List<Obligation> several = [.. same.DistinctBy(o => o.Duty.Id).OrderBy(o => o.Duty.Code, StringComparer.Ordinal)];
            for (var i = 0; i < several.Count; i++)
                for (var j = i + 1; j < several.Count; j++)
                {
                    var pair = (several[i].Duty, several[j].Duty);
                    (pairs.TryGetValue(pair, out var held) ? held : pairs[pair] = []).Add(several[i]);
                }
        }
        foreach (var ((a, b), at) in pairs)
        {
            var (first, second, example) = (owners.HolderOf(a).Name, owners.HolderOf(b).Name, at[0]);
            var factor = Streams.FactorNames.Of(example.Factor);
            yield return new($"twice:{a.Code}:{b.Code}", DirectoryFindingKind.DutyTwice, new(
                $"职责 {a.Code}（{first.Zh}）与 {b.Code}（{second.Zh}）要求采集同样的 {at.Count} 个“监测点 × 项目”，例如 {example.Point.Name} 的{factor.Zh}。请明确由谁采集，另一条改为引用。",
                $"The duties {a.Code} ({first.En}) and {b.Code} ({second.En}) ask for the same {at.Count} points and factors, for example {factor.En} at {example.Point.NameEn ?? example.Point.Name}. Say who collects; the other takes it from there."),
                at.Count, [a, b]);
        }
    }

    private static IEnumerable<DirectoryFinding> RecordsTwice(IReadOnlyList<CollectionDuty> duties, LedgerSnapshot ledger, Owners owners)
    {
        foreach (var same in duties.Where(d => d.Dataset.Length > 0).GroupBy(d => d.Dataset))
        {
            List<CollectionDuty> several = [.. same.OrderBy(d => d.Code, StringComparer.Ordinal)];
            for (var i = 0; i < several.Count; i++)
                for (var j = i + 1; j < several.Count; j++)
                {
                    var (a, b) = (several[i], several[j]);
                    if (!Overlap(a.RegionId, b.RegionId, ledger)) continue;
                    var (first, second) = (owners.HolderOf(a).Name, owners.HolderOf(b).Name);
                    yield return new($"twice:{a.Code}:{b.Code}", DirectoryFindingKind.DutyTwice, new(
                        $"职责 {a.Code}（{first.Zh}）与 {b.Code}（{second.Zh}）都要求维护数据集 {same.Key}，区域重叠。请明确由谁维护。",
                        $"The duties {a.Code} ({first.En}) and {b.Code} ({second.En}) both ask for the dataset {same.Key} in regions that overlap. Say who keeps it."), 1, [a, b]);
                }
        }
    }

    private static bool Overlap(Guid? a, Guid? b, LedgerSnapshot ledger) => a is null || b is null || ledger.Within(a.Value).Contains(b.Value) || ledger.Within(b.Value).Contains(a.Value);

    private static IEnumerable<DirectoryFinding> CollectedTwice(LedgerSnapshot ledger, SeriesBook series)
    {
        // Cells a little larger than the distance at the latitudes of China: what is near lies in the same cell or the one beside it.
        const double cell = 0.006;
        var cells = ledger.InCodeOrder.Where(p => p.Place is not null && p.OutletId is null && PointBases.Of(p.Kind) != BaseDatabase.Pollution)
            .GroupBy(p => (p.Kind, X: (int)Math.Floor(p.Place!.Longitude / cell), Y: (int)Math.Floor(p.Place!.Latitude / cell))).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var ((kind, x, y), here) in cells)
            foreach (var (dx, dy) in ((int, int)[])[(0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)])
            {
                if (!cells.TryGetValue((kind, x + dx, y + dy), out var there)) continue;
                for (var i = 0; i < here.Count; i++)
                    for (var j = dx == 0 && dy == 0 ? i + 1 : 0; j < there.Count; j++)
                        if (Twins(here[i], there[j], series) is { } found) yield return found;
            }
    }

    private static DirectoryFinding? Twins(MonitoringPoint a, MonitoringPoint b, SeriesBook series)
    {
        var metres = Metres(a.Place!, b.Place!);
        if (metres > NearInMetres) return null;
        List<string> both = [.. Collected(a, series).Intersect(Collected(b, series)).Select(s => s.Factor).Distinct().Order(StringComparer.Ordinal)];
        if (both.Count == 0) return null;
        var (zh, en) = Names(both);
        return new($"near:{a.Code}:{b.Code}", DirectoryFindingKind.CollectedTwice, new(
            $"{a.Name}（{a.Code}）与 {b.Name}（{b.Code}）相距 {metres:0} 米，以同样频次采集：{zh}。请核实是否为同一监测点或可共用数据。",
            $"{a.NameEn ?? a.Name} ({a.Code}) and {b.NameEn ?? b.Name} ({b.Code}) lie {metres:0} m apart and collect in the same rhythm: {en}. Look whether they are one point, or can share data."),
            both.Count, [a, b]);
    }

    private static IEnumerable<DirectoryFinding> NotCollected(IReadOnlyList<Obligation> obligations, Owners owners) =>
        obligations.Where(o => o.State == DutyState.NotCollected).GroupBy(o => (o.Duty, o.Factor)).Select(g =>
        {
            var (holder, factor, example) = (owners.HolderOf(g.Key.Duty).Name, Streams.FactorNames.Of(g.Key.Factor), g.First().Point);
            return new DirectoryFinding($"none:{g.Key.Duty.Code}:{g.Key.Factor}", DirectoryFindingKind.NotCollected, new(
                $"职责 {g.Key.Duty.Code}（{holder.Zh}）要求采集{factor.Zh}，{g.Count()} 个监测点没有相应数据，例如 {example.Name}（{example.Code}）。请接入设备或修订职责。",
                $"The duty {g.Key.Duty.Code} ({holder.En}) asks for {factor.En}; {g.Count()} points have no such data, for example {example.NameEn ?? example.Name} ({example.Code}). Connect a device, or mend the duty."),
                g.Count(), [g.Key.Duty, example]);
        });

    private static IEnumerable<DirectoryFinding> Nobody(IReadOnlyList<Obligation> obligations, LedgerSnapshot ledger, SeriesBook series)
    {
        var covered = obligations.Select(o => (o.Point.Id, o.Factor)).ToHashSet();
        return ledger.InCodeOrder.SelectMany(p => Collected(p, series).Select(s => s.Factor).Distinct().Where(f => !covered.Contains((p.Id, f))).Select(f => (Point: p, Factor: f)))
            .GroupBy(o => o.Point.Kind).Select(g =>
            {
                var (kind, points, example) = (MonitoringKind.Find(g.Key), g.Select(o => o.Point.Id).Distinct().Count(), g.First().Point);
                var (zh, en) = Names([.. g.Select(o => o.Factor).Distinct().Order(StringComparer.Ordinal)]);
                return new DirectoryFinding($"nobody:{g.Key}", DirectoryFindingKind.NobodyResponsible, new(
                    $"{kind?.NameZh ?? g.Key}：{zh}正在 {points} 个监测点采集而没有责任单位，例如 {example.Name}（{example.Code}）。请登记采集职责。",
                    $"{kind?.NameEn ?? g.Key}: {en} are collected at {points} points and nobody is responsible, for example at {example.NameEn ?? example.Name} ({example.Code}). Enter a duty."),
                    points, [example]);
            });
    }

    /// <summary>The first of some factors by name, and how many there are where that is not all.</summary>
    private static (string Zh, string En) Names(List<string> factors)
    {
        var first = factors.Take(6).Select(Streams.FactorNames.Of).ToList();
        return (string.Join('、', first.Select(n => n.Zh)) + (factors.Count > 6 ? $"等 {factors.Count} 项" : ""), string.Join(", ", first.Select(n => n.En)) + (factors.Count > 6 ? $" and others, {factors.Count} factors" : ""));
    }

    /// <summary>What a point brings from outside.</summary>
    private static IEnumerable<(string Factor, SeriesKind Kind)> Collected(MonitoringPoint point, SeriesBook series) =>
        series.OfPoint(point.Id).Where(s => s.Origin is not (Origin.RolledUp or Origin.Substituted)).Select(s => (s.Factor, s.Kind));

    /// <summary>Over so short a way the earth is flat.</summary>
    private static double Metres(Place a, Place b)
    {
        const double metresADegree = 111_195;
        var (dx, dy) = ((a.Longitude - b.Longitude) * Math.Cos(double.DegreesToRadians(a.Latitude)), a.Latitude - b.Latitude);
        return metresADegree * Math.Sqrt(dx * dx + dy * dy);
    }
}
