using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 自动审核 · Looks at the hours that came in, day by day of each point: what the checks find becomes marks, and what they find no longer
/// is withdrawn. The day's entry among what waits to be reviewed is brought up to date with them. Only what points report is looked
/// at; what was imported is what its source published.
/// </summary>
internal sealed class AutoReview(SeriesBook series, LedgerBook ledger, MarkBook marks, StreamInputs inputs, TimeProvider time)
{
    /// <summary>So many points are held together, with their neighbours.</summary>
    private const int PointsAtOnce = 300;
    private const int DaysAtOnce = 31;
    private const string Author = "auto-review";

    private readonly Dictionary<Guid, SortedSet<DateTime>> _touched = [];
    private readonly NeighbourBook _neighbours = new(ledger);

    public static bool LooksAt(Series source) =>
        source.Origin is Origin.Reported or Origin.Simulated or Origin.Manual && source.Kind.Statistic is Statistic.Instant or Statistic.Mean
        && source.Kind.Period <= TimeSpan.FromHours(4) && !Indices.Are(source.Factor);

    public void Touch(Guid point, DateTime first, DateTime last)
    {
        if (!_touched.TryGetValue(point, out var hours)) _touched[point] = hours = [];
        for (var start = Period.Hour.StartOf(first); start <= last; start = start.AddHours(1)) hours.Add(start);
    }

    /// <summary>Looks at every day of which a touched hour is over.</summary>
    /// <returns>Marks that make values invalid, or did and were withdrawn: what is derived of those values has to be derived again.</returns>
    public async Task<IReadOnlyList<Mark>> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var changed = new List<Mark>();
        foreach (var span in TakeDue(now).GroupBy(d => (d.From, d.To), d => d.Point))
            foreach (var points in span.Chunk(PointsAtOnce))
                changed.AddRange(await ReviewAsync(points, span.Key.From, span.Key.To, now, cancel));
        return changed;
    }

    /// <summary>Whole days in a row, of one point each.</summary>
    private List<(MonitoringPoint Point, DateTime From, DateTime To)> TakeDue(DateTime now)
    {
        var due = new List<(MonitoringPoint, DateTime From, DateTime To)>();
        var over = now - Period.Hour.Patience() - TimeSpan.FromHours(1);
        foreach (var (id, hours) in _touched.ToList())
        {
            var days = hours.Where(h => h <= over).Select(h => Period.Day.StartOf(h)).Distinct().ToList();
            hours.RemoveWhere(h => h <= over);
            if (hours.Count == 0) _touched.Remove(id);
            if (!ledger.Now.Points.TryGetValue(id, out var point)) continue;
            var begin = due.Count;
            foreach (var day in days)
            {
                if (due.Count > begin && due[^1].To == day && day - due[^1].From < TimeSpan.FromDays(DaysAtOnce)) due[^1] = due[^1] with { To = day.AddDays(1) };
                else due.Add((point, day, day.AddDays(1)));
            }
        }
        return due;
    }

    private async Task<IEnumerable<Mark>> ReviewAsync(MonitoringPoint[] points, DateTime from, DateTime to, DateTime now, CancellationToken cancel)
    {
        var read = new Dictionary<Guid, PointHours>();
        foreach (var point in points.Concat(points.SelectMany(_neighbours.Of)))
            if (!read.ContainsKey(point.Id)) read[point.Id] = await PointHours.ReadAsync(point, series, inputs, from, to, cancel);

        var (add, withdraw, days) = (new List<Mark>(), new List<Mark>(), new List<ReviewDay>());
        foreach (var point in points)
        {
            var found = Checks(point, read, from).Select(f => MarkOf(point, f, read[point.Id].Step, now)).ToList();
            var standing = (await marks.OfAsync(point.Id, from, to, cancel)).All;
            var (news, gone) = Differences(found, [.. standing.Where(m => m.Stage == ReviewStage.Automatic)]);
            add.AddRange(news);
            withdraw.AddRange(gone);
            var inEffect = new PointMarks([.. standing.Except(gone).Concat(news)]);
            days.AddRange(DayCounts.Of(point, read[point.Id], inEffect, from, to, now));
        }
        await marks.ChangeAsync(Viewer.Program, add, withdraw, db => SaveAsync(db, days, cancel), tell: false, cancel);
        return add.Concat(withdraw).Where(m => m.Verdict == MarkVerdict.Invalid);
    }

    private IEnumerable<Finding> Checks(MonitoringPoint point, Dictionary<Guid, PointHours> read, DateTime from)
    {
        var hours = read[point.Id].Hours;
        var near = _neighbours.Of(point).Select(n => read[n.Id].Hours).ToList();
        foreach (var of in hours.Values)
        {
            foreach (var finding in RangeCheck.Of(of, from)) yield return finding;
            foreach (var finding in StepCheck.Of(of, from)) yield return finding;
            foreach (var finding in PersistenceCheck.Of(of, from)) yield return finding;
            var alike = near.Select(n => n.GetValueOrDefault(of.Factor)).OfType<Hours>().Where(n => n.Unit == of.Unit).ToList();
            foreach (var finding in NeighboursCheck.Of(of, alike, from)) yield return finding;
        }
        foreach (var finding in RelationCheck.Of(hours, from)) yield return finding;
    }

    private static Mark MarkOf(MonitoringPoint point, in Finding finding, TimeSpan step, DateTime now) => new()
    {
        Batch = Guid.CreateVersion7(), PointId = point.Id, Factor = finding.Factor, Channel = "", From = finding.Start, To = finding.Start + step,
        Stage = ReviewStage.Automatic, Verdict = finding.Reason.Verdict, Reason = finding.Reason.Key, Detail = finding.Detail, By = Author, At = now,
    };

    /// <summary>What is found again as it stands stays untouched.</summary>
    private static (List<Mark> News, List<Mark> Gone) Differences(List<Mark> found, List<Mark> standing)
    {
        static (string?, DateTime, string, string) Key(Mark m) => (m.Factor, m.From, m.Reason, m.Detail);
        return ([.. found.ExceptBy(standing.Select(Key), Key)], [.. standing.ExceptBy(found.Select(Key), Key)]);
    }

    private static async Task SaveAsync(PlatformDb db, List<ReviewDay> days, CancellationToken cancel)
    {
        if (days.Count == 0) return;
        var (points, first, last) = (days.Select(d => d.PointId).Distinct().ToArray(), days.Min(d => d.Day), days.Max(d => d.Day));
        var held = await db.Set<ReviewDay>().Where(d => points.Contains(d.PointId) && d.Day >= first && d.Day <= last).ToDictionaryAsync(d => (d.PointId, d.Day), cancel);
        foreach (var day in days)
        {
            if (!held.TryGetValue((day.PointId, day.Day), out var standing)) db.Add(day);
            else DayCounts.Renew(standing, day);
        }
    }
}
