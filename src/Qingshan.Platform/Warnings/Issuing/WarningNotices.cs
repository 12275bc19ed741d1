using Qingshan.Platform.Common;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <summary>Tells people of warnings: who may sign of what waits, who proposed of what was decided, and of what was signed those on duty and the enterprises that have something to do.</summary>
internal sealed class WarningNotices(NoticeDesk desk)
{
    /// <summary>In the transaction in which the step is proposed; the step has its number.</summary>
    public async Task ProposedAsync(PlatformDb db, IssuedWarning warning, WarningStep step, CancellationToken cancel)
    {
        var people = await desk.WhoMayAsync(db, Permission.SignWarnings, v => WarningAccess.SeesInternal(v, warning) && !v.Is(step.ProposedById) && !v.Is(step.ProposedForId), cancel);
        var what = WarningWords.Of(step);
        await desk.TellAsync(db, NewsOf(warning, step, Severity.Warning, new($"待签发：{warning.RegionName} {what.Zh}", $"To sign: {what.En}, {warning.RegionNameEn ?? warning.RegionName}"),
            new($"{step.ProposedBy} 提议。理由：{step.Reason}\n请打开签发或退回。", $"Proposed by {step.ProposedBy}. Reason: {step.ReasonEn ?? step.Reason}\nOpen it to sign or refuse."), 0), NoticeReason.Decision, people, cancel);
    }

    /// <summary>In the transaction of the decision.</summary>
    public async Task DecidedAsync(PlatformDb db, IssuedWarning warning, WarningStep step, IReadOnlyCollection<OrderedMeasure> ordered, CancellationToken cancel)
    {
        var (what, decision) = (WarningWords.Of(step), Terms.Of(step.Decision));
        var said = string.IsNullOrEmpty(step.DecidedText) ? default : new Text($"\n{step.DecidedText}", $"\n{step.DecidedText}");
        if (step.ProposedById is { } asker)
            await desk.TellAsync(db, NewsOf(warning, step, Severity.Notice, new($"{decision.Zh}：{warning.RegionName} {what.Zh}", $"{decision.En}: {what.En}, {warning.RegionNameEn ?? warning.RegionName}"),
                new($"{step.DecidedBy} {decision.Zh}。{said.Zh}", $"By {step.DecidedBy}: {decision.En}.{said.En}"), 1), NoticeReason.Answer, [asker], cancel);
        if (step.Decision != WarningDecision.Approved) return;
        await db.SaveChangesAsync(cancel);
        var severity = step.Kind == WarningStepKind.Lift ? Severity.Notice : warning.Level >= WarningLevel.Orange ? Severity.Serious : Severity.Warning;
        var from = $"{BeijingTime.FromUtc(step.From):yyyy-MM-dd HH:mm}";
        var news = NewsOf(warning, step, severity, new($"{warning.RegionName} {what.Zh}，{from} 起", $"{what.En}, {warning.RegionNameEn ?? warning.RegionName}, from {from}"),
            new($"编号 {warning.Number}。{step.Reason}", $"{warning.Number}. {step.ReasonEn ?? step.Reason}"), 1);
        await desk.TellAsync(db, news, NoticeReason.Duty, await desk.WhoMayAsync(db, Permission.KeepDutyLog, v => WarningAccess.SeesInternal(v, warning), cancel), cancel);
        foreach (var enterprise in ordered.GroupBy(o => o.EnterpriseCode))
        {
            var list = string.Join("；", enterprise.Select(o => o.Measure));
            var own = step.Kind == WarningStepKind.Lift ? new Text("预警解除，应急减排措施可以停止。", "The warning is lifted; emergency measures may end.") : new Text($"本企业应采取的措施：{list}。请打开查看。", $"What your enterprise has to do: {list}. Open it to see all.");
            await db.SaveChangesAsync(cancel);
            await desk.TellAsync(db, news with { Body = own }, NoticeReason.Responsible, await OwnEnterprise.PeopleOfAsync(db, enterprise.Key, cancel), cancel);
        }
    }

    /// <param name="turn">0 for the proposal, 1 for what was decided: each is an event of its own.</param>
    private static News NewsOf(IssuedWarning warning, WarningStep step, Severity severity, Text subject, Text body, int turn) =>
        new(WarningTopic.Name, warning.Id, step.Id * 2 + turn, $"/haze/plan/{warning.Number}", severity, subject, body);
}

/// <summary>The words in which warnings are spoken of.</summary>
public static class WarningWords
{
    public static Text Of(WarningStep step) => step.Kind switch
    {
        WarningStepKind.Lift => new("解除重污染天气预警", "lifting of the warning of heavy pollution"),
        WarningStepKind.Change => new($"重污染天气预警调整为{step.Level.NameZh()}", $"warning of heavy pollution changed to {step.Level.NameEn()}"),
        _ => new($"重污染天气{step.Level.NameZh()}预警", $"{step.Level.NameEn()} warning of heavy pollution"),
    };

    public static Text Of(WarningLevel level) => new(level.NameZh(), level.NameEn());
}
