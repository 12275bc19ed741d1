using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>许可证将到期 · A permit that ends soon, with none of the same holder to follow it.</summary>
public sealed class PermitExpiring(HeldPermits held) : IEnterpriseDetector
{
    /// <summary>The holder has to apply 60 days before it ends (permit regulations, article 14, from memory); the steps are this project's own choice.</summary>
    private const int Notice = 90, Warning = 30;

    public DetectorFacts Facts { get; } = new("permit-expiring", new("排污许可证将到期", "Permit ends soon"),
        new("每家企业的排污许可证及其有效期", "the permits of each enterprise and their validity"),
        new($"{Notice} 天内到期为提示，{Warning} 天内为警告；同一企业另有接续的许可证则不提示。到期或接续后结束", $"ends within {Notice} days: a notice, within {Warning}: a warning; none where another permit of the same enterprise follows. Over when it has ended or been followed"),
        new("《排污许可管理条例》第十四条：届满 60 日前申请延续（未核实）；天数为本项目自定", "Regulations on permits, article 14: apply 60 days before the end (unverified); the steps are this project's own choice"),
        new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Text Over { get; } = new("已到期，或已有接续的许可证", "it has ended, or another permit follows");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(BeijingTime.FromUtc(now));
        return
        [
            .. from of in await held.ByEnterpriseAsync(cancel)
               from permit in of.Value
               let left = permit.ExpiresOn.DayNumber - today.DayNumber
               where left is >= 0 and <= Notice && permit.BeginsOn <= today && !of.Value.Exists(other => other.ExpiresOn > permit.ExpiresOn && other.BeginsOn <= permit.ExpiresOn.AddDays(1))
               let since = BeijingTime.ToUtc(permit.ExpiresOn.AddDays(-Notice).ToDateTime(TimeOnly.MinValue))
               select new EnterpriseState(of.Key, new(permit.Code, new Finding(since, now, left <= Warning ? Severity.Warning : Severity.Notice,
                   new($"排污许可证 {permit.Code} 将于 {PermitWords.Day(permit.ExpiresOn)} 到期，还有 {left} 天，台账中没有接续的许可证",
                       $"the discharge permit {permit.Code} ends on {PermitWords.Day(permit.ExpiresOn)}, in {left} days, and the ledger has none that follows it"), null) { Basis = permit.Source }, Over)),
        ];
    }
}
