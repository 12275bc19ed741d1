using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 上海市重点排污单位信息公开 · Enterprises, their pollution sources, outlets with a monitoring point each, and the limits of the
/// outlets, as disclosed in August 2020. Internal: seen by those whose jurisdiction holds Shanghai. What the ledger has said
/// since is left as it is.
/// </summary>
public sealed class ShanghaiEnterprises(PlatformDbs dbs, LedgerBook book, LedgerWriter writer) : IImport
{
    private const string Source = "上海市重点排污单位信息公开 2020-08";
    private const int Batch = 1000;
    private static readonly DateTime From = BeijingTime.ToUtc(new DateTime(2020, 8, 1));

    private static readonly string[] LeftOut =
    [
        "未导入 · left out: 环评批复、排污许可、治理设施、清洁生产、危险废物、手工监测(台账尚无对应记录 · the ledger has no records for them)",
        "限值的时段来源未说明，留空 · the source does not say to which period a limit applies: left open",
        "坐标系来源未说明；没有坐标的排放口取污染源的坐标 · datum not stated; an outlet without coordinates stands at its source",
    ];

    public string Name => "shanghai-enterprises";

    public Text About => new(
        "上海市重点排污单位公开信息（目录，含 enterprises、outlets、outlet_pollutant_limits）：企业、污染源、排放口及其监测点、限值；仅内部可见。",
        "Disclosure of key polluters of Shanghai (a folder with enterprises, outlets, outlet_pollutant_limits): enterprises, sources, outlets with their points, limits; internal.");

    public IReadOnlyList<string> Options => [];

    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!ShanghaiTables.Read(request.Path).TryGet(out var tables, out var error)
            || !(await new LedgerFill(book, writer).PutAsync(by, new([DivisionRegions.Of(DivisionTable.Find("310000")!)], [], Source, From), cancel)).TryGet(out _, out error))
        {
            yield return error;
            yield break;
        }
        var report = (ImportReport.Of(3) with { Rows = tables.Rows, RowsRepeated = tables.Repeated, Notes = LeftOut }).With(tables.Rejected);
        var regions = new ShanghaiDistricts(book.Now);
        // An enterprise with several sources is described by the first of them.
        var enterprises = tables.Sources.Values.DistinctBy(s => s.Credit).Select(s => new Enterprise
        {
            Code = s.Credit, Name = s.Enterprise, Industry = s.Industry, Address = s.Address, Place = s.Place, RegionId = regions.Of(s.District),
        });
        var ids = new Dictionary<string, Guid>();
        var steps = new Func<IEnumerable<Record>>[]
        {
            () => enterprises,
            () => tables.Sources.Values.Select(s => new PollutionSource
            {
                Code = s.Code, Name = s.Name, EnterpriseId = ids[s.Credit], Place = s.Place, RegionId = regions.Of(s.District),
            }),
            () => tables.Outlets.Values.Select(o => new Outlet
            {
                Code = o.Code, Name = o.Name, Medium = o.Medium, SourceId = ids[o.Source], RegionId = regions.Of(tables.Sources[o.Source].District),
            }),
            () => tables.Outlets.Values.Select(o => Point(o, tables.Sources[o.Source], ids[o.Code], regions)),
            () => tables.Limits.Values.Select(l => new PointLimit
            {
                Code = l.Code, PointId = ids[PointCode(l.Outlet)], Factor = l.Factor, Period = "", Lower = l.Lower, Upper = l.Upper, Unit = l.Unit,
                Basis = tables.Outlets[l.Outlet].Standard is { Length: > 0 } basis ? basis : Source, RegionId = regions.Of(tables.Sources[tables.Outlets[l.Outlet].Source].District),
            }),
        };
        for (var i = 0; i < steps.Length; i++)
        {
            var records = steps[i]().ToList();
            for (var at = 0; at < records.Count; at += Batch)
            {
                var some = records.GetRange(at, Math.Min(Batch, records.Count - at));
                var put = some[0] switch
                {
                    Enterprise => await PutAsync(by, some.ConvertAll(r => (Enterprise)r), ids, cancel),
                    PollutionSource => await PutAsync(by, some.ConvertAll(r => (PollutionSource)r), ids, cancel),
                    Outlet => await PutAsync(by, some.ConvertAll(r => (Outlet)r), ids, cancel),
                    MonitoringPoint => await PutAsync(by, some.ConvertAll(r => (MonitoringPoint)r), ids, cancel),
                    _ => await PutAsync(by, some.ConvertAll(r => (PointLimit)r), ids, cancel),
                };
                if (!put.TryGet(out var stored, out error))
                {
                    yield return error;
                    yield break;
                }
                report = report with { RecordsStored = report.RecordsStored + stored };
                yield return report with { File = some[0].GetType().Name, Share = (i + ((double)(at + some.Count) / records.Count)) / steps.Length };
            }
        }
        yield return report with { RowsUnchanged = report.RecordsStored == 0 ? tables.Rows - tables.Repeated : 0, Share = 1, Done = true };
    }

    /// <summary>A monitoring point is not its outlet, and two records of a kind each may have one code.</summary>
    private static string PointCode(string outlet) => $"P-{outlet}";

    private static MonitoringPoint Point(ShanghaiOutlet outlet, ShanghaiSource source, Guid id, ShanghaiDistricts regions) => new()
    {
        Code = PointCode(outlet.Code),
        Name = $"{source.Name} {outlet.Name}" is { Length: <= 200 } name ? name : outlet.Name,
        Kind = outlet.Medium switch { OutletMedium.Air => "waste-gas-outlet", OutletMedium.Water => "waste-water-outlet", _ => "noise-point" },
        ControlLevel = ControlLevel.Own,
        Place = outlet.Place ?? source.Place,
        OutletId = id,
        RegionId = regions.Of(source.District),
    };

    /// <summary>Writes records of one kind and learns their identities; the number of those added or changed.</summary>
    private async Task<Result<int>> PutAsync<T>(Viewer by, List<T> records, Dictionary<string, Guid> ids, CancellationToken cancel) where T : Record
    {
        await using var db = dbs.Open(by);
        var codes = records.Select(r => r.Code).ToArray();
        var newer = await db.Set<T>().Where(r => codes.Contains(r.Code) && r.ValidFrom > From).ToDictionaryAsync(r => r.Code, r => r.Id, cancel);
        foreach (var (code, id) in newer) ids[code] = id;
        var wanted = records.Where(r => !newer.ContainsKey(r.Code)).ToList();
        if (wanted.Count == 0) return 0;
        if (!(await writer.PutAsync(by, wanted, From, Source, cancel)).TryGet(out var put, out var error)) return error;
        for (var i = 0; i < wanted.Count; i++) ids[wanted[i].Code] = put[i].Id;
        return put.Count(p => p.What != Written.Unchanged);
    }
}

/// <summary>The districts of Shanghai by name, where the ledger has them; else the city.</summary>
internal sealed class ShanghaiDistricts(LedgerSnapshot ledger)
{
    private readonly Dictionary<string, Guid> _byName = ledger.Regions.Values.Where(r => r.Code.StartsWith("3101", StringComparison.Ordinal))
        .GroupBy(r => r.Name).ToDictionary(g => g.Key, g => g.First().Id);

    public Guid Of(string district) => _byName.TryGetValue(district, out var known) ? known : ledger.RegionsByCode["310000"].Id;
}
