using CsCheck;
using Qingshan.Platform.Signals;
using static Qingshan.Platform.Tests.Signals.Hours;

namespace Qingshan.Platform.Tests.Signals;

/// <summary>Laws of opening and closing: whatever comes in, in whatever portions.</summary>
public sealed class LifeOfASignalTests
{
    private static readonly Exceedance Detector = new();

    /// <summary>Hours: none, invalid, below, above, far above the limit of 4.</summary>
    private static readonly Gen<(double Value, char Flag)> Hour = Gen.OneOf(
        Gen.Const((double.NaN, 'N')), Gen.Const((9.0, 'D')), Gen.Const((3.0, 'N')), Gen.Const((3.0, 'N')), Gen.Const((5.0, 'N')), Gen.Const((5.0, 'N')), Gen.Const((8.5, 'N')));

    private static readonly Gen<(double, char)[]> SomeDays = Hour.Array[1, 150];

    /// <summary>The signals of a subject, as a run of the detectors keeps them.</summary>
    private sealed class Desk
    {
        public List<Signal> Signals { get; } = [];

        public List<SignalEvent> Events { get; } = [];

        public int Look(Readings readings, DateTime touched, DateTime now)
        {
            var from = ValueFindings.From(Detector, readings.Kind, touched, Signals);
            var there = Signals.Where(s => s.State == SignalState.Open || s.Until >= from).ToList();
            var known = readings with { Values = [.. readings.Values.Where(o => o.Start < now && o.Start >= from - Readings.Memory)] };
            var changes = Reconciliation.OfValues(Detector.Facts.Key, readings.Point.Id, readings.Part, there, ValueFindings.Of(Detector, known, from, now), from, now);
            Signals.AddRange(changes.Opened);
            Events.AddRange(changes.Events);
            Assert.True(Signals.Count(s => s.State == SignalState.Open) <= 1, "two are open at once");
            return changes.Events.Count;
        }

        public List<(DateTime, DateTime, SignalState, Severity, string)> Standing => [.. Signals.Where(s => !s.Withdrawn).OrderBy(s => s.Since).Select(s => (s.Since, s.Until, s.State, s.Severity, s.Zh))];
    }

    [Fact]
    public void Hour_by_hour_or_all_at_once_gives_the_same_signals() => SomeDays.Sample(hours =>
    {
        var readings = Hours.Of(hours, upper: 4);
        var (slowly, atOnce, end) = (new Desk(), new Desk(), At(hours.Length));
        for (var h = 0; h < hours.Length; h++) slowly.Look(readings, At(h), At(h + 1));
        atOnce.Look(readings, Midnight, end);
        Assert.Equal(atOnce.Standing, slowly.Standing);
        Assert.DoesNotContain(slowly.Signals, s => s.Withdrawn);
    });

    [Fact]
    public void To_look_again_tells_nothing() => Gen.Select(SomeDays, Gen.Int[0, 149]).Sample((hours, again) =>
    {
        var readings = Hours.Of(hours, upper: 4);
        var desk = new Desk();
        for (var h = 0; h < hours.Length; h++) desk.Look(readings, At(h), At(h + 1));
        Assert.Equal(0, desk.Look(readings, At(Math.Min(again, hours.Length - 1)), At(hours.Length)));
    });

    [Fact]
    public void Whatever_is_corrected_later_what_is_open_is_what_the_values_say() => Gen.Select(SomeDays, SomeDays, Gen.Int[0, 149].Array[0, 20]).Sample((first, second, touched) =>
    {
        var desk = new Desk();
        var hours = first.ToArray();
        for (var h = 0; h < hours.Length; h++) desk.Look(Hours.Of(hours, upper: 4), At(h), At(h + 1));
        foreach (var at in touched.Where(t => t < hours.Length))
        {
            hours[at] = second[at % second.Length];
            desk.Look(Hours.Of(hours, upper: 4), At(at), At(hours.Length));
        }
        var truth = new Desk();
        truth.Look(Hours.Of(hours, upper: 4), Midnight, At(hours.Length));
        // One that had closed stays closed where nothing bad has come since, also if a good value that closed it is taken away.
        var closed = desk.Signals.Where(s => s.State == SignalState.Closed && !s.Withdrawn).Select(s => s.Until).ToHashSet();
        Assert.Equal(truth.Signals.Where(s => s.State == SignalState.Open && !closed.Contains(s.Until)).Select(s => (s.Since, s.Until, s.Severity)),
            desk.Signals.Where(s => s.State == SignalState.Open && !closed.Contains(s.Until)).Select(s => (s.Since, s.Until, s.Severity)));
    });

    [Fact]
    public void Alternating_hours_never_flap() => Gen.Int[2, 100].Sample(pairs =>
    {
        var desk = new Desk();
        var hours = Hours.Of([5, 5, .. Enumerable.Range(0, 2 * pairs).Select(i => i % 2 == 0 ? 3.0 : 5.0)], upper: 4);
        for (var h = 0; h < hours.Values.Count; h++) desk.Look(hours, At(h), At(h + 1));
        // Opened by the first two, it stays open; and without those it would never have opened.
        Assert.Equal([SignalEventKind.Opened], desk.Events.Select(e => e.Kind).Where(k => k is SignalEventKind.Opened or SignalEventKind.Closed));
        Assert.Empty(Find(Detector, Hours.Of(Enumerable.Range(0, 2 * pairs).Select(i => i % 2 == 0 ? 3.0 : 5.0), upper: 4)));
    });

    [Fact]
    public void Every_signal_opens_once_closes_at_most_once_and_a_rise_is_told() => SomeDays.Sample(hours =>
    {
        var (desk, readings) = (new Desk(), Hours.Of(hours, upper: 4));
        for (var h = 0; h < hours.Length; h++) desk.Look(readings, At(h), At(h + 1));
        foreach (var of in desk.Events.GroupBy(e => e.SignalId))
        {
            Assert.Equal(SignalEventKind.Opened, of.First().Kind);
            Assert.Single(of, e => e.Kind == SignalEventKind.Opened);
            Assert.True(of.Count(e => e.Kind == SignalEventKind.Closed) <= 1 && (of.All(e => e.Kind != SignalEventKind.Closed) || of.Last().Kind == SignalEventKind.Closed));
            var severity = of.First().Severity;
            foreach (var e in of)
            {
                Assert.True(e.Severity == severity || (e.Severity > severity && e.Kind == SignalEventKind.Worsened), $"{e.Kind} {e.Severity} after {severity}");
                severity = e.Severity;
            }
        }
    });

    [Fact]
    public void A_signal_whose_values_become_invalid_closes_with_the_reason_and_opens_anew_if_they_come_back()
    {
        var desk = new Desk();
        desk.Look(Hours.Of([(5, 'N'), (5, 'N'), (5, 'N')], upper: 4), Midnight, At(3));
        desk.Look(Hours.Of([(5, 'D'), (5, 'D'), (5, 'D')], upper: 4), Midnight, At(3));
        var withdrawn = Assert.Single(desk.Signals);
        Assert.Equal((SignalState.Closed, true), (withdrawn.State, withdrawn.Withdrawn));
        Assert.Contains("判为无效", desk.Events[^1].Text, StringComparison.Ordinal);

        desk.Look(Hours.Of([(5, 'N'), (5, 'N'), (5, 'N')], upper: 4), Midnight, At(3));
        Assert.Equal([SignalState.Closed, SignalState.Open], desk.Signals.Select(s => s.State));
    }

    [Fact]
    public void A_past_one_that_was_corrected_away_is_withdrawn_and_one_that_was_lengthened_grows()
    {
        var desk = new Desk();
        double[] hours = [5, 5, 5, 3, 3, 3, 3, 3];
        desk.Look(Hours.Of(hours, upper: 4), Midnight, At(8));
        hours[3] = 5;
        desk.Look(Hours.Of(hours, upper: 4), At(3), At(8));
        Assert.Equal((At(4), SignalState.Closed, false), (desk.Signals[0].Until, desk.Signals[0].State, desk.Signals[0].Withdrawn));
        desk.Look(Hours.Of([3, 3, 3, 3, 3, 3, 3, 3], upper: 4), Midnight, At(8));
        Assert.True(Assert.Single(desk.Signals).Withdrawn);
    }

    [Fact]
    public void What_gets_no_values_any_more_is_given_up_after_a_week()
    {
        var desk = new Desk();
        var hours = Hours.Of([5, 5, 5], upper: 4);
        desk.Look(hours, Midnight, At(3));
        desk.Look(hours, Midnight, At(3).AddDays(7));
        Assert.Equal(SignalState.Open, desk.Signals[0].State);
        desk.Look(hours, Midnight, At(3).AddDays(7).AddHours(1));
        Assert.Equal(SignalState.Closed, desk.Signals[0].State);
        Assert.Contains("7 天", desk.Events[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_that_speaks_again_for_a_moment_does_not_close_and_open()
    {
        var (signal, quarter) = (default(Signal), TimeSpan.FromMinutes(15));
        var events = new List<SignalEventKind>();
        var bad = new SubjectState("", new Finding(Midnight, At(2), Severity.Notice, new("断线", "silent"), null), default);
        var well = new SubjectState("", null, new("恢复", "back"));
        void Look(SubjectState state, int minute)
        {
            var changes = Reconciliation.OfNow("silent", SubjectKind.Point, Guid.Empty, signal?.State == SignalState.Open ? signal : null, state, quarter, At(2).AddMinutes(minute));
            signal = changes.Opened.FirstOrDefault() ?? signal;
            events.AddRange(changes.Events.Select(e => e.Kind));
        }

        Look(bad, 0);
        for (var m = 1; m < 60; m++) Look(m % 14 == 0 ? bad : well, m);
        Assert.Equal([SignalEventKind.Opened], events);
        for (var m = 60; m < 80; m++) Look(well, m);
        Assert.Equal([SignalEventKind.Opened, SignalEventKind.Closed], events);
    }
}
