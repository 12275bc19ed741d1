using Qingshan.Platform.Common;

namespace Qingshan.Platform.Signals;

/// <summary>
/// 比对 · Brings the signals about a subject in step with what is found of it. It only compares: the same findings a second
/// time change nothing, so that what was looked at twice, before and after a crash, is told once.
/// </summary>
internal static class Reconciliation
{
    private static readonly Text ExplainedText = new("依据的数据已被更正、判为无效，或限值已变更", "the values that it rested on were corrected or are valid no more, or the limit has changed");
    private static readonly Text ChangedText = new("迟到或更正的数据改变了时段", "late or corrected values have changed its span");
    private static readonly Text MilderText = new("数据更正后，程度减轻", "values were corrected: it is milder than it was");
    private static readonly Text PeriodOverText = new("该时段已结束", "the period is over");
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Of a detector that judges values: signals that are there, and the findings of a span, in order of time.</summary>
    /// <param name="signals">All signals of the detector about the subject that are open or reach into the span.</param>
    /// <param name="from">From when on values were judged; an open signal begins no earlier.</param>
    public static Changes OfValues(
        string detector, Guid point, string part, IReadOnlyCollection<Signal> signals, IReadOnlyList<Finding> findings, DateTime from, DateTime now)
    {
        var changes = new Changes();
        var open = signals.FirstOrDefault(s => s.State == SignalState.Open);
        var left = signals.Where(s => s != open && !s.Withdrawn).ToList();
        var openIsFound = false;
        List<Signal> gone = [.. left.Where(s => s.Since >= from && !findings.Any(f => Overlap(f, s)))];
        foreach (var found in findings)
        {
            if (open is not null && !openIsFound && Overlap(found, open))
            {
                openIsFound = true;
                // A correction can move its beginning. All later looks begin there.
                open.Since = found.Since;
                Update(changes, open, found, now);
                if (found.Ended is { } why) Close(changes, open, why, now);
            }
            else if (left.Where(s => Overlap(found, s)).MaxBy(s => s.Until) is { } past && (found.Until <= past.Until || found.Ended is not null))
            {
                left.Remove(past);
                if (found.Since >= past.Since && found.Until <= past.Until) continue;
                if (found.Since < past.Since) past.Since = found.Since;
                if (found.Until > past.Until) past.Until = found.Until;
                past.UpdatedAt = now;
                changes.Tell(past, SignalEventKind.Updated, now, ChangedText);
            }
            else
            {
                var fresh = Open(changes, detector, SubjectKind.Point, point, part, found, now);
                if (found.Ended is { } why) Close(changes, fresh, why, now);
            }
        }
        if (open is not null && !openIsFound) Withdraw(changes, open, now);
        // What was closed and has not come out again, although all of it was judged, rested on values that are different now.
        foreach (var past in gone) Withdraw(changes, past, now);
        return changes;
    }

    /// <summary>Of a detector that looks at the present: what it says of a subject now.</summary>
    public static Changes OfNow(string detector, SubjectKind kind, Guid subject, Signal? open, in SubjectState state, TimeSpan closesAfter, DateTime now)
    {
        var changes = new Changes();
        if (open is not null && state.PeriodStart is { } start && open.Since != start)
        {
            Close(changes, open, PeriodOverText, now);
            open = null;
        }
        if (state.Found is { } found)
        {
            if (open is not null) Update(changes, open, found, now);
            else Open(changes, detector, kind, subject, state.Part, found, now);
        }
        else if (open is not null)
        {
            open.QuietSince ??= now;
            if (now - open.QuietSince >= closesAfter) Close(changes, open, state.Well, now);
        }
        return changes;
    }

    private static bool Overlap(Finding found, Signal signal) => found.Since <= signal.Until && found.Until >= signal.Since;

    private static Signal Open(Changes changes, string detector, SubjectKind kind, Guid subject, string part, Finding found, DateTime now)
    {
        var signal = new Signal
        {
            Detector = detector, SubjectKind = kind, SubjectId = subject, SeriesId = found.Series, Part = part, Severity = found.Severity, Since = found.Since, Until = found.Until,
            Zh = found.Says.Zh, En = found.Says.En, OpenedAt = now, UpdatedAt = now,
        };
        Fill(signal, found);
        changes.Opened.Add(signal);
        changes.Tell(signal, SignalEventKind.Opened, now, default);
        return signal;
    }

    private static void Update(Changes changes, Signal signal, Finding found, DateTime now)
    {
        signal.QuietSince = null;
        var (severity, days) = (signal.Severity, (signal.Until - signal.Since).Ticks / Day.Ticks);
        if (signal.Until == found.Until && severity == found.Severity && signal.Zh == found.Says.Zh) return;
        (signal.Until, signal.Severity, signal.Zh, signal.En, signal.UpdatedAt) = (found.Until, found.Severity, found.Says.Zh, found.Says.En, now);
        Fill(signal, found);
        if (found.Severity > severity) changes.Tell(signal, SignalEventKind.Worsened, now, default);
        else if (found.Severity < severity) changes.Tell(signal, SignalEventKind.Updated, now, MilderText);
        // Each further day is told; each further hour would be noise.
        else if ((signal.Until - signal.Since).Ticks / Day.Ticks > days) changes.Tell(signal, SignalEventKind.Updated, now, found.Says);
    }

    private static void Fill(Signal signal, Finding found) =>
        (signal.Worst, signal.Limit, signal.LimitIsLower, signal.Basis) = (found.Worst, found.Limit, found.LimitIsLower, found.Basis);

    private static void Close(Changes changes, Signal signal, Text why, DateTime now)
    {
        (signal.State, signal.ClosedAt, signal.UpdatedAt) = (SignalState.Closed, now, now);
        changes.Tell(signal, SignalEventKind.Closed, now, why);
    }

    private static void Withdraw(Changes changes, Signal signal, DateTime now)
    {
        var wasOpen = signal.State == SignalState.Open;
        (signal.Withdrawn, signal.UpdatedAt) = (true, now);
        if (wasOpen) Close(changes, signal, ExplainedText, now);
        else changes.Tell(signal, SignalEventKind.Updated, now, ExplainedText);
    }
}
