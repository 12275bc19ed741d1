using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>Records of one length that a device sent for a day.</summary>
/// <param name="Expected">How many periods of the day are over; 0 where it sends none of this length.</param>
/// <param name="Received">For how many of them there is a record.</param>
/// <param name="OnTime">How many of these came before the next period was over.</param>
public readonly record struct RecordsOfDay(int Expected, int Received, int OnTime);

/// <param name="Day">By the calendar of Beijing.</param>
/// <param name="Packets">By verdict, in the order of <see cref="Verdict"/>.</param>
public sealed record DeviceDay(DateOnly Day, IReadOnlyList<long> Packets, RecordsOfDay Minutes, RecordsOfDay Hours, RecordsOfDay Days)
{
    public long Total => Packets.Sum();
}

/// <summary>
/// 逐日完整性与及时性 · What a device sent on the last days: packets by verdict, and of its minutes, hours and days how many came, and how many
/// in time. A length of record is expected of it from its first one on, where it sent any in that time. In time is what is here before the next period of the
/// same length is over; that limit is the platform's, not a standard's.
/// </summary>
public sealed class DeviceDays(IObservationStore store, SeriesBook series, TimeProvider time)
{
    public const int MostDays = 14;

    /// <summary>The newest day first.</summary>
    public async Task<IReadOnlyList<DeviceDay>> ReadAsync(Device device, MonitoringPoint point, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(BeijingTime.FromUtc(now));
        var from = BeijingTime.ToUtc(today.AddDays(1 - MostDays).ToDateTime(default));
        var packets = (await store.PacketDaysAsync([device.Code], from, cancel)).ToLookup(p => p.Day);
        var lengths = new List<(Dictionary<DateTime, DateTime> Received, DateTime Since)>();
        TimeSpan[] periods = [TimeSpan.FromMinutes(device.MinuteInterval), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];
        foreach (var period in periods) lengths.Add(await FirstReceivedAsync(point, period, from, now, cancel));
        return [.. Enumerable.Range(0, MostDays).Select(back => today.AddDays(-back)).Select(day => new DeviceDay(
            day, [.. Enum.GetValues<Verdict>().Select(v => packets[day].Where(p => p.Verdict == v).Sum(p => p.Packets))],
            Of(day, periods[0], lengths[0], now), Of(day, periods[1], lengths[1], now), Of(day, periods[2], lengths[2], now)))];
    }

    /// <summary>By start of the period: when the first value of any factor came.</summary>
    private async Task<(Dictionary<DateTime, DateTime> Received, DateTime Since)> FirstReceivedAsync(MonitoringPoint point, TimeSpan period, DateTime from, DateTime to, CancellationToken cancel)
    {
        var (first, since) = (new Dictionary<DateTime, DateTime>(), DateTime.MaxValue);
        var kind = SeriesKind.Mean(period);
        foreach (var one in series.OfPoint(point.Id).Where(s => s.Kind == kind && s.Origin is (Origin.Reported or Origin.Simulated)))
        {
            if (await store.SpanAsync(one.Id, cancel) is { } span && span.First < since) since = span.First;
            await foreach (var o in store.ReadAsync(one.Id, from, to, everyRevision: true, cancel))
                if (!first.TryGetValue(o.Start, out var before) || o.Received < before) first[o.Start] = o.Received;
        }
        return (first, since);
    }

    private static RecordsOfDay Of(DateOnly day, TimeSpan period, (Dictionary<DateTime, DateTime> Received, DateTime Since) records, DateTime now)
    {
        var (received, since) = records;
        if (received.Count == 0) return default;
        var start = BeijingTime.ToUtc(day.ToDateTime(default));
        var (over, here, inTime) = (0, 0, 0);
        for (var at = start; at < start.AddDays(1) && at + period <= now; at += period)
        {
            if (at < since) continue;
            over++;
            if (!received.TryGetValue(at, out var came)) continue;
            here++;
            if (came < at + period + period) inTime++;
        }
        return new(over, here, inTime);
    }
}
