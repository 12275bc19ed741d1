using System.Globalization;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// All that one viewer may see, at one moment: whatever leads from here to anything leads only to that. Nothing is looked up before it
/// is asked for.
/// </summary>
internal sealed class World
{
    private readonly LedgerSnapshot _ledger;
    private readonly SeriesBook _series;
    private readonly StreamBook _rules;
    private readonly Func<Common.Record, bool> _sees;
    private readonly IReadOnlyDictionary<Guid, PlaceSpan[]> _moved;
    private readonly Dictionary<Guid, Site> _sites = [];
    private readonly Dictionary<Guid, IReadOnlyList<Stay>> _stays = [];
    private readonly Dictionary<Guid, IReadOnlyList<Stream>> _streams = [];

    public World(WorldSources from, Viewer viewer, IReadOnlyDictionary<Guid, PlaceSpan[]> moved, string root)
    {
        (_ledger, _series, _rules, Latest) = (from.Ledger.Now, from.Series, from.Rules, from.Latest);
        (Viewer, _sees, _moved, Root, Now) = (viewer, Policy.For(viewer), moved, root, from.Time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Where the service stands: <c>https://host/v1.1</c>.</summary>
    public string Root { get; }

    /// <summary>Who is looking.</summary>
    public Viewer Viewer { get; }

    public DateTime Now { get; }

    public LatestBook Latest { get; }

    public IEnumerable<Site> Sites => _ledger.InCodeOrder.Where(p => _sees(p)).Select(SiteOf);

    public IEnumerable<Stay> Stays => Sites.SelectMany(StaysOf);

    /// <summary>Series by id.</summary>
    public IReadOnlyList<Stream> Streams => field ??= [.. Sites.SelectMany(StreamsOf).OrderBy(s => s.Series.Id)];

    /// <summary>Makers of series that are seen, by id.</summary>
    public IReadOnlyList<Maker> Makers => field ??=
        [.. Streams.GroupBy(Maker.IdOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Maker(this, g.First(), () => g))];

    /// <summary>Factors of which a series is seen, by code.</summary>
    public IReadOnlyList<Observed> Factors => field ??=
        [.. Streams.GroupBy(s => s.Series.Factor).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Observed(this, g.Key, () => g))];

    private Dictionary<string, Maker> MakersById => field ??= Makers.ToDictionary(m => (string)m.Id);

    private Dictionary<string, Observed> FactorsByCode => field ??= Factors.ToDictionary(f => f.Code);

    /// <summary>What makes a series; the others that it makes are looked for when they are asked for.</summary>
    public Maker MakerOf(Stream stream) => new(this, stream, () => MakersById[Maker.IdOf(stream)].Streams);

    public Observed FactorOf(Stream stream) => new(this, stream.Series.Factor, () => FactorsByCode[stream.Series.Factor].Streams);

    public Site? FindSite(string code) => _ledger.PointsByCode.TryGetValue(code, out var point) && _sees(point) ? SiteOf(point) : null;

    public Stay? FindStay(string id) =>
        id.LastIndexOf('@') is > 0 and var at && FindSite(id[..at]) is { } site ? StaysOf(site).FirstOrDefault(s => (string)s.Id == id) : null;

    public Stream? FindStream(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? FindStream(number) : null;

    public Stream? FindStream(int id) =>
        _series.Find(id) is { } series && _ledger.Points.TryGetValue(series.PointId, out var point) && _sees(point) ? StreamsOf(SiteOf(point)).First(s => s.Series.Id == id) : null;

    public Maker? FindMaker(string id) => MakersById.GetValueOrDefault(id);

    public Observed? FindFactor(string code) => FactorsByCode.GetValueOrDefault(code);

    public Site SiteOf(MonitoringPoint point) => _sites.TryGetValue(point.Id, out var site) ? site : _sites[point.Id] = new(this, point);

    public IReadOnlyList<Stream> StreamsOf(Site site) => _streams.TryGetValue(site.Point.Id, out var held) ? held
        : _streams[site.Point.Id] = [.. _series.OfPoint(site.Point.Id).OrderBy(s => s.Id).Select(s => new Stream(this, s, site.Point))];

    /// <summary>Places of a point that the viewer may know of, the first one first. A point of which nobody has said where it is has one without a place.</summary>
    public IReadOnlyList<Stay> StaysOf(Site site)
    {
        if (_stays.TryGetValue(site.Point.Id, out var held)) return held;
        IEnumerable<PlaceSpan> spans = _moved.TryGetValue(site.Point.Id, out var moved) ? moved.Where(s => _sees(s.Said)) : [new(site.Point, site.Point.Place, site.Point.ValidFrom, DateTime.MaxValue)];
        return _stays[site.Point.Id] = [.. spans.Select(s => new Stay(this, site, s))];
    }

    /// <summary>Where a point stood at a moment; null where the viewer may not know.</summary>
    public Stay? StayAt(Site site, DateTime at)
    {
        var stays = StaysOf(site);
        return stays.LastOrDefault(s => s.Span.From <= at && at < s.Span.To) ?? (stays.Count > 0 && at < stays[0].Span.From && IsFirst(stays[0]) ? stays[0] : null);
    }

    /// <summary>When observations were made of a place: the first one also stands for what was before anybody entered the point.</summary>
    public ObservationSet ObservationsOf(Stay stay) =>
        new(this, StreamsOf(stay.Site), IsFirst(stay) ? DateTime.MinValue : stay.Span.From, stay.Span.To);

    /// <summary>Devices of a point that the viewer may know of.</summary>
    public IEnumerable<Device> DevicesOf(MonitoringPoint point) =>
        _ledger.DevicesOf[point.Id].Where(d => DeviceSight.Sees(_ledger, Viewer, d.Code)).OrderBy(d => d.Code, StringComparer.Ordinal);

    /// <summary>How a derived series is made; null for all others.</summary>
    public Derivation? RuleOf(Stream stream) => stream.Series.Origin == Origin.RolledUp ? _rules.Describe(stream.Point, stream.Series, _series) : null;

    public string? RegionOf(MonitoringPoint point) =>
        point.RegionId is { } region && _ledger.Regions.TryGetValue(region, out var found) && _sees(found) ? found.Code : null;

    private bool IsFirst(Stay stay) => !_moved.TryGetValue(stay.Site.Point.Id, out var moved) || ReferenceEquals(moved[0], stay.Span);
}

/// <summary>What a world is made from.</summary>
internal sealed class WorldSources(LedgerBook ledger, SeriesBook series, StreamBook rules, LatestBook latest, PlaceBook places, TimeProvider time)
{
    public LedgerBook Ledger => ledger;

    public SeriesBook Series => series;

    public StreamBook Rules => rules;

    public LatestBook Latest => latest;

    public TimeProvider Time => time;

    public async ValueTask<World> OfAsync(Viewer viewer, string root, CancellationToken cancel) => new(this, viewer, await places.MovedAsync(cancel), root);
}
