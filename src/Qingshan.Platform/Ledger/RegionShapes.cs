using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>A boundary ready to be drawn.</summary>
/// <param name="Boundary">Whose it is; without its bytes.</param>
/// <param name="GeoJson">The geometry, simplified.</param>
public sealed record RegionShape(RegionBoundary Boundary, string GeoJson);

/// <summary>
/// Boundaries as a map of some zoom needs them. Neighbours are simplified together, so that no gap opens between them; what
/// was simplified is kept until the ledger says something else of boundaries.
/// </summary>
public sealed class RegionShapes(PlatformDbs dbs, LedgerBook ledger, TimeProvider time) : IDisposable
{
    /// <summary>Zooms at which shapes are made: others take the next finer one.</summary>
    private static readonly int[] Zooms = [3, 5, 7, 9, 11];

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly Dictionary<(RegionKind, int), IReadOnlyList<RegionShape>> _made = [];
    private (long Rows, long Last) _of;
    private DateTimeOffset _at;

    /// <summary>Whether a viewer has boundaries that may be drawn.</summary>
    public async Task<bool> AnyAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<RegionBoundary>().AnyAsync(b => b.ApprovalNumber != null, cancel);
    }

    /// <summary>The shapes of one kind of regions that a viewer may see and that have an approval number, by code.</summary>
    /// <param name="zoom">Zoom of a web map: 0 shows the world in 256 pixels.</param>
    public async Task<IReadOnlyList<RegionShape>> OfAsync(Viewer viewer, RegionKind kind, int zoom, CancellationToken cancel)
    {
        var step = Zooms.FirstOrDefault(z => z >= zoom, Zooms[^1]);
        var sees = Policy.For(viewer);
        await _making.WaitAsync(cancel);
        try
        {
            await using var db = dbs.Open(Viewer.Program);
            var rows = await db.Set<RegionBoundary>().IgnoreQueryFilters([PlatformDb.TimeFilter]).GroupBy(b => 1).Select(g => new { Rows = g.LongCount(b => b.RecordedTo == null), Last = g.Max(b => b.Row) }).FirstOrDefaultAsync(cancel);
            var of = rows is null ? (0, 0) : (rows.Rows, rows.Last);
            if (of != _of || (time.GetUtcNow() - _at).Duration() > Keep) _made.Clear();
            if (!_made.TryGetValue((kind, step), out var shapes))
            {
                (_of, _at) = (of, time.GetUtcNow());
                _made[(kind, step)] = shapes = Make(await OfKindAsync(db, kind, cancel), step);
            }
            return [.. shapes.Where(s => sees(s.Boundary))];
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<List<RegionBoundary>> OfKindAsync(PlatformDb db, RegionKind kind, CancellationToken cancel)
    {
        // The lines of the country that are no province's are drawn with the provinces.
        var regions = ledger.Now.Regions.Values.Where(r => r.Kind == kind || (kind == RegionKind.Province && r.Kind == RegionKind.Country)).Select(r => (Guid?)r.Id).ToArray();
        return await db.Set<RegionBoundary>().AsNoTracking().Where(b => b.ApprovalNumber != null && regions.Contains(b.RegionId)).OrderBy(b => b.Code).ToListAsync(cancel);
    }

    private static List<RegionShape> Make(List<RegionBoundary> boundaries, int zoom)
    {
        if (boundaries.Count == 0) return [];
        var reading = new WKBReader();
        var geometries = boundaries.Select(b => reading.Read(b.Wkb)).ToArray();
        // Half a pixel: the simplifier removes corners of less than the square of it.
        var tolerance = 360.0 / 256 / Math.Pow(2, zoom) / 2;
        var simple = CoverageSimplifier.Simplify(geometries, tolerance);
        var digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(tolerance)) + 1, 2, 6);
        return [.. boundaries.Zip(simple, (b, g) => new RegionShape(Bare(b), GeoJsonText.Of(g, digits)))];
    }

    private static RegionBoundary Bare(RegionBoundary b) => new()
    {
        Code = b.Code, RegionId = b.RegionId, Disclosure = b.Disclosure, Wkb = [], West = b.West, South = b.South, East = b.East, North = b.North,
        GivenDatum = b.GivenDatum, ApprovalNumber = b.ApprovalNumber,
    };

    public void Dispose() => _making.Dispose();

    /// <summary>Polygons as GeoJSON with so many digits and no more: half of the text of a map is digits.</summary>
    private static class GeoJsonText
    {
        public static string Of(Geometry geometry, int digits)
        {
            var polygons = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(p => !p.IsEmpty).ToList();
            return $"{{\"type\":\"MultiPolygon\",\"coordinates\":[{string.Join(',', polygons.Select(p => PolygonOf(p, digits)))}]}}";
        }

        private static string PolygonOf(Polygon polygon, int digits) => $"[{string.Join(',', polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(r => RingOf(r, digits)))}]";

        private static string RingOf(LineString ring, int digits) =>
            $"[{string.Join(',', ring.Coordinates.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{Math.Round(c.X, digits)},{Math.Round(c.Y, digits)}]")))}]";
    }
}
