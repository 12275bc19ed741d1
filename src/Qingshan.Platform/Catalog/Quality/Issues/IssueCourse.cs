namespace Qingshan.Platform.Catalog;

/// <summary>A day of a rule at a subject.</summary>
public readonly record struct DayCount(DateOnly Day, long Checked, long Failed)
{
    public double Share => Checked == 0 ? 0 : (double)Failed / Checked;
}

/// <summary>When an issue opens and when it is over.</summary>
public readonly record struct IssueBounds(double OpenShare, double CloseShare, int OpenDays, int CloseDays, int DueDays, int AgainDays)
{
    internal static IssueBounds Of(RuleParameters p) =>
        new(p.Of(FollowUp.OpenShare), Math.Min(p.Of(FollowUp.OpenShare), p.Of(FollowUp.CloseShare)), (int)p.Of(FollowUp.OpenDays), (int)p.Of(FollowUp.CloseDays), (int)p.Of(FollowUp.DueDays), (int)p.Of(FollowUp.AgainDays));

    public bool Fails(DayCount day) => day.Share > OpenShare;

    public bool Holds(DayCount day) => day.Share <= CloseShare;
}

public enum Ending
{
    GoesOn,

    /// <summary>The rule has held again for the days required.</summary>
    Held,

    /// <summary>Values were corrected, taken out or called right: no day that opened it is left.</summary>
    Mended,
}

/// <summary>
/// 迟滞 · The course of a rule at a subject, day by day. Between the share that opens and the one that closes, what is open stays open and what is
/// closed stays closed, so that nothing flaps. A day on which nothing was checked is no day.
/// </summary>
public static class IssueCourse
{
    /// <summary>The first day of the run that opens an issue which is not over by the last of the days; null where there is none.</summary>
    /// <param name="days">In order of time.</param>
    public static DateOnly? Opens(IReadOnlyList<DayCount> days, in IssueBounds bounds)
    {
        DateOnly? since = null;
        var (failing, holding) = (0, 0);
        for (var i = 0; i < days.Count; i++)
        {
            failing = bounds.Fails(days[i]) ? failing + 1 : 0;
            holding = bounds.Holds(days[i]) ? holding + 1 : 0;
            if (failing >= bounds.OpenDays) since ??= days[i - failing + 1].Day;
            else if (holding >= bounds.CloseDays) since = null;
        }
        return since;
    }

    /// <summary>What becomes of an issue that is open.</summary>
    /// <param name="days">From the day since which it is open, in order of time.</param>
    public static Ending Ends(IReadOnlyList<DayCount> days, in IssueBounds bounds)
    {
        var (failing, holding, opened) = (0, 0, false);
        foreach (var day in days)
        {
            failing = bounds.Fails(day) ? failing + 1 : 0;
            holding = bounds.Holds(day) ? holding + 1 : 0;
            opened |= failing >= bounds.OpenDays;
        }
        return !opened ? Ending.Mended : holding >= bounds.CloseDays ? Ending.Held : Ending.GoesOn;
    }
}
