using System.Buffers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Passes packets on to one target, for as long as it runs: connects, sends, waits for answers, writes down what became of them. Only one
/// flow of control touches queue and book.
/// </summary>
internal sealed class RelayRun(RelayTarget target, PacketJournal journal, LedgerBook ledger, RelayBook book, RelayRules rules, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SavePositionEvery = TimeSpan.FromSeconds(1);

    private readonly RelayQueue _queue = new(rules, time);
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly HashSet<long> _again = [];
    private volatile bool _look = true;
    private int _failures;
    private long _savedAt, _sent, _strays;

    public RelayTarget Target => target;

    /// <summary>Since when it is connected (UTC); null where it is not.</summary>
    public DateTime? Connected { get; private set; }

    /// <summary>Why the last connection failed or ended, and when; null while all is well.</summary>
    public RelayTrouble? Trouble { get; private set; }

    public int UnderWay => _queue.UnderWay;

    /// <summary>Frames written since it runs, those that were sent again included.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Answers to nothing that was under way.</summary>
    public long Strays => Interlocked.Read(ref _strays);

    /// <summary>Somebody wants what is set aside tried again.</summary>
    public void Look() => _look = true;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (book.Position is not { } position || position > journal.LastSynced)
        {
            // Another journal than the one the position was counted in: to guess would lose packets or send old ones as new.
            Trouble = new("position-ahead", time.GetUtcNow().UtcDateTime);
            log.LogError("Relay {Target} stands at {Position}, the journal ends at {Last}: say where it is to begin", target.Code, book.Position, journal.LastSynced);
            return;
        }
        _queue.Passed(position);
        var feed = new RelayFeed(journal, new(target, ledger), book, log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var feeding = feed.RunAsync(stop.Token);
        try
        {
            while (!cancel.IsCancellationRequested && !feed.Items.Completion.IsCompleted) await ConnectAndServeAsync(feed, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // What is under way is sent again at the next start.
        }
        finally
        {
            await stop.CancelAsync();
            await feeding;
            Save(force: true);
            Connected = null;
        }
    }

    private async Task ConnectAndServeAsync(RelayFeed feed, CancellationToken cancel)
    {
        try
        {
            await using var link = await WithinAsync(RelayLink.ConnectAsync, cancel);
            Connected = time.GetUtcNow().UtcDateTime;
            log.LogInformation("Relay {Target} is connected to {Host}:{Port}", target.Code, target.Host, target.Port);
            Trouble = new(await ServeAsync(link, feed, cancel), time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            Trouble = new(e is AuthenticationException ? "tls" : Connected is null ? "no-connection" : e is OperationCanceledException ? "no-answer" : "cut-off", time.GetUtcNow().UtcDateTime, e.Message);
        }
        Connected = null;
        _queue.Lost();
        Save(force: true);
        if (feed.Items.Completion.IsCompleted) return;
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 1 << Math.Min(_failures++, 6)));
        log.LogWarning("Relay {Target} is not connected ({Reason}: {Detail}); next try in {Pause}", target.Code, Trouble?.Reason, Trouble?.Detail, pause);
        await Task.Delay(pause, time, cancel);
    }

    /// <returns>Why it ended.</returns>
    private async Task<string> ServeAsync(RelayLink link, RelayFeed feed, CancellationToken cancel)
    {
        while (true)
        {
            while (link.Heard.TryRead(out var heard)) Hear(heard);
            if (_queue.Expire(time.GetTimestamp())) return "no-answer";
            if (_look) TakeUp();
            while (_queue.HasRoom && feed.Items.TryRead(out var item))
            {
                if (item.Frame is { } frame) _queue.Add(frame);
                else _queue.Passed(item.Through);
            }
            while (_output.WrittenCount < _output.Capacity / 2 && _queue.Next(time.GetTimestamp()) is { } next)
            {
                _output.Write(next.Bytes.Span);
                Interlocked.Increment(ref _sent);
            }
            var wrote = _output.WrittenCount > 0;
            if (wrote)
            {
                await WithinAsync((_, limit) => link.WriteAsync(_output.WrittenMemory, limit), cancel);
                _output.ResetWrittenCount();
                _queue.Flushed();
            }
            Save(force: false);
            if (wrote) continue;
            if (link.Heard.Completion.IsCompleted) return "cut-off";
            if (feed.Items.Completion.IsCompleted) return "stopped";
            await WaitAsync(link, feed, cancel);
        }
    }

    /// <summary>What the other end does not let be done in the time that an answer may take is given up.</summary>
    private async Task<T> WithinAsync<T>(Func<RelayTarget, CancellationToken, Task<T>> what, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(rules.AnswerWithin, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        return await what(target, both.Token);
    }

    private async Task WaitAsync(RelayLink link, RelayFeed feed, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // A person's wish, and the position, wait no longer than this.
        var longest = SavePositionEvery;
        if (_queue.Since is { } since && rules.AnswerWithin - time.GetElapsedTime(since) is var left && left < longest) longest = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        List<Task> news = [link.Heard.WaitToReadAsync(enough.Token).AsTask(), Task.Delay(longest, time, enough.Token)];
        if (_queue.HasRoom) news.Add(feed.Items.WaitToReadAsync(enough.Token).AsTask());
        await Task.WhenAny(news);
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    private void Hear(RelayHeard heard)
    {
        if (!heard.IsAnswer)
        {
            Refuse(heard);
            return;
        }
        // 9011 with QnRtn=1 says that something will be done, not that it is.
        var says = heard.Command != CommandNumbers.RequestAck || heard.Refused is not null;
        if (says && _queue.Answered(heard.Mn, heard.Qn, heard.Bytes, heard.Refused, time.GetTimestamp())) (_failures, Trouble) = (0, null);
        else Interlocked.Increment(ref _strays);
    }

    /// <summary>Whoever gets data does not command the devices: what is wanted of one is refused, kept for people, and goes no further.</summary>
    private void Refuse(RelayHeard heard)
    {
        book.Refused(heard.Mn, heard.Command, heard.Bytes, time.GetUtcNow().UtcDateTime);
        log.LogWarning("Relay {Target} wants {Command} of {Device}; refused", target.Code, heard.Command, heard.Mn);
        var rest = new ReadOnlySequence<byte>(heard.Bytes);
        if (new FrameScanner().TryRead(ref rest, FeedState.Closed, out var frame)) Replies.WriteRequestAck(_output, Header.Parse(frame.GetSegment([])), QnRtn.Refused);
    }

    /// <summary>Takes up what was set aside and is to be tried again.</summary>
    private void TakeUp()
    {
        _look = false;
        var filter = new RelayFilter(target, ledger);
        foreach (var sequence in book.Again(RelayRules.Held).Where(_again.Add))
        {
            if (journal.TryRead(sequence).Entry is { } entry && filter.Take(entry) is { } frame) _queue.Add(frame with { Again = true });
            else book.Keep([new(new(sequence, default, "", "", false, default, Again: true), RelayEnd.SetAside, default, "unreadable", 0)], _queue.Position, time.GetUtcNow().UtcDateTime);
        }
    }

    private void Save(bool force)
    {
        var outcomes = _queue.TakeOutcomes();
        if (outcomes.Count == 0 && (_queue.Position == book.Position || (!force && time.GetElapsedTime(_savedAt) < SavePositionEvery))) return;
        foreach (var outcome in outcomes.Where(o => o.Frame.Again)) _again.Remove(outcome.Frame.Sequence);
        book.Keep(outcomes, _queue.Position, time.GetUtcNow().UtcDateTime);
        _savedAt = time.GetTimestamp();
    }
}

/// <param name="Reason">A stable name: <c>no-connection</c>, <c>tls</c>, <c>cut-off</c>, <c>no-answer</c>, <c>position-ahead</c>, <c>stopped</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="Detail">What the system said.</param>
public sealed record RelayTrouble(string Reason, DateTime At, string? Detail = null);
