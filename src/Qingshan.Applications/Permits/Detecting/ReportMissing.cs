using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>执行报告未报 · A report that was due has not come, while others of its kind and period have.</summary>
public sealed class ReportMissing(PlatformDbs dbs, HeldPermits held) : IEnterpriseDetector
{
    private const int WarningDays = 30;

    public DetectorFacts Facts { get; } = new("report-missing", new("执行报告未报", "Permit report missing"),
        new("每张许可证今年与去年应报的执行报告，与已收到的", "the reports that each permit owed this year and last, and those that came"),
        new($"{ReportDuty.Rule.Zh}。逾期未收到为提示，逾期 {WarningDays} 天为警告；本平台尚未收到任何单位该期同类报告时不提示", $"{ReportDuty.Rule.En}. Overdue: a notice, from {WarningDays} days a warning; none while no report of that kind and period has come from anybody"),
        new("HJ 944-2018（未核实）；天数为本项目自定", "HJ 944-2018 (unverified); the days are this project's own choice"),
        new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Text Over { get; } = new("报告已收到，或已过追溯期", "the report has come, or it is too long ago");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var reports = await db.Set<PermitReport>().AsNoTracking().ToListAsync(cancel);
        if (reports.Count == 0) return [];
        var (filed, taken, today) = (reports.ToLookup(r => r.PermitId), reports.Select(r => (r.Kind, r.From)).ToHashSet(), DateOnly.FromDateTime(BeijingTime.FromUtc(now)));
        return
        [
            .. from of in await held.ByEnterpriseAsync(cancel)
               from permit in of.Value
               from year in (int[])[today.Year - 1, today.Year]
               from due in ReportDuty.Of(permit, new(year), [.. filed[permit.Id]])
               let late = today.DayNumber - due.By.DayNumber
               where late > 0 && taken.Contains((due.Kind, due.From)) && !filed[permit.Id].Any(r => r.Kind == due.Kind && r.From == due.From)
               let kind = Terms.Of(due.Kind)
               select new EnterpriseState(of.Key, new(PermitReport.CodeOf(permit.Code, due.Kind, due.From), new Finding(BeijingTime.ToUtc(due.By.AddDays(1).ToDateTime(TimeOnly.MinValue)), now, late >= WarningDays ? Severity.Warning : Severity.Notice,
                   new($"排污许可证 {permit.Code} 的{kind.Zh}执行报告（{PermitWords.Day(due.From)} 至 {PermitWords.Day(due.Through)}）应于 {PermitWords.Day(due.By)} 前报送，已逾期 {late} 天未收到",
                       $"the {kind.En} report of the discharge permit {permit.Code} ({PermitWords.Day(due.From)} to {PermitWords.Day(due.Through)}) was due until {PermitWords.Day(due.By)} and has not come for {late} days"), null) { Basis = ReportDuty.Source.ToString() }, Over)),
        ];
    }
}
