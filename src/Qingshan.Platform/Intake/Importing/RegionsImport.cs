using System.Runtime.CompilerServices;
using NetTopologySuite.IO;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 行政区界线 · Regions and their boundaries, from GeoJSON. A region that the ledger has keeps its name, and learns where it
/// lies where that was not known. A boundary without an approval number is stored and not drawn.
/// </summary>
public sealed class RegionsImport(LedgerBook book, LedgerWriter writer, TimeProvider time) : IImport
{
    private const string DatumOption = "datum", ApprovalOption = "approval-number";
    private const int Batch = 250;

    private static readonly Dictionary<string, (Datum Datum, string Name)> Datums = new()
    {
        ["wgs84"] = (Datum.Wgs84, "WGS-84"), ["cgcs2000"] = (Datum.Cgcs2000, "CGCS2000"), ["gcj02"] = (Datum.Gcj02, "GCJ-02"),
    };

    public string Name => "regions";

    public Text About => new(
        "行政区及界线（GeoJSON，属性 adcode、name）；须用 --datum 说明坐标系，入库为 WGS-84；有 --approval-number（审图号）才在地图上显示。",
        "Regions with their boundaries (GeoJSON with the properties adcode and name); --datum says the datum, stored as WGS-84; drawn on maps only with --approval-number.");

    public IReadOnlyList<string> Options => [DatumOption, ApprovalOption];

    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!Datums.TryGetValue(request[DatumOption]?.ToLowerInvariant() ?? "", out var datum))
        {
            yield return ImportErrors.NeedsOption.Of(Name, DatumOption, string.Join(", ", Datums.Keys));
            yield break;
        }
        var approval = request[ApprovalOption]?.Trim();
        if (approval is { Length: 0 or > 100 })
        {
            yield return ImportErrors.NeedsOption.Of(Name, ApprovalOption, "GS(2024)0650 …");
            yield break;
        }
        if (!ImportFiles.Of(request.Path, "*.geojson", "*.geojson.gz").TryGet(out var files, out var error))
        {
            yield return error;
            yield break;
        }
        // All files are read before anything is written: a parent may stand in another one.
        var (features, report, seen) = (new List<BoundaryFeature>(), ImportReport.Of(files.Count), new HashSet<string>());
        foreach (var file in files)
        {
            if (!BoundaryFile.Read(file.Path, datum.Datum, seen).TryGet(out var read, out error))
            {
                yield return error;
                yield break;
            }
            features.AddRange(read.Good);
            report = report.With(read.Rejected);
        }
        if (features.Count == 0)
        {
            yield return ImportErrors.NoRegions.Of(request.Path, report.Rejected.Count > 0 ? report.Rejected[0] : "0 features");
            yield break;
        }
        var from = BeijingTime.StartOfDay(time.GetUtcNow().UtcDateTime);
        var source = $"{Path.GetFileName(request.Path)}{(approval is null ? "" : $" {approval}")}";
        if (!(await RegionsAsync(by, features, from, source, cancel)).TryGet(out var added, out error))
        {
            yield return error;
            yield break;
        }
        report = report with { RecordsStored = added };
        var writing = new WKBWriter();
        foreach (var some in features.Chunk(Batch))
        {
            var boundaries = some.Select(f => Boundary(f, writing.Write(f.Shape), datum.Name, approval)).ToList();
            if (!(await writer.PutAsync(by, boundaries, from, source, cancel)).TryGet(out var put, out error))
            {
                yield return error;
                yield break;
            }
            var changed = put.Count(p => p.What != Written.Unchanged);
            report = report with
            {
                File = some[^1].Name, Rows = report.Rows + some.Length, RowsUnchanged = report.RowsUnchanged + some.Length - changed, RecordsStored = report.RecordsStored + changed,
            };
            yield return report with { Share = (double)(report.Rows - report.RowsRejected) / features.Count };
        }
        string[] notes =
        [
            .. features.Any(f => f.Mended) ? (string[])[$"界线自相交，已按面修复 · boundaries that cross themselves, taken apart into valid polygons: {string.Join("、", features.Where(f => f.Mended).Select(f => f.Name))}"] : [],
            .. approval is null ? (string[])["没有审图号，界线已入库但不在地图上显示；再次导入并给出 --approval-number 即可显示 · without an approval number the boundaries are stored and not drawn; import again with --approval-number to draw them"] : [],
        ];
        yield return report with { File = null, Notes = notes, Share = 1, Done = true };
    }

    /// <summary>Puts the regions of the features, and those they lie in, into the tree; the number of those added or changed.</summary>
    private async Task<Result<int>> RegionsAsync(Viewer by, List<BoundaryFeature> features, DateTime from, string source, CancellationToken cancel)
    {
        var wanted = new Dictionary<string, ImportRegion>();
        foreach (var f in features.Where(f => f.Code == f.Region)) wanted.TryAdd(f.Code, new(f.Code, f.Name, KindOf(f.Code), DivisionTable.Find(f.Code)?.NameEn, f.Parent));
        // What only is a parent comes from the table of divisions; a parent that nobody knows gives way to the one above it.
        foreach (var code in features.SelectMany(f => (string?[])[f.Parent, f.Region]).OfType<string>().Distinct().ToList())
            for (var at = DivisionTable.Find(code); at is not null; at = DivisionTable.Find(at.Parent)) wanted.TryAdd(at.Code, DivisionRegions.Of(at) with { Parent = at.Parent ?? BoundaryFile.Country });
        wanted.TryAdd(BoundaryFile.Country, new(BoundaryFile.Country, "中国", RegionKind.Country, "China"));

        var stored = 0;
        foreach (var level in wanted.Values.GroupBy(r => r.Kind).OrderBy(g => g.Key))
        {
            var now = book.Now;
            var regions = level.Select(r => Region(r, ParentOf(r, wanted, now), now.RegionsByCode.GetValueOrDefault(r.Code))).ToList();
            // A region that came into force later than today's midnight is changed from then on.
            var begin = regions.Select(r => now.RegionsByCode.GetValueOrDefault(r.Code)?.ValidFrom ?? from).Append(from).Max();
            if (!(await writer.PutAsync(by, regions, begin, source, cancel)).TryGet(out var put, out var error)) return error;
            stored += put.Count(p => p.What != Written.Unchanged);
        }
        return stored;
    }

    private static Region Region(ImportRegion wanted, Guid? parent, Region? known) => new()
    {
        Code = wanted.Code,
        Name = known?.Name ?? wanted.Name,
        NameEn = known?.NameEn ?? wanted.NameEn,
        Kind = known?.Kind ?? wanted.Kind,
        ParentId = known?.ParentId ?? parent,
        RegionId = known?.RegionId,
        Disclosure = known?.Disclosure ?? Disclosure.Public,
    };

    private static Guid? ParentOf(ImportRegion region, Dictionary<string, ImportRegion> wanted, LedgerSnapshot now)
    {
        for (var code = region.Parent; code is not null;)
        {
            if (now.RegionsByCode.TryGetValue(code, out var found)) return found.Id;
            code = wanted.TryGetValue(code, out var above) ? above.Parent : code[2..] == "0000" ? BoundaryFile.Country : code[..2] + "0000";
            if (code == region.Code) return null;
        }
        return null;
    }

    private static RegionKind KindOf(string code) => code == BoundaryFile.Country ? RegionKind.Country : DivisionRegions.KindOf(DivisionTable.LevelOf(code));

    private RegionBoundary Boundary(BoundaryFeature feature, byte[] wkb, string datum, string? approval)
    {
        var box = feature.Shape.EnvelopeInternal;
        return new RegionBoundary
        {
            Code = feature.Code,
            RegionId = book.Now.RegionsByCode[feature.Region].Id,
            Wkb = wkb,
            West = box.MinX,
            South = box.MinY,
            East = box.MaxX,
            North = box.MaxY,
            GivenDatum = datum,
            ApprovalNumber = approval,
            Disclosure = Disclosure.Public,
        };
    }
}
