using System.Buffers;
using System.Collections.Concurrent;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Request → 9011 → data → 9012 (HJ 212-2017, 6.5), one at a time with each device. Data go through the journal like every upload: here they
/// are only counted. What nobody waits for passes by.
/// </summary>
public sealed class Exchanges(DeviceLinks links, DeviceManners manners, TimeProvider time)
{
    /// <summary>How long a connection may leave unread what was written to it.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Exchange> _running = new();
    private long _lastQn;

    /// <summary>Whether the device can be spoken to now.</summary>
    public bool IsFree(string mn) => links.IsOpen(mn) && manners.Of(mn) is not null && !_running.ContainsKey(mn);

    /// <summary>Asks a device and waits for what comes of it.</summary>
    /// <param name="request">Made anew for each sending, at whose moment (UTC): a time that is to be set must not be an old one.</param>
    public async Task<ExchangeOutcome> RunAsync(string mn, Func<DateTime, Message> request, ExchangeRules rules, CancellationToken cancel)
    {
        var qn = NextQn();
        var exchange = new Exchange(qn, request(time.GetUtcNow().UtcDateTime), time);
        if (links.Of(mn) is not { } link || manners.Of(mn) is not { } manner || !_running.TryAdd(mn, exchange)) return exchange.Outcome(ExchangeEnd.NotConnected);
        try
        {
            var frame = new ArrayBufferWriter<byte>(256);
            for (var sending = 0; !exchange.IsAnswered; sending++)
            {
                if (sending > rules.Resends) return exchange.Outcome(ExchangeEnd.NoAnswer);
                if (RequestFrame.Write(frame, mn, manner, qn, request(time.GetUtcNow().UtcDateTime)) is { } refusal) return exchange.Outcome(ExchangeEnd.NotWritable, refusal);
                var sent = await link.TrySendAsync(frame.WrittenMemory, Unread, cancel);
                if (sent is LinkSend.Taken or LinkSend.Stuck or LinkSend.Lost) exchange.Sent(Shown(frame, mn, manner, qn, request));
                if (sent != LinkSend.Taken) return exchange.Outcome(EndOf(sent, sending));
                if (!await WaitAsync(exchange, link, () => exchange.IsAnswered, time.GetTimestamp(), rules.Timeout, cancel)) return exchange.Outcome(ExchangeEnd.LineLost);
            }
            while (!exchange.IsOver)
            {
                var since = exchange.LastHeard;
                if (!await WaitAsync(exchange, link, () => exchange.IsOver || exchange.LastHeard != since, since, rules.Patience, cancel)) return exchange.Outcome(ExchangeEnd.LineLost);
                if (!exchange.IsOver && exchange.LastHeard == since) return exchange.Outcome(ExchangeEnd.NoResult);
            }
            return exchange.Outcome(exchange.EndByAnswer());
        }
        finally
        {
            _running.TryRemove(mn, out _);
        }
    }

    /// <summary>Whether a packet belongs to what the device is being asked: it then has the QN of the request, which says nothing of its own clock.</summary>
    internal bool IsAnswer(string mn, scoped in Header header) => _running.TryGetValue(mn, out var exchange) && exchange.IsAnswer(header);

    /// <summary>What a device said, as the journal has it.</summary>
    internal void Heard(string mn, scoped in Header header, in JournalEntry entry)
    {
        if (_running.TryGetValue(mn, out var exchange)) exchange.Heard(header, entry);
    }

    /// <summary>What was sent, for whoever reads the history: as it was before it was encrypted.</summary>
    private ReadOnlySpan<byte> Shown(ArrayBufferWriter<byte> frame, string mn, DeviceManner manner, string qn, Func<DateTime, Message> request)
    {
        if (manner.Cipher is not null) RequestFrame.Write(frame, mn, manner with { Cipher = null }, qn, request(time.GetUtcNow().UtcDateTime));
        return frame.WrittenSpan;
    }

    /// <summary>Not sent at all, or, where something was written before, not known what became of it.</summary>
    private static ExchangeEnd EndOf(LinkSend sent, int sendingsBefore) => (sent, sendingsBefore) switch
    {
        (LinkSend.Busy, 0) => ExchangeEnd.NotRead,
        (LinkSend.Closed, 0) => ExchangeEnd.NotConnected,
        (LinkSend.Busy or LinkSend.Stuck, _) => ExchangeEnd.NoAnswer,
        _ => ExchangeEnd.LineLost,
    };

    /// <returns>False where the connection ended before what was waited for came.</returns>
    private async Task<bool> WaitAsync(Exchange exchange, DeviceLink link, Func<bool> came, long since, TimeSpan limit, CancellationToken cancel)
    {
        while (true)
        {
            var news = exchange.News;
            if (came()) return true;
            var left = limit - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero) return true;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var ended = await Task.WhenAny(news, link.Closed, Task.Delay(left, time, stop.Token));
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            if (ended == link.Closed && !came()) return false;
        }
    }

    /// <summary>A QN that no other request of this program has: where two fall into one millisecond, the later runs ahead.</summary>
    private string NextQn()
    {
        long before, next;
        do
        {
            before = Interlocked.Read(ref _lastQn);
            next = Math.Max(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMillisecond, before + 1);
        }
        while (Interlocked.CompareExchange(ref _lastQn, next, before) != before);
        return Envelope.QnOf(new DateTime(next * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc));
    }
}
