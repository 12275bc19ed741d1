using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// What a point delivered on a day of Beijing, as the rules see it: its series of an hour and longer, with what lies a little before the day,
/// and what people have said of the values. Immutable.
/// </summary>
/// <param name="Until">How far the day has come (UTC): its end, or now.</param>
/// <param name="Said">Marks of people; what the automatic checks said is not in it, for the rules say it themselves.</param>
/// <param name="Series">All that were read; the same factor may stand there as reported and as rolled up.</param>
internal sealed record PointDay(MonitoringPoint Point, DateOnly Day, DateTime From, DateTime To, DateTime Until, PointMarks Said, IReadOnlyList<SeriesDay> Series)
{
    /// <summary>The nearest points of its kind on the same day.</summary>
    public IReadOnlyList<PointDay> Neighbours { get; init; } = [];

    public bool IsOver => Until >= To;

    /// <summary>Of each factor and channel the series that counts: what the device says of its own hour before what is computed of it.</summary>
    public IReadOnlyList<SeriesDay> Main { get; } =
        [.. Series.GroupBy(s => (s.Series.Factor, s.Series.Channel)).Select(g => g.MinBy(s => s.Series.Origin == Origin.RolledUp ? 1 : 0)!)];

    /// <summary>The hours of the first channel, by factor; of values that count.</summary>
    public IReadOnlyDictionary<string, Hours> Hours => field ??= Main.Where(s => s.Series.Channel.Length == 0).ToDictionary(s => s.Series.Factor, HoursOf);

    /// <summary>Values of the day itself.</summary>
    public IEnumerable<Observation> ValuesOf(SeriesDay of) => of.Values.Where(o => o.Start >= From && o.Start < To && double.IsFinite(o.Value));

    /// <summary>Values of the day that the device does not call faulty and nobody has taken out.</summary>
    public IEnumerable<Observation> CountingOf(SeriesDay of) => ValuesOf(of).Where(o => Counts(of, o));

    public Hours HoursOf(SeriesDay of)
    {
        var hours = new Hours(of.Series.Factor, of.Series.Unit, of.Series.Kind.Period);
        foreach (var o in of.Values)
            if (Counts(of, o)) hours.Add(o.Start, o.Value);
        return hours;
    }

    public bool Counts(SeriesDay of, in Observation o) => double.IsFinite(o.Value) && WordOn(of, o) switch
    {
        MarkVerdict.Valid => true,
        MarkVerdict.Invalid => false,
        _ => StreamInputs.IsValid(o),
    };

    /// <summary>What people say of a value; null where nobody has.</summary>
    public MarkVerdict? WordOn(SeriesDay of, in Observation o) => Said.All.Count == 0 ? null : Said.Of(of.Series.Factor, of.Series.Channel, o.Start, of.Series.Kind.Period).Verdict;

    /// <summary>The periods of the day that are over and for which a value is owed.</summary>
    public IEnumerable<DateTime> DueOf(SeriesDay of, TimeSpan grace)
    {
        var period = of.Series.Kind.Period;
        // Before a series was first heard of nothing was owed.
        var begin = of.Series.CreatedAt <= From ? From : ValuesOf(of).Select(o => o.Start).DefaultIfEmpty(To).First();
        for (var start = begin; start + period <= To && start + period + grace <= Until + (IsOver ? grace : TimeSpan.Zero); start += period)
            if (Said.All.Count == 0 || !Said.IsExcused(of.Series.Factor, of.Series.Channel, start, period)) yield return start;
    }
}

/// <summary>One series on a day.</summary>
/// <param name="Expected">It is alive, so that values are owed.</param>
/// <param name="Values">In order of time, from a little before the day.</param>
internal sealed record SeriesDay(Series Series, bool Expected, IReadOnlyList<Observation> Values);
