using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>时间轴 · Makes one list of all that has a date, the latest first. What lies after the day as of which the file is read has not happened yet.</summary>
internal static class Timeline
{
    public static IReadOnlyList<TimelineEntry> Of(
        DateOnly until, IReadOnlyList<DischargePermit> permits, IReadOnlyList<HazardousWastePermit> hazardous, IReadOnlyList<OtherPermit> others, IReadOnlyList<EiaProject> projects,
        IReadOnlyList<Signal> signals, IReadOnlyList<Case> cases, IReadOnlyList<Enterprise> versions) =>
    [
        .. permits.SelectMany(Of).Concat(hazardous.SelectMany(Of)).Concat(others.Select(Of)).Concat(projects.SelectMany(Of)).Concat(signals.Select(Of)).Concat(cases.SelectMany(Of)).Concat(Changes(versions))
            .Where(e => e.On <= until).OrderByDescending(e => e.On).ThenBy(e => e.Kind).ThenBy(e => e.Detail, StringComparer.Ordinal),
    ];

    private static IEnumerable<TimelineEntry> Of(DischargePermit p)
    {
        var href = $"/permits/{Uri.EscapeDataString(p.Code)}";
        if (p.IssuedOn is { } issued) yield return new(issued, TimelineKind.Permit, new("核发排污许可证", "discharge permit issued"), p.Code, href);
        yield return new(p.BeginsOn, TimelineKind.Permit, new("排污许可证生效", "discharge permit begins"), p.Code, href);
        // The day after the last one.
        yield return new(p.ExpiresOn.AddDays(1), TimelineKind.Permit, new("排污许可证过期", "discharge permit expired"), p.Code, href);
    }

    private static IEnumerable<TimelineEntry> Of(HazardousWastePermit p)
    {
        yield return new(p.IssuedOn, TimelineKind.Permit, new("核发危险废物经营许可证", "hazardous waste permit issued"), p.Number, null);
        yield return new(p.ExpiresOn.AddDays(1), TimelineKind.Permit, new("危险废物经营许可证过期", "hazardous waste permit expired"), p.Number, null);
    }

    private static TimelineEntry Of(OtherPermit p) => new(p.IssuedOn, TimelineKind.Permit, new($"核发{p.Kind}", $"issued: {p.Kind}"), p.Document.Length > 0 ? p.Document : p.Number, null);

    private static IEnumerable<TimelineEntry> Of(EiaProject p)
    {
        var href = $"/eia/{Uri.EscapeDataString(p.Code)}";
        (DateOnly? On, Text What)[] steps =
        [
            (p.AcceptedOn, new("环评受理公示", "EIA application published")), (p.ApprovedOn, new("环评批复", "EIA approved")), (p.ConstructionOn, new("开工建设", "construction began")),
            (p.TrialOn, new("开始调试", "trial operation began")), (p.CompletedOn, new("竣工环保验收", "completion accepted")),
        ];
        foreach (var (on, what) in steps)
            if (on is { } day) yield return new(day, TimelineKind.Project, what, p.Name, href);
    }

    private static TimelineEntry Of(Signal s) => new(EnterpriseWords.DayOf(s.OpenedAt), TimelineKind.Signal, new("发现线索", "lead found"), new Text(s.Zh, s.En).ToString(), $"/signals/{s.Id}");

    private static IEnumerable<TimelineEntry> Of(Case c)
    {
        yield return new(EnterpriseWords.DayOf(c.OpenedAt), TimelineKind.Case, new("立案", "case opened"), $"{c.Number} {c.Title}", $"/cases/{c.Number}");
        if (c.ClosedAt is { } closed) yield return new(EnterpriseWords.DayOf(closed), TimelineKind.Case, new("办结", "case closed"), $"{c.Number} {c.Title}", $"/cases/{c.Number}");
    }

    /// <summary>What the ledger held to be so from when on: only what changed of it.</summary>
    private static IEnumerable<TimelineEntry> Changes(IReadOnlyList<Enterprise> versions)
    {
        for (var i = 0; i < versions.Count; i++)
        {
            var (now, before) = (versions[i], i > 0 ? versions[i - 1] : null);
            var on = EnterpriseWords.DayOf(now.ValidFrom);
            if (before is null) yield return new(on, TimelineKind.Ledger, new("列入台账", "entered in the ledger"), now.Name, null);
            else if (before.Name != now.Name) yield return new(on, TimelineKind.Ledger, new("更名", "renamed"), $"{before.Name} → {now.Name}", null);
            else if (before.Address != now.Address) yield return new(on, TimelineKind.Ledger, new("地址变更", "address changed"), $"{before.Address} → {now.Address}", null);
            else if (before.Industry != now.Industry) yield return new(on, TimelineKind.Ledger, new("行业变更", "industry changed"), $"{before.Industry} → {now.Industry}", null);
        }
    }
}
