using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Eia;

/// <summary>未批先建、未批先投 · Construction, trial operation or completion lies before the approval, by the dates of the documents.</summary>
public sealed class BeforeApprovalDetector(EiaLedger eia) : IEnterpriseDetector
{
    private const int WarningDays = 30;

    public DetectorFacts Facts { get; } = new("before-approval", new("未批先建或先投", "Before the approval"),
        new("环评台账中开工、调试、验收与批文的日期和文号", "the dates and documents of construction, trial operation, completion and approval in the EIA ledger"),
        new($"开工、调试或验收日期早于环评批文日期，且批文、验收文号的年份与其日期不矛盾；早 {WarningDays} 天以上为警告，其余为提示。日期矛盾的作为质量问题，不作线索",
            $"construction, trial operation or completion dated before the approval, where the years in the documents' numbers do not contradict their dates; {WarningDays} days and more: a warning, else a notice. Dates in doubt are a matter of quality and no lead"),
        new("《环境影响评价法》第二十五条（未核实）；天数为本项目自定", "Law on environmental impact assessment, article 25 (unverified); the days are this project's own choice"),
        new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Text Over { get; } = new("台账中的日期已更正", "the dates in the ledger have been mended");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        var found = new List<EnterpriseState>();
        foreach (var lead in await eia.BeforeApprovalAsync(Viewer.Program, cancel))
        {
            if (!(await eia.FindAsync(Viewer.Program, lead.Project.Code, cancel)).TryGet(out var detail, out _) || detail.Enterprise is not { } enterprise) continue;
            var (project, kind, approved) = (lead.Project, Terms.Of(lead.Kind), lead.Project.ApprovedOn!.Value);
            found.Add(new(enterprise.Id, new(project.Code, new Finding(Start(lead.On), Start(approved), lead.Days >= WarningDays ? Severity.Warning : Severity.Notice,
                new($"项目「{Short(project.Name)}」{kind.Zh} {lead.Days} 天：{EiaWords.Day(lead.On)}，批文 {project.ApprovalNumber ?? "（无文号）"} 日期 {EiaWords.Day(approved)}。请先核对原始文件",
                    $"of the project “{Short(project.Name)}” {kind.En} by {lead.Days} days: {EiaWords.Day(lead.On)}, approval {project.ApprovalNumber ?? "(no number)"} of {EiaWords.Day(approved)}. Look at the documents first"), null) { Basis = project.Source }, Over)));
        }
        return found;

        static DateTime Start(DateOnly day) => BeijingTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));

        static string Short(string name) => name.Length <= 120 ? name : name[..120] + "…";
    }
}
