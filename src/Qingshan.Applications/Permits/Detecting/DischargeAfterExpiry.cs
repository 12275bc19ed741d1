using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>到期后仍有排放数据 · All permits of an enterprise are over, and something was measured at its outlets after that.</summary>
public sealed class DischargeAfterExpiry(HeldPermits held) : IEnterpriseDetector
{
    public DetectorFacts Facts { get; } = new("permit-expired", new("许可证到期后仍有排放数据", "Measured after the permit ended"),
        new("最后一张许可证的到期日，与该企业排放口最近一次数据的时间", "the day on which the last permit ended, and the time of the latest reading at the outlets of the enterprise"),
        new("全部许可证均已到期，且到期日之后排放口仍有数据；为严重。台账可能缺少延续后的许可证，须先核对", "every permit has ended, and there are readings at its outlets after that day; serious. The ledger may lack a renewal: check that first"),
        new("《排污许可管理条例》第三十三条（未核实）", "Regulations on permits, article 33 (unverified)"),
        new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Text Over { get; } = new("台账中已有有效的许可证", "the ledger has a valid permit now");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(BeijingTime.FromUtc(now));
        var (points, sources) = (await held.PointsAsync(cancel), await held.SourcesAsync(cancel));
        var found = new List<EnterpriseState>();
        foreach (var (enterprise, permits) in await held.ByEnterpriseAsync(cancel))
        {
            var last = permits[^1];
            if (last.ExpiresOn >= today || held.LastReading(sources[enterprise].SelectMany(s => points[s.Id])) is not { } reading) continue;
            var ended = BeijingTime.ToUtc(last.ExpiresOn.AddDays(1).ToDateTime(TimeOnly.MinValue));
            if (reading.Value.Start < ended) continue;
            var on = PermitWords.Day(DateOnly.FromDateTime(BeijingTime.FromUtc(reading.Value.Start)));
            found.Add(new(enterprise, new(last.Code, new Finding(ended, reading.Value.Start.AddTicks(1), Severity.Serious,
                new($"排污许可证 {last.Code} 已于 {PermitWords.Day(last.ExpiresOn)} 到期，台账中没有有效的许可证；{on} 在 {reading.Point.Code} 仍有数据。请先核对是否已延续",
                    $"the discharge permit {last.Code} ended on {PermitWords.Day(last.ExpiresOn)} and the ledger has no valid one; there is a reading of {on} at {reading.Point.Code}. Check first whether it was renewed"), null) { Basis = last.Source }, Over)));
        }
        return found;
    }
}
