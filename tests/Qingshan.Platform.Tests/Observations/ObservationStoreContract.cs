using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>What every observation store promises. A second engine passes by one more subclass.</summary>
public abstract class ObservationStoreContract : IAsyncLifetime
{
    private static readonly DateTime T0 = new(2014, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private IObservationStore _store = null!;

    protected abstract Task<IObservationStore> OpenAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_stored_can_be_read_with_every_field()
    {
        var full = new Observation(7, T0, 1.5, 1, 2, 3.25, 1.75, Qualifier.Less, 'N', T0.AddSeconds(3), 1);
        var bare = Observation.Plain(7, T0.AddHours(1), double.NaN, T0.AddSeconds(4), 1);
        await Store(0, 1, full, bare);

        Assert.Equal([full, bare], await Read(7));
    }

    [Fact]
    public async Task The_end_of_a_span_is_exclusive()
    {
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(1, 1, 11, 1), Plain(1, 2, 12, 1));

        var read = await _store.ReadAsync(1, T0, T0.AddHours(2), false, Cancel).ToListAsync(Cancel);

        Assert.Equal([10.0, 11.0], read.Select(o => o.Value));
    }

    [Fact]
    public async Task A_re_upload_is_a_new_revision_and_the_last_one_is_in_effect()
    {
        await Store(0, 1, Plain(1, 0, 10, 1));
        await Store(1, 2, Plain(1, 0, 99, 2), Plain(1, 1, 11, 2));

        Assert.Equal([99.0, 11.0], (await Read(1)).Select(o => o.Value));
        Assert.Equal([10.0, 99.0, 11.0], (await Read(1, everyRevision: true)).Select(o => o.Value));
    }

    [Fact]
    public async Task Of_many_series_the_values_in_effect_are_read_each_in_order_of_time()
    {
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(1, 1, 11, 1), Plain(2, 0, 20, 1), Plain(3, 0, 30, 1), Plain(2, 5, 25, 1));
        await Store(1, 2, Plain(2, 0, 99, 2));

        var read = await _store.ReadAsync([1, 2, 8], T0, T0.AddHours(2), Cancel).ToListAsync(Cancel);

        Assert.Equal([(1, 10.0), (1, 11.0), (2, 99.0)], read.OrderBy(o => o.Series).Select(o => (o.Series, o.Value)));
        Assert.Empty(await _store.ReadAsync([], T0, T0.AddHours(2), Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_batch_moves_the_position_and_one_that_does_not_follow_is_refused_whole()
    {
        await Store(0, 5, Plain(1, 0, 10, 5));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store(4, 6, Plain(1, 1, 11, 6)));

        Assert.Equal(5, _store.Position);
        Assert.Single(await Read(1));
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening()
    {
        await Store(0, 5, Plain(1, 0, 10, 5));
        await _store.DisposeAsync();
        _store = await OpenAsync();

        Assert.Equal(5, _store.Position);
        Assert.Single(await Read(1));
    }

    [Fact]
    public async Task Summaries_are_aligned_to_midnight_in_Beijing_and_absent_periods_stay_absent()
    {
        // 15:00 and 16:00 UTC are 23:00 and 00:00 in Beijing: two different days.
        await Store(0, 1, Plain(1, 15, 10, 1), Plain(1, 16, 20, 1), Plain(1, 17, 40, 1, 'D'), Plain(1, 16 + 48, 5, 1));

        var days = await _store.SummariseAsync(1, T0, T0.AddDays(5), TimeSpan.FromDays(1), false, Cancel);

        Assert.Equal(
        [
            new(T0.AddHours(-8), 10, 10, 10, 1, 0),
            new(T0.AddHours(16), 30, 20, 40, 2, 1),
            new(T0.AddHours(64), 5, 5, 5, 1, 0),
        ], days);
    }

    [Fact]
    public async Task Summaries_of_values_before_1970_are_aligned_too()
    {
        var start = new DateTime(1958, 6, 1, 15, 30, 0, DateTimeKind.Utc);
        await Store(0, 1, Observation.Plain(1, start, 10, T0, 1));

        var day = Assert.Single(await _store.SummariseAsync(1, start.AddDays(-1), start.AddDays(1), TimeSpan.FromDays(1), false, Cancel));

        Assert.Equal(new(new DateTime(1958, 5, 31, 16, 0, 0, DateTimeKind.Utc), 10, 10, 10, 1, 0), day);
    }

    [Fact]
    public async Task Summaries_use_the_revision_in_effect_and_the_extremes_that_devices_give()
    {
        await Store(0, 1, Plain(1, 0, 1000, 1));
        await Store(1, 2, Plain(1, 0, 10, 2) with { Min = 2, Max = 30 });

        var hour = Assert.Single(await _store.SummariseAsync(1, T0, T0.AddDays(1), TimeSpan.FromHours(1), false, Cancel));

        Assert.Equal((10.0, 2.0, 30.0, 1L), (hour.Mean, hour.Min, hour.Max, hour.Count));
    }

    [Fact]
    public async Task The_mean_of_directions_is_taken_on_the_circle()
    {
        await Store(0, 1, Plain(1, 0, 350, 1), Plain(1, 0.25, 20, 1));

        var hour = Assert.Single(await _store.SummariseAsync(1, T0, T0.AddHours(1), TimeSpan.FromHours(1), circular: true, Cancel));

        Assert.Equal(5, hour.Mean, 6);
    }

    [Fact]
    public async Task The_latest_value_of_each_series_survives_with_or_without_having_been_saved()
    {
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(2, 0, 20, 1));
        await _store.SaveLatestAsync([Plain(1, 0, 10, 1), Plain(2, 0, 20, 1)], 1, Cancel);
        // A newer value for one, an older late one for the other, a first for a third.
        await Store(1, 2, Plain(1, 3, 13, 2), Plain(2, -1, 19, 2), Plain(3, 0, 30, 2));

        var latest = (await _store.LoadLatestAsync(Cancel)).OrderBy(o => o.Series).Select(o => o.Value);

        Assert.Equal([13.0, 20.0, 30.0], latest);
    }

    [Fact]
    public async Task Packets_are_found_by_sender_verdict_and_place_newest_first()
    {
        PacketRow[] packets =
        [
            new(1, T0, "hj212", "A", 2011, Verdict.Accepted, "", 100, 2),
            new(2, T0, "hj212", "B", 2011, Verdict.Quarantined, "crc-mismatch", 90, 0),
            new(3, T0, "hj212", "A", 2061, Verdict.AcceptedWithNotes, "crc-lower-case", 80, 1),
        ];
        await _store.AppendAsync(new(0, 3, [Plain(1, 0, 10, 3)], packets), Cancel);

        Assert.Equal([3, 1], await Found(new(["A"], null, null, 10)));
        Assert.Equal([2], await Found(new(null, [Verdict.Quarantined], null, 10)));
        Assert.Equal([1], await Found(new(["A"], null, 3, 10)));
        Assert.Equal([3, 2], await Found(new(null, null, null, 2)));
        Assert.Empty(await Found(new([], null, null, 2)));
        Assert.Equal(packets[1], await _store.PacketAsync(2, Cancel));
        Assert.Null(await _store.PacketAsync(4, Cancel));
        var size = await _store.SizeAsync(Cancel);
        Assert.Equal((1L, 3L), (size.Observations, size.Packets));

        async Task<IEnumerable<long>> Found(PacketQuery query) => (await _store.PacketsAsync(query, Cancel)).Select(p => p.Sequence);
    }

    [Fact]
    public async Task Packets_are_counted_by_day_of_Beijing_and_verdict()
    {
        // 16:00 in UTC is midnight in Beijing.
        var midnight = new DateTime(2026, 3, 1, 16, 0, 0, DateTimeKind.Utc);
        await _store.AppendAsync(new(0, 5, [],
        [
            new(1, midnight.AddSeconds(-1), "hj212", "A", 2011, Verdict.Accepted, "", 100, 2), new(2, midnight, "hj212", "A", 2011, Verdict.Accepted, "", 90, 0),
            new(3, midnight.AddHours(23), "hj212", "A", 2061, Verdict.Accepted, "", 80, 1), new(4, midnight.AddHours(2), "hj212", "A", 2061, Verdict.Quarantined, "crc-mismatch", 7, 0),
            new(5, midnight, "hj212", "B's", 2011, Verdict.Accepted, "", 1, 0),
        ]), Cancel);
        var (first, second) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2));
        Assert.Equal([new(first, Verdict.Accepted, 1, 100), new(second, Verdict.Accepted, 2, 170), new(second, Verdict.Quarantined, 1, 7)], await _store.PacketDaysAsync(["A"], midnight.AddDays(-1), Cancel));
        Assert.Equal([new(second, Verdict.Accepted, 1, 1)], await _store.PacketDaysAsync(["B's"], midnight, Cancel));
        Assert.Empty(await _store.PacketDaysAsync([], midnight, Cancel));
    }

    [Fact]
    public async Task A_packet_leads_to_its_observations()
    {
        var packet = new PacketRow(2, T0, "hj212", "A", 2061, Verdict.Accepted, "", 100, 2);
        await Store(0, 1, Plain(1, 0, 10, 1));
        await _store.AppendAsync(new(1, 2, [Plain(1, 1, 11, 2) with { Received = T0 }, Plain(2, 1, 21, 2) with { Received = T0 }], [packet]), Cancel);

        Assert.Equal([11.0, 21.0], (await _store.OfPacketAsync(packet, Cancel)).Select(o => o.Value));
    }

    [Fact]
    public async Task What_stands_of_all_series_is_known_at_once_with_how_the_recent_values_are()
    {
        await Store(0, 2,
            Plain(1, 0, 10, 1) with { Received = T0.AddHours(1) },
            Plain(1, 5, 11, 1) with { Received = T0.AddHours(7), Flag = 'D' }, Plain(1, 6, 12, 2) with { Received = T0.AddHours(10), Flag = 'N' },
            Plain(2, 0, 20, 2) with { Received = T0.AddHours(2) });

        var tallies = await _store.TalliesAsync(T0.AddHours(5), Cancel);
        Assert.Equal(
        [
            new(1, 3, T0, T0.AddHours(6), T0.AddHours(10), 2, 1, TimeSpan.FromHours(3)),
            new(2, 1, T0, T0, T0.AddHours(2), 0, 0, TimeSpan.Zero),
        ], tallies);
    }

    [Fact]
    public async Task How_many_values_came_in_time_is_known_by_their_first_arrival()
    {
        await Store(0, 2,
            Plain(1, 0, 9, 1) with { Received = T0.AddHours(1) },
            Plain(1, 5, 10, 1) with { Received = T0.AddHours(6.5) }, Plain(1, 6, 11, 1) with { Received = T0.AddHours(9) }, Plain(1, 9, 12, 1) with { Received = T0.AddHours(10.5) },
            // The same hour again, corrected two days later: it was not late.
            Plain(1, 5, 10.5, 2) with { Received = T0.AddHours(54) },
            Plain(2, 6, 20, 2) with { Received = T0.AddHours(20) });

        var arrivals = await _store.ArrivalsAsync(T0.AddHours(5), T0.AddHours(11), [TimeSpan.FromHours(2), TimeSpan.FromHours(4)], Cancel);
        // Within two hours: of 5, 6 and 9 o'clock two; within four hours 9 o'clock is too young to count.
        Assert.Equal([(1, "3 2", "2 2"), (2, "1 1", "0 0")], arrivals.Select(a => (a.Series, string.Join(' ', a.Due), string.Join(' ', a.InTime))));
        Assert.Empty(await _store.ArrivalsAsync(T0.AddHours(100), T0.AddHours(200), [TimeSpan.FromHours(2)], Cancel));
    }

    [Fact]
    public async Task The_span_of_a_series_is_known()
    {
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(1, 5, 11, 1));

        Assert.Equal(new SeriesSpan(T0, T0.AddHours(5), 2), await _store.SpanAsync(1, Cancel));
        Assert.Null(await _store.SpanAsync(2, Cancel));
    }

    [Fact]
    public async Task Derived_values_are_stored_with_how_far_they_have_come_and_leave_the_position()
    {
        await Store(0, 5, Plain(1, 0, 10, 5));
        Assert.Equal(new DerivedUntil(0, DateTime.UnixEpoch), _store.Derived);

        await _store.AppendDerivedAsync([Plain(9, 0, 10, 5)], new(5, T0.AddHours(1)), Cancel);
        Assert.Equal((5L, new DerivedUntil(5, T0.AddHours(1))), (_store.Position, _store.Derived));
        Assert.Equal([10.0], (await Read(9)).Select(o => o.Value));

        await Store(5, 6, Plain(1, 0, 12, 6));
        await _store.AppendDerivedAsync([Plain(9, 0, 12, 6)], new(6, T0.AddHours(2)), Cancel);
        Assert.Equal([12.0], (await Read(9)).Select(o => o.Value));
        await _store.DisposeAsync();
        _store = await OpenAsync();
        Assert.Equal((6L, new DerivedUntil(6, T0.AddHours(2))), (_store.Position, _store.Derived));
        Assert.Equal([10.0, 12.0], (await Read(9, everyRevision: true)).Select(o => o.Value));
    }

    [Fact]
    public async Task Of_values_derived_from_the_same_packets_the_later_one_is_in_effect()
    {
        await Store(0, 1, Plain(1, 0, 10, 1));
        await _store.AppendDerivedAsync([Plain(9, 0, 11, 1) with { Received = T0.AddDays(3) }], new(1, T0), Cancel);
        await _store.AppendDerivedAsync([Plain(9, 0, 10, 1) with { Received = T0.AddDays(2) }], new(1, T0), Cancel);

        Assert.Equal([11.0], (await Read(9)).Select(o => o.Value));
        Assert.Equal(11, Assert.Single(await _store.SummariseAsync(9, T0, T0.AddHours(1), TimeSpan.FromHours(1), false, Cancel)).Mean);
        Assert.Equal([10.0, 11.0], (await _store.LoadLatestAsync(Cancel)).OrderBy(o => o.Series).Select(o => o.Value));
    }

    [Fact]
    public async Task What_packets_touched_is_known_by_series_and_day_of_Beijing()
    {
        await Store(0, 1, Plain(1, 0, 10, 1));
        // 15:00 and 16:00 UTC are two days in Beijing.
        await Store(1, 3, Plain(1, 3, 10, 2), Plain(1, 15, 10, 2), Plain(1, 16, 10, 3), Plain(2, 5, 10, 3));

        Assert.Equal([new(1, T0.AddHours(3), T0.AddHours(15)), new(1, T0.AddHours(16), T0.AddHours(16)), new(2, T0.AddHours(5), T0.AddHours(5))],
            await _store.TouchedAsync(1, 3, Cancel));
        Assert.Equal([new Touched(1, T0, T0)], await _store.TouchedAsync(0, 1, Cancel));
        Assert.Empty(await _store.TouchedAsync(3, 3, Cancel));
    }

    [Fact]
    public async Task Values_in_effect_are_counted_by_series_and_month_of_Beijing_and_a_revision_counts_once()
    {
        // 16:00 UTC on the last of January is February in Beijing.
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(1, 1, 11, 1), Plain(1, (30 * 24) + 16, 12, 1), Plain(2, 5, 20, 1));
        await Store(1, 2, Plain(1, 0, 99, 2), Plain(1, 2, 13, 2));
        var (january, february) = (new Standards.BeijingMonth(2014, 1), new Standards.BeijingMonth(2014, 2));

        Assert.Equal([new(1, january, 3, true), new(1, february, 1, false), new(2, january, 1, false)], await _store.MonthsAsync(null, T0.AddYears(-1), T0.AddYears(1), Cancel));
        Assert.Equal([new SeriesMonth(2, january, 1, false)], await _store.MonthsAsync([2, 7], T0, T0.AddDays(1), Cancel));
        Assert.Equal(5, await Count(new(null, T0.AddYears(-1), T0.AddYears(1))));
        // What is stored after the first count: goes on, comes again, comes between, and is a series of its own.
        await Store(2, 3, Plain(2, 6, 21, 3), Plain(1, 0, 98, 3), Plain(1, 0.5, 9, 3), Plain(3, 0, 30, 3));
        await _store.AppendDerivedAsync([Plain(9, 0, 10, 3), Plain(9, 0, 11, 3)], new(3, T0), Cancel);
        Assert.Equal([(1, 4), (1, 1), (2, 2), (3, 1), (9, 1)], (await _store.MonthsAsync(null, T0.AddYears(-1), T0.AddYears(1), Cancel)).Select(m => (m.Series, (int)m.Count)));
        Assert.Equal(9, await Count(new(null, DateTime.MinValue, DateTime.MaxValue)));
    }

    [Fact]
    public async Task A_count_heeds_the_ends_of_the_span_and_the_values_in_effect()
    {
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(1, 1, 11, 1), Plain(1, 2, 12, 1), Plain(2, 1, 50, 1), Plain(2, 2, double.NaN, 1));
        await Store(1, 2, Plain(1, 1, 99, 2));

        Assert.Equal(2, await Count(new([1], T0, T0.AddHours(2))));
        Assert.Equal(0, await Count(new([], T0, T0.AddHours(2))));
        Assert.Equal(2, await Count(new(null, T0, T0.AddYears(1), 50)));
        Assert.Equal(0, await Count(new([1], T0, T0.AddYears(1), 11, 11)));
        Assert.Equal(2, await Count(new([1], T0, T0.AddYears(1), null, 12)));
        Assert.Equal(5, await Count(new(null, T0, T0.AddYears(1))));
    }

    [Fact]
    public async Task Values_in_effect_are_found_in_either_order_and_no_more_than_are_wanted()
    {
        await Store(0, 1, Plain(1, 0, 10, 1), Plain(1, 2, 12, 1), Plain(2, 0, 20, 1), Plain(2, 1, 21, 1));
        await Store(1, 2, Plain(1, 0, 99, 2));
        ObservationFilter all = new(null, T0, T0.AddDays(1));

        Assert.Equal([99.0, 12, 20, 21], await Found(all, ObservationOrder.BySeries, 10));
        Assert.Equal([99.0, 20, 21, 12], await Found(all, ObservationOrder.ByTime, 10));
        Assert.Equal([12.0, 21, 99], await Found(all, ObservationOrder.ByTimeBackwards, 3));
        Assert.Equal([20.0], await Found(all with { Series = [2], To = T0.AddHours(1) }, ObservationOrder.ByTime, 10));
        Assert.Equal([12.0, 20], await Found(all with { Least = 10, Most = 20 }, ObservationOrder.BySeries, 10));
        Assert.Empty(await Found(all with { Series = [] }, ObservationOrder.BySeries, 10));

        async Task<IEnumerable<double>> Found(ObservationFilter filter, ObservationOrder order, int take) =>
            (await _store.FindAsync(filter, order, take, Cancel).ToListAsync(Cancel)).Select(o => o.Value);
    }

    private Task<long> Count(ObservationFilter filter) => _store.CountAsync(filter, Cancel);

    private static Observation Plain(int series, double hour, double value, long packet, char flag = 'N') =>
        Observation.Plain(series, T0.AddHours(hour), value, T0.AddDays(1), packet, flag);

    private Task Store(long after, long position, params Observation[] observations) =>
        _store.AppendAsync(new(after, position, observations, []), Cancel);

    private async Task<List<Observation>> Read(int series, bool everyRevision = false) =>
        await _store.ReadAsync(series, T0.AddYears(-1), T0.AddYears(1), everyRevision, Cancel).ToListAsync(Cancel);
}
