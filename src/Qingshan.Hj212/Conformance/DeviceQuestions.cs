namespace Qingshan.Hj212;

/// <summary>Asks a device and follows the conversation: 9011, the data, 9012, all with the request's QN.</summary>
internal sealed class DeviceQuestions(
    ConformanceOptions options, ConformanceLine line, ConformanceSender sender, ConformanceRecord record, TimeProvider time)
{
    /// <summary>A device may have to look through its store before it says that it is done.</summary>
    private const int ResultPatience = 3;

    /// <summary>Asks, and finds out whether the whole conversation is as it should be.</summary>
    /// <param name="data">The command of the data that belong to it; 0 for none.</param>
    /// <param name="span">What the data's DataTime has to lie in.</param>
    /// <param name="after">The data come of their own accord once the request is done: 2011.</param>
    /// <returns>The data; null where there are none or something else is wrong.</returns>
    public async Task<ConformanceFrame?> AskAsync(
        ConformanceCheck check, Message request, int data, CancellationToken cancel, TimeSpanUtc? span = null, bool after = false)
    {
        if (Closed(check)) return null;
        var envelope = sender.Next();
        var sent = ConformanceSender.Frame(envelope, request);
        await line.SendAsync(sent, cancel);

        var ack = await line.TakeAsync(f => f.Command == CommandNumbers.RequestAck && f.Envelope.Qn == envelope.Qn, options.Timeout, cancel);
        if (ack is null) return Fail(check, sent, [], $"{options.Timeout.TotalSeconds:0.#} 秒内没有同一 QN 的 9011。", $"No 9011 with the same QN came within {options.Timeout.TotalSeconds:0.#} s.");
        if (ack.Message is not RequestAck { Code: QnRtn.Ready }) return Fail(check, sent, [ack], "9011 的 QnRtn 不是 1（准备执行）。", "The 9011's QnRtn is not 1 (ready).");

        var result = await line.TakeAsync(f => f.Command == CommandNumbers.Result && f.Envelope.Qn == envelope.Qn, options.Timeout * ResultPatience, cancel);
        if (result is null) return Fail(check, sent, [ack], $"{options.Timeout.TotalSeconds * ResultPatience:0.#} 秒内没有同一 QN 的 9012。", $"No 9012 with the same QN came within {options.Timeout.TotalSeconds * ResultPatience:0.#} s.");
        if (result.Number < ack.Number) return Fail(check, sent, [result, ack], "9012 先于 9011。", "9012 came before 9011.");
        if (result.Message is ExecutionResult { Code: ExeRtn.NoData } && data != 0)
        {
            record.NotTested(check, "设备答复没有数据（ExeRtn=100）。", "The device says that it has no data (ExeRtn=100).");
            return null;
        }
        if (result.Message is not ExecutionResult { Code: ExeRtn.Done }) return Fail(check, sent, [ack, result], "9012 的 ExeRtn 不是 1（执行成功）。", "The 9012's ExeRtn is not 1 (done).");
        if (data == 0)
        {
            record.Passed(check, sent, ack, result);
            return null;
        }
        return await DataAsync(check, sent, envelope.Qn!, data, ack, result, span, after, cancel);
    }

    /// <summary>Asks what the device has to refuse.</summary>
    public async Task RefusedAsync(ConformanceCheck check, Envelope envelope, Message request, QnRtn code, CancellationToken cancel)
    {
        if (Closed(check)) return;
        var sent = ConformanceSender.Frame(envelope, request);
        await line.SendAsync(sent, cancel);
        var ack = await line.TakeAsync(f => f.Command == CommandNumbers.RequestAck && f.Envelope.Qn == envelope.Qn, options.Timeout, cancel);
        if (ack?.Message is RequestAck said && said.Code == code) record.Passed(check, sent, ack);
        else record.Failed(check, sent, [ack], ack is null ? "没有 9011。" : $"QnRtn 不是 {(int)code}。", ack is null ? "No 9011 came." : $"QnRtn is not {(int)code}.");
    }

    /// <summary>Asks with a wrong check value: silence and a refusal (QnRtn=9) are right, anything else is not.</summary>
    public async Task SilentAsync(ConformanceCheck check, Message request, CancellationToken cancel)
    {
        if (Closed(check)) return;
        var (envelope, probe) = (sender.Next(), sender.Next());
        var sent = ConformanceSender.WithWrongCrc(ConformanceSender.Frame(envelope, request));
        await line.SendAsync(sent, cancel);
        await line.SendAsync(ConformanceSender.Frame(probe, request), cancel);
        var after = await line.TakeAsync(f => f.Command == CommandNumbers.RequestAck && f.Envelope.Qn == probe.Qn, options.Timeout, cancel);
        var said = await line.TakeAsync(f => f.Envelope.Qn == envelope.Qn, options.Silence, cancel);
        if (said is not null and not { Message: RequestAck { Code: QnRtn.WrongCrc } }) record.Failed(check, sent, [said], "执行或应答了校验码错误的命令。", "A request with a wrong check value was taken.");
        else if (after is null) record.Failed(check, sent, [said], "其后的正常命令没有 9011。", "The good request after it got no 9011.");
        else record.Passed(check, sent, said, after);
    }

    private async Task<ConformanceFrame?> DataAsync(
        ConformanceCheck check, ReadOnlyMemory<byte> sent, string qn, int command, ConformanceFrame ack, ConformanceFrame result, TimeSpanUtc? span, bool after, CancellationToken cancel)
    {
        // The parts of a split answer have QNs of their own; data that follow 2011 do as well.
        bool Belongs(ConformanceFrame f) => f.Command == command && f.Number > ack.Number && (f.Envelope.Qn == qn || f.Envelope.Part is not null || after);
        var came = line.Came.Where(Belongs).ToList();
        if (came.Count == 0)
        {
            var since = time.GetTimestamp();
            if (await line.TakeAsync(Belongs, after ? options.Watch : options.Timeout, cancel) is not { } late)
                return Fail(check, sent, [ack, result], $"{time.GetElapsedTime(since).TotalSeconds:0.#} 秒内没有同一 QN 的 {command} 数据。", $"No data {command} with the same QN came within {time.GetElapsedTime(since).TotalSeconds:0.#} s.");
            came.Add(late);
        }
        if (!after && came.Exists(f => f.Number > result.Number)) return Fail(check, sent, [ack, result, .. came], "数据在 9012 之后。", "Data came after 9012.");
        if (came.Find(f => f.Message is OpaqueMessage) is { } unread) return Fail(check, sent, [unread], "数据缺少应有的字段。", "The data lack a field that they should have.");
        if (span is { } asked && came.Find(f => f.Message is DataReport { DataTime: var at } && (at is null || at < asked.Begin || at > asked.End)) is { } outside)
            return Fail(check, sent, [outside], "数据时间不在所要的时段内。", "The DataTime does not lie in the span that was asked for.");
        record.Passed(check, sent, [ack, .. came.Take(3), result]);
        return came[0];
    }

    private ConformanceFrame? Fail(ConformanceCheck check, ReadOnlyMemory<byte> sent, IEnumerable<ConformanceFrame?> came, string zh, string en)
    {
        record.Failed(check, sent, came, zh, en);
        return null;
    }

    private bool Closed(ConformanceCheck check)
    {
        if (line.IsClosed) record.NotTested(check, "连接已断开。", "The connection had ended.");
        return line.IsClosed;
    }
}
