using System.Runtime.CompilerServices;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 上海市重点排污单位信息公开 · Enterprises, their pollution sources, outlets with a monitoring point each, and the limits of the
/// outlets, as disclosed in August 2020. Internal: seen by those whose jurisdiction holds Shanghai. Approvals and permits, where the folder has
/// them, are public (<see cref="ShanghaiApprovals"/>). What the ledger has said since is left as it is.
/// </summary>
public sealed class ShanghaiEnterprises(PlatformDbs dbs, LedgerBook book, LedgerWriter writer) : IImport
{
    private const string Source = "上海市重点排污单位信息公开 2020-08";
    private static readonly DateTime From = BeijingTime.ToUtc(new DateTime(2020, 8, 1));

    private static readonly string[] Said =
    [
        "未导入 · left out: 治理设施、清洁生产(台账尚无对应记录 · the ledger has no records for them)；手工监测 · readings by hand: import shanghai-manual",
        "限值的时段来源未说明，留空 · the source does not say to which period a limit applies: left open",
        "坐标系来源未说明；没有坐标的排放口取污染源的坐标 · datum not stated; an outlet without coordinates stands at its source",
    ];

    public string Name => "shanghai-enterprises";

    public Text About => new(
        "上海市重点排污单位公开信息（目录，含 enterprises、outlets、outlet_pollutant_limits）：企业、污染源、排放口及其监测点、限值，仅内部可见；目录中若有环评与许可文件，一并导入为公开记录。",
        "Disclosure of key polluters of Shanghai (a folder with enterprises, outlets, outlet_pollutant_limits): enterprises, sources, outlets with their points, limits, all internal; files of approvals and permits that stand beside them become public records.");

    public IReadOnlyList<string> Options => [];

    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!ShanghaiTables.Read(request.Path).TryGet(out var tables, out var error)
            || !ShanghaiDocuments.Read(request.Path, tables.Sources).TryGet(out var documents, out error)
            || !(await new LedgerFill(book, writer).PutAsync(by, new([DivisionRegions.Of(DivisionTable.Find("310000")!)], [], Source, From), cancel)).TryGet(out _, out error))
        {
            yield return error;
            yield break;
        }
        var regions = new ShanghaiDistricts(book.Now);
        var target = new DisclosureTarget(dbs, writer, by, From, []);
        var approvals = new ShanghaiApprovals(documents, tables, regions, Source);
        var report = approvals.Count(ImportReport.Of(3) with { Rows = tables.Rows, RowsRepeated = tables.Repeated, Notes = [.. Said, Tasks(tables)] }).With(tables.Rejected).With(approvals.Rejected);

        var steps = Steps(tables, regions, target.Ids).ToList();
        var all = steps.Count + ShanghaiApprovals.Steps;
        for (var i = 0; i < all; i++)
        {
            // Names are linked to the enterprises that stand in the ledger by then.
            if (i == steps.Count) steps.AddRange(approvals.StepsOf(await EnterpriseRegister.ReadAsync(dbs, cancel), target.Ids));
            await foreach (var written in steps[i].WriteAsync(target, cancel))
            {
                if (!written.TryGet(out var share, out error))
                {
                    yield return error;
                    yield break;
                }
                report = report with { RecordsStored = steps.Sum(s => (long)s.Stored) };
                yield return report with { File = steps[i].Name, Share = (i + share) / all };
            }
        }
        yield return report with
        {
            RowsUnchanged = report.RecordsStored == 0 ? report.Rows - report.RowsRejected - report.RowsRepeated : 0, Notes = [.. Said, Tasks(tables), .. approvals.Notes(steps[^ShanghaiApprovals.Steps..])], Share = 1, Done = true,
        };
    }

    private static string Tasks(ShanghaiTables tables) =>
        $"自行监测方案 · own monitoring: {tables.Tasks.Count} 条 tasks, 其中频次可读 with an interval {tables.Tasks.Values.Count(t => t.Interval is not null)}, 同一排放口同一因子频次不一致 rows with another frequency {tables.OtherFrequencies}; "
        + $"许可情况自述 · licensing statements: {tables.Sources.Values.Count(s => s.Licensed is not null)}";

    private static IEnumerable<DisclosureStep> Steps(ShanghaiTables tables, ShanghaiDistricts regions, Dictionary<string, Guid> ids)
    {
        // An enterprise with several sources is described by the first of them.
        yield return DisclosureStep.Of("enterprises", Source, () => tables.Sources.Values.DistinctBy(s => s.Credit).Select(s => new Enterprise
        {
            Code = s.Credit, Name = s.Enterprise, Industry = s.Industry, Address = s.Address, Place = s.Place, RegionId = regions.Of(s.District),
        }));
        yield return DisclosureStep.Of("sources", Source, () => tables.Sources.Values.Select(s => new PollutionSource
        {
            Code = s.Code, Name = s.Name, EnterpriseId = ids[s.Credit], Place = s.Place, RegionId = regions.Of(s.District),
        }));
        yield return DisclosureStep.Of("outlets", Source, () => tables.Outlets.Values.Select(o => new Outlet
        {
            Code = o.Code, Name = o.Name, Medium = o.Medium, SourceId = ids[o.Source], RegionId = regions.Of(tables.Sources[o.Source].District),
        }));
        yield return DisclosureStep.Of("points", Source, () => tables.Outlets.Values.Select(o => Point(o, tables.Sources[o.Source], ids[o.Code], regions)));
        yield return DisclosureStep.Of("limits", Source, () => tables.Limits.Values.Select(l => new PointLimit
        {
            Code = l.Code, PointId = ids[ShanghaiTables.PointCode(l.Outlet)], Factor = l.Factor, Period = "", Lower = l.Lower, Upper = l.Upper, Unit = l.Unit,
            Basis = tables.Outlets[l.Outlet].Standard is { Length: > 0 } basis ? basis : Source, RegionId = regions.Of(tables.Sources[tables.Outlets[l.Outlet].Source].District),
        }));
        yield return DisclosureStep.Of("tasks", Source, () => tables.Tasks.Values.Select(t => new OwnMonitoringTask
        {
            Code = t.Code, PointId = ids[ShanghaiTables.PointCode(t.Outlet)], Factor = t.Factor, Way = t.Way, Frequency = t.Frequency, Interval = t.Interval, Basis = Source,
            RegionId = regions.Of(tables.Sources[tables.Outlets[t.Outlet].Source].District),
        }));
        yield return DisclosureStep.Of("statements", Source, () => tables.Sources.Values.Where(s => s.Licensed is not null).Select(s => new LicensingStatement
        {
            Code = s.Code, SourceId = ids[s.Code], Issued = s.Licensed!.Value, RegionId = regions.Of(s.District),
        }));
    }

    private static MonitoringPoint Point(ShanghaiOutlet outlet, ShanghaiSource source, Guid id, ShanghaiDistricts regions) => new()
    {
        Code = ShanghaiTables.PointCode(outlet.Code),
        Name = $"{source.Name} {outlet.Name}" is { Length: <= 200 } name ? name : outlet.Name,
        Kind = outlet.Medium switch { OutletMedium.Air => "waste-gas-outlet", OutletMedium.Water => "waste-water-outlet", _ => "noise-point" },
        ControlLevel = ControlLevel.Own,
        Place = outlet.Place ?? source.Place,
        OutletId = id,
        RegionId = regions.Of(source.District),
    };
}

/// <summary>The districts of Shanghai by name, where the ledger has them; else the city.</summary>
internal sealed class ShanghaiDistricts(LedgerSnapshot ledger)
{
    private readonly Dictionary<string, Guid> _byName = ledger.Regions.Values.Where(r => r.Code.StartsWith("3101", StringComparison.Ordinal))
        .GroupBy(r => r.Name).ToDictionary(g => g.Key, g => g.First().Id);

    public Guid Of(string district) => _byName.TryGetValue(district, out var known) ? known : ledger.RegionsByCode["310000"].Id;
}
