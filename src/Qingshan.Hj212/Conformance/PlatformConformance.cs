using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>Plays a device against a platform and says, check by check, whether the platform keeps to the standard.</summary>
/// <remarks>What it sends are values of factors flagged M (maintenance): use an MN that is registered for tests.</remarks>
public sealed class PlatformConformance : IAsyncDisposable
{
    private readonly ConformanceOptions options;
    private readonly TimeProvider time;
    private readonly ConformanceSender sender;
    private readonly ConformanceLine line;
    private readonly ConformanceRecord record = new();
    private readonly List<(Envelope Asked, ConformanceFrame Answer)> answers = [];

    private PlatformConformance(Stream stream, ConformanceOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        sender = new(options, time);
        line = new(stream, MessageDirection.Down, options.Edition, time, AnswerToRequest);
    }

    /// <summary>Runs all checks over one connection.</summary>
    /// <param name="stream">The connection to the platform; it stays open.</param>
    /// <param name="options">Whom to play.</param>
    /// <param name="time">The clock of QN and DataTime, and of patience.</param>
    /// <param name="cancel">Ends the test.</param>
    /// <returns>A finding for each check, in order.</returns>
    public static async Task<IReadOnlyList<ConformanceFinding>> RunAsync(Stream stream, ConformanceOptions options, TimeProvider time, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        await using var test = new PlatformConformance(stream, options, time);
        test.line.Start();
        await test.RunAsync(cancel);
        return test.record.Findings;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private async Task RunAsync(CancellationToken cancel)
    {
        foreach (var upload in ConformanceUploads.Of(options.Edition, Now))
            await AnsweredAsync(PlatformChecks.Upload(upload.Command), [(sender.Next(), upload)], CommandNumbers.DataAck, cancel);
        foreach (var notice in ConformanceUploads.Notices(options.Edition))
            await AnsweredAsync(PlatformChecks.Notice(notice.Command), [(sender.Next(), notice)], CommandNumbers.NotificationAck, cancel);

        await NotAnsweredAsync(PlatformChecks.NoAnswerWanted, sender.Next(wantsAnswer: false), damaged: false, cancel);
        await NotAnsweredAsync(PlatformChecks.WrongCrc, sender.Next(), damaged: true, cancel);
        await SplitAsync(cancel);
        await AgainAsync(cancel);
        var (first, second) = ((sender.Next(), Realtime(1)), (sender.Next(), Realtime(2)));
        await AnsweredAsync(PlatformChecks.Together, [first, second], CommandNumbers.DataAck, cancel);
        await AnsweredAsync(PlatformChecks.Pieces, [(sender.Next(), Realtime(3))], CommandNumbers.DataAck, cancel, pieces: 3);

        PlatformChecks.JudgeAnswers(record, answers, options.Edition);
        PlatformChecks.JudgeRequests(record, [.. line.Came.Where(f => f.Command is < CommandNumbers.RequestAck or > CommandNumbers.DataAck)]);
        if (line.IsClosed) record.Failed(PlatformChecks.StaysOpen, default, [], "测试途中平台断开了连接。", "The platform ended the connection during the test.");
        else record.Passed(PlatformChecks.StaysOpen, default);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DataReport Realtime(int secondsAgo) => ConformanceUploads.Realtime(options.Edition, Now.AddSeconds(-secondsAgo));

    /// <summary>Sends packets in one stretch, or one in pieces, and waits for the answer to each.</summary>
    private async Task AnsweredAsync(
        ConformanceCheck check, IReadOnlyList<(Envelope Envelope, Message Message)> packets, int command, CancellationToken cancel, int pieces = 1)
    {
        var bytes = packets.SelectMany(p => ConformanceSender.Frame(p.Envelope, p.Message).ToArray()).ToArray();
        if (NothingToTestWith(check)) return;
        foreach (var piece in bytes.Chunk((bytes.Length + pieces - 1) / pieces))
        {
            await line.SendAsync(piece, cancel);
            // Long enough that the pieces come apart, too short to be the end of a packet.
            if (pieces > 1) await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancel);
        }
        await AnswersAsync(check, bytes, [.. packets.Select(p => p.Envelope)], command, cancel);
    }

    private async Task AnswersAsync(ConformanceCheck check, ReadOnlyMemory<byte> sent, IReadOnlyList<Envelope> asked, int command, CancellationToken cancel)
    {
        var came = new List<ConformanceFrame>();
        foreach (var envelope in asked)
        {
            var answer = await line.TakeAsync(f => f.Command == command && f.Envelope.Qn == envelope.Qn, options.Timeout, cancel);
            if (answer is null)
            {
                var (zh, en) = line.IsClosed ? ("连接被断开", "the connection was ended") : ($"{options.Timeout.TotalSeconds:0.#} 秒内没有", $"none came within {options.Timeout.TotalSeconds:0.#} s");
                var instead = await line.TakeAsync(f => f.Command is CommandNumbers.DataAck or CommandNumbers.NotificationAck || !f.IsUsable, TimeSpan.Zero, cancel);
                record.Failed(check, sent, [.. came, instead], $"等待 QN={envelope.Qn} 的 {command}：{zh}。", $"{command} with QN={envelope.Qn} was waited for: {en}.");
                return;
            }
            came.Add(answer);
            answers.Add((envelope, answer));
        }
        record.Passed(check, sent, came);
    }

    /// <summary>
    /// Sends what is not to be answered, and after it an upload that is: a platform answers in order, so that once this answer
    /// is here the wrong one would be too.
    /// </summary>
    private async Task NotAnsweredAsync(ConformanceCheck check, Envelope envelope, bool damaged, CancellationToken cancel)
    {
        if (NothingToTestWith(check)) return;
        var sent = ConformanceSender.Frame(envelope, Realtime(4));
        if (damaged) sent = ConformanceSender.WithWrongCrc(sent);
        await line.SendAsync(sent, cancel);
        var probe = sender.Next();
        await line.SendAsync(ConformanceSender.Frame(probe, Realtime(5)), cancel);
        var after = await line.TakeAsync(f => f.Command == CommandNumbers.DataAck && f.Envelope.Qn == probe.Qn, options.Timeout, cancel);
        var wrong = await line.TakeAsync(f => f.Command is >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck && f.Envelope.Qn == envelope.Qn, options.Silence, cancel);
        if (wrong is not null) record.Failed(check, sent, [wrong], "收到了应答。", "It was answered.");
        else if (after is null) record.Failed(check, sent, [], "其后的正常上传没有应答。", "A good upload after it was not answered.");
        else record.Passed(check, sent, after);
    }

    private async Task SplitAsync(CancellationToken cancel)
    {
        if (NothingToTestWith(PlatformChecks.Split)) return;
        var envelope = sender.Next(parts: ConformanceUploads.MostParts);
        var bytes = ConformanceSender.Frame(envelope, ConformanceUploads.Long(options.Edition, Now));
        var parts = new List<Envelope>();
        var rest = new ReadOnlySequence<byte>(bytes);
        while (new FrameScanner().TryRead(ref rest, FeedState.Closed, out var frame)) parts.Add(Envelope.Of(SegmentHeader.Parse(frame.Segment.ToArray())));
        await line.SendAsync(bytes, cancel);
        await AnswersAsync(PlatformChecks.Split, bytes, parts, CommandNumbers.DataAck, cancel);
    }

    /// <summary>An upload whose answer was lost is sent again: the same bytes, and in 2025 with RF=1 as well.</summary>
    private async Task AgainAsync(CancellationToken cancel)
    {
        var (envelope, message) = (sender.Next(), Realtime(6));
        await AnsweredAsync(PlatformChecks.Again, [(envelope, message), (envelope, message)], CommandNumbers.DataAck, cancel);
        if (options.Edition != Edition.V2025) return;
        await AnsweredAsync(PlatformChecks.Reupload, [(sender.Next() with { IsReupload = true }, message)], CommandNumbers.DataAck, cancel);
    }

    private bool NothingToTestWith(ConformanceCheck check)
    {
        if (line.IsClosed) record.NotTested(check, "连接已断开。", "The connection had ended.");
        return line.IsClosed;
    }

    /// <summary>What a device that cannot do anything says to a request; the time it can tell.</summary>
    private ReadOnlyMemory<byte> AnswerToRequest(ConformanceFrame frame)
    {
        var kind = CommandCatalogue.Find(frame.Command, MessageDirection.Down)?.Kind;
        if (!frame.IsUsable || kind is not (CommandKind.Request or CommandKind.Notice)) return default;
        var output = new ArrayBufferWriter<byte>();
        Message[] said = kind == CommandKind.Notice ? [new NotificationAck()]
            : frame.Message is AskTime ask ? [new RequestAck(QnRtn.Ready), new DeviceTime(ask.Factor, Now), new ExecutionResult(ExeRtn.Done)]
            : [new RequestAck(QnRtn.Refused)];
        // What cannot be answered, because the request's own header cannot be written again, stays without an answer.
        foreach (var message in said) MessageWriter.Write(output, frame.Envelope.ForAnswer(message), message);
        return output.WrittenMemory;
    }
}
