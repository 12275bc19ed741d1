using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>
/// 无证排放线索 · Something was measured at the outlets of a source that says itself that no permit was issued to it. A register of permits is seldom whole:
/// that it has none of an enterprise says nothing by itself, and nobody is named for that alone.
/// </summary>
public sealed class DischargeWithoutPermit(PlatformDbs dbs, HeldPermits held) : IEnterpriseDetector
{
    public DetectorFacts Facts { get; } = new("no-permit", new("有排放口与数据而无许可证", "Outlets and readings without permit"),
        new("自述未核发许可证的污染源、其排放口的最近数据、台账中的许可证", "sources that say that no permit was issued to them, the latest readings at their outlets, the permits of the ledger"),
        new("污染源自行公开「未核发全国排污许可证」，此后排放口有数据，且台账中没有该企业在该日有效的许可证；为警告。仅因台账没有许可证不提示：台账的许可证不全",
            "the source discloses that no national permit was issued, there is a reading at its outlets since, and the ledger has no permit of the enterprise that was valid on that day; a warning. That the ledger lacks a permit says nothing alone: it does not have all"),
        new("《排污许可管理条例》第二条、第三十三条（未核实）；规则为本项目自定", "Regulations on permits, articles 2 and 33 (unverified); the rule is this project's own choice"),
        new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Text Over { get; } = new("已有许可证，或污染源已更正自述", "there is a permit now, or the source says otherwise");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var says = await db.Set<LicensingStatement>().AsNoTracking().Where(l => !l.Issued).Join(db.Set<PollutionSource>(), l => l.SourceId, s => s.Id, (l, s) => new { Statement = l, s.EnterpriseId, s.Id, s.Code }).OrderBy(s => s.Code).ToListAsync(cancel);
        if (says.Count == 0) return [];
        var (permitsOf, points) = (await held.ByEnterpriseAsync(cancel), await held.PointsAsync(cancel));
        var found = new List<EnterpriseState>();
        foreach (var source in says)
        {
            if (held.LastReading(points[source.Id]) is not { } reading || reading.Value.Start < source.Statement.ValidFrom) continue;
            var day = DateOnly.FromDateTime(BeijingTime.FromUtc(reading.Value.Start));
            if (permitsOf.TryGetValue(source.EnterpriseId, out var permits) && permits.Exists(p => p.BeginsOn <= day && p.ExpiresOn >= day)) continue;
            var said = PermitWords.Day(DateOnly.FromDateTime(BeijingTime.FromUtc(source.Statement.ValidFrom)));
            found.Add(new(source.EnterpriseId, new(source.Code, new Finding(source.Statement.ValidFrom, reading.Value.Start.AddTicks(1), Severity.Warning,
                new($"污染源 {source.Code} 公开称未核发排污许可证（{said} 起），台账中也没有；{PermitWords.Day(day)} 在 {reading.Point.Code} 有数据",
                    $"the source {source.Code} says that no discharge permit was issued to it (since {said}), and the ledger has none; there is a reading of {PermitWords.Day(day)} at {reading.Point.Code}"), null) { Basis = source.Statement.Source }, Over)));
        }
        return found;
    }
}
