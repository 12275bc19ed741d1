using System.Collections.Concurrent;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 监测数据 · A dataset for every series, and one for all series of a kind of point, period and origin. What is simulated is never in one
/// dataset with what is measured.
/// </summary>
public sealed class SeriesDatasets(SeriesBook book, StreamBook streams) : IDatasetSource
{
    private readonly ConcurrentDictionary<string, SearchPart> _factors = new(), _kinds = new();
    private readonly ConcurrentDictionary<Guid, (long Row, SearchPart Part)> _points = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<DatasetField>> _fields = new();

    /// <summary>The code of the dataset in which a series lies together with its like.</summary>
    public static string CollectionOf(Series series, MonitoringPoint point) =>
        Indices.Are(series.Factor)
            ? IndicatorDatasets.CodeOf(series.Factor, series.Kind, IsSimulated(series, point))
            : $"data.{point.Kind}.{Dashed(series.Kind)}.{SeriesView.OriginName(series.Origin)}{(IsSimulated(series, point) && series.Origin != Origin.Simulated ? ".simulated" : "")}";

    internal static string Dashed(SeriesKind kind) => kind.ToString().Replace(':', '-').ToLowerInvariant();

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs)
    {
        var like = new Dictionary<string, List<(Series Series, MonitoringPoint Point)>>(StringComparer.Ordinal);
        foreach (var series in book.All)
        {
            if (!inputs.Ledger.Points.TryGetValue(series.PointId, out var point)) continue;
            if (!Indices.Are(series.Factor))
            {
                var code = CollectionOf(series, point);
                (like.TryGetValue(code, out var others) ? others : like[code] = []).Add((series, point));
            }
            yield return Of(series, point, inputs);
        }
        foreach (var (code, members) in like) yield return OfAll(code, members, inputs);
    }

    private Dataset Of(Series series, MonitoringPoint point, CatalogInputs inputs)
    {
        var (factor, kind) = (FactorNames.Of(series.Factor), SeriesWords.Of(series.Kind));
        var origin = Terms.Of(series.Origin);
        var channel = series.Channel.Length == 0 ? "" : $" #{series.Channel}";
        return new Dataset
        {
            Code = Series.CodeOf(series.Id),
            Class = DatasetClass.Series,
            Title = new($"{point.Name} · {factor.Zh}{channel} · {kind.Zh}（{origin.Zh}）", $"{point.NameEn ?? point.Name} · {factor.En}{channel} · {kind.En} ({origin.En})"),
            About = new($"监测点 {point.Code} 的{factor.Zh}（{series.Factor}）{kind.Zh}，单位 {series.Unit}。", $"{factor.En} ({series.Factor}) at the point {point.Code}, {kind.En}, in {series.Unit}."),
            Base = PointBases.Of(point.Kind),
            Fields = _fields.GetOrAdd(series.Unit, ObservationFields.Of),
            Parts = [PartOf(point, inputs.Ledger), FactorPart(series.Factor), KindPart(series.Kind, series.Origin)],
            Owner = inputs.Owners.HolderOf(point).Name,
            Record = point,
            Cycle = CycleOf(series),
            PointKind = point.Kind,
            Kind = series.Kind,
            Origin = series.Origin,
            Series = series.Id,
            Simulated = IsSimulated(series, point),
        };
    }

    private Dataset OfAll(string code, List<(Series Series, MonitoringPoint Point)> members, CatalogInputs inputs)
    {
        var (first, point) = members[0];
        var simulated = IsSimulated(first, point);
        var (of, kind, origin) = (MonitoringKind.Find(point.Kind), SeriesWords.Of(first.Kind), Terms.Of(first.Origin));
        var name = of is null ? new Text(point.Kind, point.Kind) : new Text(of.NameZh, of.NameEn);
        var factors = members.Select(m => m.Series.Factor).Distinct().Order(StringComparer.Ordinal).ToList();
        var (marked, markedEn) = simulated && first.Origin != Origin.Simulated ? ("，模拟", ", simulated") : ("", "");
        return new Dataset
        {
            Code = code,
            Class = DatasetClass.Collection,
            Title = new($"{name.Zh}{kind.Zh}（{origin.Zh}{marked}）", $"{name.En}, {kind.En} ({origin.En}{markedEn})"),
            About = new($"所有{name.Zh}的{kind.Zh}：{string.Join('、', factors.Take(12).Select(f => FactorNames.Of(f).Zh))}{(factors.Count > 12 ? $"等 {factors.Count} 项" : "")}。",
                $"{kind.En} of all points of the kind {name.En}: {string.Join(", ", factors.Take(12).Select(f => FactorNames.Of(f).En))}{(factors.Count > 12 ? $" and others, {factors.Count} factors" : "")}."),
            Base = PointBases.Of(point.Kind),
            Fields = ObservationFields.OfMany,
            Parts = [KindPart(first.Kind, first.Origin), new(name.Zh + " " + name.En + " " + point.Kind), .. factors.Select(FactorPart)],
            Owner = OwnerOf(members, inputs.Owners),
            Cycle = CycleOf(first),
            PointKind = point.Kind,
            Kind = first.Kind,
            Origin = first.Origin,
            Simulated = simulated,
            ConformsTo = streams.Describe(point, first, book)?.Rule,
        };
    }

    /// <summary>Who keeps most of it.</summary>
    /// <summary>Everybody sees a collection: of a point that is not public it tells no enterprise.</summary>
    private static Text OwnerOf(List<(Series Series, MonitoringPoint Point)> members, Owners owners) =>
        members.Select(m => m.Point).DistinctBy(p => p.Id).GroupBy(p => (p.Disclosure == Disclosure.Public ? owners.HolderOf(p) : owners.KeeperOf(p)).Name).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Zh, StringComparer.Ordinal).First().Key;

    internal static bool IsSimulated(Series series, MonitoringPoint point) => point.Simulated || series.Origin == Origin.Simulated;

    /// <summary>History that was imported promises nothing new.</summary>
    private static TimeSpan? CycleOf(Series series) => series.Origin == Origin.Imported ? null : series.Kind.Period;

    internal SearchPart FactorPart(string code) => _factors.GetOrAdd(code, static c =>
    {
        var (name, old) = (FactorNames.Of(c), FactorTable.Hj212Of2017.Find(c)?.OldCode);
        return new($"{name.Zh} {name.En} {c} {old}");
    });

    internal SearchPart KindPart(SeriesKind kind, Origin origin) => _kinds.GetOrAdd($"{kind}/{origin}", _ =>
    {
        var (words, from) = (SeriesWords.Of(kind), Terms.Of(origin));
        return new($"{words.Zh} {words.En} {kind} {from.Zh} {from.En}");
    });

    private SearchPart PartOf(MonitoringPoint point, LedgerSnapshot ledger)
    {
        if (_points.TryGetValue(point.Id, out var held) && held.Row == point.Row) return held.Part;
        var kind = MonitoringKind.Find(point.Kind);
        var part = new SearchPart($"{point.Code} {point.Name} {point.NameEn} {kind?.NameZh} {kind?.NameEn} {RegionNames(point.RegionId, ledger)} {RegionNames(point.BasinId, ledger)}");
        _points[point.Id] = (point.Row, part);
        return part;
    }

    private static string RegionNames(Guid? region, LedgerSnapshot ledger)
    {
        var (names, seen) = (new List<string?>(), new HashSet<Guid>());
        for (var at = region; at is { } id && seen.Add(id) && ledger.Regions.TryGetValue(id, out var here); at = here.ParentId) names.AddRange([here.Name, here.NameEn, here.Code]);
        return string.Join(' ', names);
    }
}
