using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;

namespace Qingshan.Applications.Permits;

/// <summary>自行监测缺项 · Readings by hand that an enterprise used to send have not come for longer than their frequency allows.</summary>
public sealed class OwnMonitoringMissing(PlatformDbs dbs, HeldPermits held, SeriesBook series, LatestBook latest) : IEnterpriseDetector
{
    private const int Named = 5;
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(400);

    public DetectorFacts Facts { get; } = new("own-monitoring-missing", new("自行监测缺项", "Own monitoring missing"),
        new("自行监测方案中的手工监测项，与最近一次手工数据", "the tasks of own monitoring by hand, and the latest reading of each"),
        new($"最近一次之后整整一个监测间隔没有新数据（季度任务：下一季度结束仍没有）为提示，半数任务如此为警告；从未有数据或已停 {Forgotten.Days} 天以上的不提示：分不清未监测与未上传",
            $"nothing for a whole interval after the one of the last reading (of a quarterly task: until the end of the next quarter): a notice, a warning where half of the tasks are so; not of what never came or stopped {Forgotten.Days} days ago: not measured cannot be told from not sent"),
        new("自行监测方案的频次；规则为本项目自定", "the frequency of the task; the rule is this project's own choice"),
        new("由人的核查结论统计", "counted from what people have found"));

    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    public Text Over { get; } = new("新的数据已到，或已停报过久", "new readings have come, or it stopped too long ago");

    public async Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var tasks = (await db.Set<OwnMonitoringTask>().AsNoTracking().Where(t => t.Way == MonitoringWay.Manual && t.Interval != null).OrderBy(t => t.Code).ToListAsync(cancel)).ToLookup(t => t.PointId);
        if (tasks.Count == 0) return [];
        var (points, sources) = (await held.PointsAsync(cancel), await held.SourcesAsync(cancel));
        var found = new List<EnterpriseState>();
        foreach (var enterprise in sources)
        {
            var judged = (from point in enterprise.SelectMany(s => points[s.Id])
                          from task in tasks[point.Id]
                          from s in series.OfPoint(point.Id)
                          where s.Factor == task.Factor && s.Origin == Origin.Manual
                          let last = latest.Of(s.Id)
                          where last is not null && now - last.Value.Start < Forgotten
                          select (Point: point, Task: task, Due: OwnMonitoring.NextDue(task.Interval, last.Value.Start))).ToList();
            var missing = judged.Where(j => j.Due <= now).OrderBy(j => j.Due).ToList();
            if (missing.Count == 0) continue;
            var (zh, en) = (missing.Take(Named).Select(m => $"{m.Point.Code} {FactorNames.Of(m.Task.Factor).Zh}（{m.Task.Frequency}）"), missing.Take(Named).Select(m => $"{m.Point.Code} {FactorNames.Of(m.Task.Factor).En} ({m.Task.Interval})"));
            found.Add(new(enterprise.Key, new("", new Finding(missing[0].Due!.Value, now, 2 * missing.Count >= judged.Count ? Severity.Warning : Severity.Notice,
                new($"{judged.Count} 项手工监测中有 {missing.Count} 项超过间隔没有新数据：{string.Join("、", zh)}{(missing.Count > Named ? " 等" : "")}",
                    $"of {judged.Count} tasks by hand {missing.Count} are overdue: {string.Join(", ", en)}{(missing.Count > Named ? ", …" : "")}"), null) { Basis = missing[0].Task.Basis }, Over)));
        }
        return found;
    }
}
