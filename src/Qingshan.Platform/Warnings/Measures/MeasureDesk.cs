using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Warnings;

/// <summary>A measure with what it refers to, as a viewer may see it.</summary>
public sealed record ListedMeasure(EmergencyMeasure Measure, Enterprise Enterprise, MonitoringPoint? Point);

/// <summary>清单登记 · Enters, ends and lists the measures of enterprises. Whoever may change the ledger where the enterprise lies enters them; an enterprise sees its own.</summary>
public sealed class MeasureDesk(PlatformDbs dbs, LedgerBook ledger, LedgerWriter writer, TimeProvider time)
{
    public const int LongestMeasure = 500;
    private const int MostFaults = 50;

    private static readonly Dictionary<string, MeasureLevel> Levels = Names<MeasureLevel>(("蓝", MeasureLevel.Blue), ("黄", MeasureLevel.Yellow), ("橙", MeasureLevel.Orange), ("红", MeasureLevel.Red));

    private static readonly Dictionary<string, PerformanceGrade> Grades =
        Names(("A级", PerformanceGrade.A), ("B级", PerformanceGrade.B), ("C级", PerformanceGrade.C), ("D级", PerformanceGrade.D), ("not-leading", PerformanceGrade.NotLeading), ("引领", PerformanceGrade.Leading), ("非引领", PerformanceGrade.NotLeading));

    private static readonly Dictionary<string, MeasureShownBy> Shown = Names(("无", MeasureShownBy.Nothing), ("排放", MeasureShownBy.Emission), ("数值", MeasureShownBy.Value));

    /// <summary>The measures that a viewer sees, by enterprise, level and number.</summary>
    /// <param name="region">Code of a region: enterprises in it and below; empty for all.</param>
    /// <param name="enterprise">Code of an enterprise; empty for all.</param>
    public async Task<Result<IReadOnlyList<ListedMeasure>>> ListAsync(Viewer viewer, string? region, string? enterprise, MeasureLevel? level, CancellationToken cancel)
    {
        var sees = Policy.For(viewer);
        IReadOnlySet<Guid>? inside = null;
        if (!string.IsNullOrEmpty(region))
        {
            if (!ledger.Now.RegionsByCode.TryGetValue(region, out var top) || !sees(top)) return LedgerErrors.UnknownRegion.Of(region);
            inside = ledger.Now.Within(top.Id);
        }
        await using var db = dbs.Open(viewer);
        var rows = await (from m in db.Set<EmergencyMeasure>().AsNoTracking() join e in db.Set<Enterprise>().AsNoTracking() on m.EnterpriseId equals e.Id
            where (string.IsNullOrEmpty(enterprise) || e.Code == enterprise) && (level == null || m.Level == level) select new { m, e }).ToListAsync(cancel);
        return Result.Of<IReadOnlyList<ListedMeasure>>([.. rows.Where(r => inside is null || (r.e.RegionId is { } at && inside.Contains(at)))
            .OrderBy(r => r.e.Code, StringComparer.Ordinal).ThenBy(r => r.m.Level).ThenBy(r => r.m.Code.Length).ThenBy(r => r.m.Code, StringComparer.Ordinal)
            .Select(r => new ListedMeasure(r.m, r.e, r.m.PointId is { } id && ledger.Now.Points.TryGetValue(id, out var point) && sees(point) ? point : null))]);
    }

    /// <summary>Enters one measure, or says it anew.</summary>
    public async Task<Result<Written>> PutAsync(Viewer by, WantedMeasure wanted, string source, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        var faults = new List<MeasureFault>();
        if (await MadeAsync(by, [(1, wanted)], faults, cancel) is not [var record]) return WarningErrors.BadMeasure.Of(faults[0].Column, faults[0].Says);
        return (await writer.PutAsync(by, [record], time.GetUtcNow().UtcDateTime, source, cancel)).TryGet(out var put, out var error) ? put[0].What : error;
    }

    /// <summary>Says that a measure is on the list no more.</summary>
    public Task<Result<bool>> EndAsync(Viewer by, string code, CancellationToken cancel) => writer.EndAsync<EmergencyMeasure>(by, code, time.GetUtcNow().UtcDateTime, "list of measures", cancel);

    /// <summary>Takes a whole list, all rows or none; what is wrong is said cell by cell.</summary>
    /// <param name="dry">Only looks.</param>
    public async Task<Result<MeasuresTaken>> TakeAsync(Viewer by, string csv, string source, bool dry, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        var (rows, wrong) = MeasureCsv.Read(csv);
        var faults = wrong.ToList();
        var records = faults.Count > 0 && rows.Count == 0 ? [] : await MadeAsync(by, rows, faults, cancel);
        foreach (var twice in records.GroupBy(r => r.Code).Where(g => g.Count() > 1)) faults.Add(new(0, "number", new($"{twice.Key} 出现了 {twice.Count()} 次；同一企业同一级别的序号不能重复", $"{twice.Key} occurs {twice.Count()} times; a number is used once for an enterprise and level")));
        if (faults.Count > 0) return new MeasuresTaken(rows.Count, 0, 0, [.. faults.OrderBy(f => f.Line).Take(MostFaults)]);
        if (dry) return new MeasuresTaken(rows.Count, 0, 0, []);
        if (!(await writer.PutAsync(by, records, time.GetUtcNow().UtcDateTime, source, cancel)).TryGet(out var put, out var error)) return error;
        var stored = put.Count(p => p.What != Written.Unchanged);
        return new MeasuresTaken(rows.Count, stored, rows.Count - stored, []);
    }

    /// <summary>The records of those rows that are right; the faults of the others are added.</summary>
    private async Task<List<EmergencyMeasure>> MadeAsync(Viewer by, IReadOnlyList<(int Line, WantedMeasure Row)> rows, List<MeasureFault> faults, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        string[] codes = [.. rows.Select(r => r.Row.Enterprise?.Trim() ?? "").Distinct()];
        var enterprises = await db.Set<Enterprise>().AsNoTracking().Where(e => codes.Contains(e.Code)).ToDictionaryAsync(e => e.Code, cancel);
        var (sees, made) = (Policy.For(by), new List<EmergencyMeasure>());
        foreach (var (line, row) in rows)
        {
            var before = faults.Count;
            void Wrong(string column, string zh, string en) => faults.Add(new(line, column, new(zh, en)));
            if (!enterprises.TryGetValue(row.Enterprise?.Trim() ?? "", out var enterprise) || !Policy.Holds(by, enterprise)) Wrong("enterprise", $"台账中没有编码为“{row.Enterprise}”、且在管辖范围内的企业；请核对统一社会信用代码", $"the ledger has no enterprise “{row.Enterprise}” in the jurisdiction; look at the credit code");
            if (!Levels.TryGetValue(Key(row.Level), out var level)) Wrong("level", $"“{row.Level}”不是预警级别；请写 黄色、橙色 或 红色", $"“{row.Level}” is no level; write yellow, orange or red");
            if (row.Number is not (>= 1 and <= 99)) Wrong("number", "序号须为 1 到 99", "the number has to be 1 to 99");
            var measure = row.Measure?.Trim() ?? "";
            if (measure.Length is 0 or > LongestMeasure) Wrong("measure", $"请用 1 到 {LongestMeasure} 个字写明措施", $"say the measure in 1 to {LongestMeasure} characters");
            var grade = PerformanceGrade.Unknown;
            if (!string.IsNullOrWhiteSpace(row.Grade) && !Grades.TryGetValue(Key(row.Grade), out grade)) Wrong("grade", $"“{row.Grade}”不是绩效分级；请写 A、B、C、D、引领性 或 非引领性，不清楚就留空", $"“{row.Grade}” is no grade; write A, B, C, D, leading or not-leading, or leave it empty");
            MonitoringPoint? point = null;
            if (!string.IsNullOrWhiteSpace(row.Point) && !(ledger.Now.PointsByCode.TryGetValue(row.Point.Trim(), out point) && sees(point))) Wrong("point", $"台账中没有监测点“{row.Point}”；请写监测点编码，没有就留空", $"the ledger has no point “{row.Point}”; write its code, or leave it empty");
            if (point is not null && enterprise is not null && !await IsOfAsync(db, point, enterprise.Id, cancel)) Wrong("point", $"监测点 {point.Code} 在台账中属于另一家企业的排放口", $"by the ledger the point {point.Code} watches an outlet of another enterprise");
            var factor = string.IsNullOrWhiteSpace(row.Factor) ? null : row.Factor.Trim();
            if (factor?.Length > 20) Wrong("factor", "因子编码不超过 20 个字符", "a code of a factor has 20 characters at most");
            if (point is not null && factor is null) Wrong("factor", "写了监测点就要写因子，如 a21002（氮氧化物）、a00000（废气流量）", "a point needs a factor, such as a21002 (NOx) or a00000 (flow of gas)");
            var shown = point is null || factor is null ? MeasureShownBy.Nothing : factor is EmissionReader.GasFlow or EmissionReader.WaterFlow || point.Kind is not ("waste-gas-outlet" or "waste-water-outlet") ? MeasureShownBy.Value : MeasureShownBy.Emission;
            if (!string.IsNullOrWhiteSpace(row.ShownBy) && !Shown.TryGetValue(Key(row.ShownBy), out shown)) Wrong("shown_by", $"“{row.ShownBy}”不对；请写 排放 或 数值，或留空", $"“{row.ShownBy}” is not known; write emission or value, or leave it empty");
            if (row.ReductionPercent is { } percent && !(percent is >= 0 and <= 100)) Wrong("reduction_percent", $"{percent.ToString(CultureInfo.InvariantCulture)} 不在 0 到 100 之间", $"{percent.ToString(CultureInfo.InvariantCulture)} is not between 0 and 100");
            if (faults.Count > before) continue;
            made.Add(new EmergencyMeasure
            {
                Code = EmergencyMeasure.CodeOf(enterprise!.Code, level, row.Number!.Value), EnterpriseId = enterprise.Id, Level = level, Measure = measure, Grade = grade, PointId = point?.Id, Factor = factor,
                ShownBy = point is null || factor is null ? MeasureShownBy.Nothing : shown, ReductionPercent = row.ReductionPercent, RegionId = enterprise.RegionId,
            });
        }
        return made;
    }

    /// <summary>A point with no outlet, such as one for power, may be anybody's.</summary>
    private static async Task<bool> IsOfAsync(PlatformDb db, MonitoringPoint point, Guid enterprise, CancellationToken cancel) =>
        point.OutletId is not { } outlet || await (from o in db.Set<Outlet>() join s in db.Set<PollutionSource>() on o.SourceId equals s.Id where o.Id == outlet select (Guid?)s.EnterpriseId).FirstOrDefaultAsync(cancel) is not { } owner || owner == enterprise;

    private static string Key(string? text) => text?.Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() ?? "";

    private static Dictionary<string, T> Names<T>(params (string Name, T Value)[] more) where T : struct, Enum
    {
        var names = more.ToDictionary(m => Key(m.Name), m => m.Value);
        foreach (var value in Enum.GetValues<T>())
            foreach (var name in (string[])[value.ToString(), Terms.Of(value).Zh, Terms.Of(value).En]) names.TryAdd(Key(name), value);
        return names;
    }
}

/// <summary>What became of a list.</summary>
/// <param name="Faults">What is wrong with it; where there is anything, nothing of it was stored.</param>
public sealed record MeasuresTaken(int Rows, int Stored, int Unchanged, IReadOnlyList<MeasureFault> Faults);
