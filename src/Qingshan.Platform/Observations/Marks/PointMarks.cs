namespace Qingshan.Platform.Observations;

/// <summary>
/// The marks in effect at one point over a span, and what they say of a value. Where marks overlap, the highest stage counts,
/// and of one stage the latest.
/// </summary>
public sealed class PointMarks(IReadOnlyList<Mark> marks)
{
    public static readonly PointMarks None = new([]);

    public IReadOnlyList<Mark> All => marks;

    /// <summary>What is said of the time that a value stands for.</summary>
    /// <param name="period">Of the value; zero for an instant.</param>
    public Judgement Of(string factor, string channel, DateTime start, TimeSpan period)
    {
        var end = period > TimeSpan.Zero ? start + period : start.AddTicks(1);
        List<Mark>? over = null;
        foreach (var mark in marks)
            if (mark.From < end && mark.To > start && (mark.Factor is null || mark.Factor == factor) && (mark.Channel is null || mark.Channel == channel))
                (over ??= []).Add(mark);
        return over is null ? default : Judge(over, start, end);
    }

    /// <summary>The time of a span during which a point is excused of delivering anything.</summary>
    public bool IsExcused(string factor, string channel, DateTime start, TimeSpan period) =>
        Of(factor, channel, start, period) is { Verdict: MarkVerdict.Invalid, Mark.Reason: var reason } && MarkReason.Find(reason) is { Excused: true };

    private static Judgement Judge(List<Mark> over, DateTime start, DateTime end)
    {
        if (over is [var only] && only.From <= start && only.To >= end) return new(only.Verdict, only.Verdict == MarkVerdict.Invalid ? end - start : TimeSpan.Zero, only);
        // Between two neighbouring bounds the same marks hold.
        SortedSet<DateTime> bounds = [start, end];
        foreach (var mark in over)
        {
            if (mark.From > start) bounds.Add(mark.From);
            if (mark.To < end) bounds.Add(mark.To);
        }
        var (invalid, valid, weightiest, previous) = (TimeSpan.Zero, TimeSpan.Zero, (Mark?)null, start);
        foreach (var bound in bounds.Skip(1))
        {
            if (Highest(over, previous, bound) is { } mark)
            {
                if (mark.Verdict == MarkVerdict.Invalid) invalid += bound - previous;
                if (mark.Verdict == MarkVerdict.Valid) valid += bound - previous;
                if (weightiest is null || mark.Verdict > weightiest.Verdict) weightiest = mark;
            }
            previous = bound;
        }
        var whole = end - start;
        MarkVerdict? verdict = invalid == whole ? MarkVerdict.Invalid : valid == whole ? MarkVerdict.Valid : weightiest is { Verdict: MarkVerdict.Questionable } ? MarkVerdict.Questionable : null;
        return new(verdict, invalid, weightiest);
    }

    private static Mark? Highest(List<Mark> over, DateTime from, DateTime to)
    {
        Mark? highest = null;
        foreach (var mark in over)
            if (mark.From <= from && mark.To >= to
                && (highest is null || mark.Stage > highest.Stage || (mark.Stage == highest.Stage && (mark.At, mark.Id).CompareTo((highest.At, highest.Id)) > 0)))
                highest = mark;
        return highest;
    }
}

/// <summary>What the marks say of one value.</summary>
/// <param name="Verdict">Of the whole of it; null where nothing is said, or where it is invalid in part.</param>
/// <param name="Invalid">How much of its time is invalid.</param>
/// <param name="Mark">The weightiest of the marks that hold; null where there is none.</param>
public readonly record struct Judgement(MarkVerdict? Verdict, TimeSpan Invalid, Mark? Mark)
{
    public bool IsPartlyInvalid => Verdict != MarkVerdict.Invalid && Invalid > TimeSpan.Zero;
}
