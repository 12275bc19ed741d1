using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>Plays a platform against a device and says, check by check, whether the device keeps to the standard.</summary>
/// <remarks>It only asks, and acknowledges what the device uploads. Setting the clock has to be allowed.</remarks>
public sealed class DeviceConformance : IAsyncDisposable
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private readonly ConformanceOptions options;
    private readonly TimeProvider time;
    private readonly ConformanceSender sender;
    private readonly ConformanceLine line;
    private readonly ConformanceRecord record = new();
    private readonly HeldAnswer held = new();

    private DeviceConformance(Stream stream, ConformanceOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        sender = new(options, time);
        line = new(stream, MessageDirection.Up, options.Edition, time, Acknowledge);
    }

    /// <summary>Runs all checks over one connection.</summary>
    /// <param name="stream">The connection to the device; it stays open.</param>
    /// <param name="options">Which device it is.</param>
    /// <param name="time">The clock that the device's is compared with, and of patience.</param>
    /// <param name="cancel">Ends the test.</param>
    /// <returns>A finding for each check, in order.</returns>
    public static async Task<IReadOnlyList<ConformanceFinding>> RunAsync(Stream stream, ConformanceOptions options, TimeProvider time, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        await using var test = new DeviceConformance(stream, options, time);
        test.line.Start();
        await test.RunAsync(cancel);
        return test.record.Findings;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line.DisposeAsync();

    private async Task RunAsync(CancellationToken cancel)
    {
        await UploadsAsync(cancel);
        var asker = new DeviceQuestions(options, line, sender, record, time);
        var clock = await asker.AskAsync(DeviceChecks.Time, new AskTime(null), 1011, cancel);
        DeviceChecks.JudgeClock(record, clock, time.GetUtcNow().UtcDateTime);
        if (options.SetClock) await asker.AskAsync(DeviceChecks.SetTime, new SetTime(null, time.GetUtcNow().UtcDateTime), 0, cancel);
        else record.NotTested(DeviceChecks.SetTime, "未允许设置时钟（--set-clock）。", "Setting the clock was not allowed (--set-clock).");
        DeviceChecks.JudgeInterval(record, DeviceChecks.RealtimeRange, await asker.AskAsync(DeviceChecks.RealtimeInterval, new AskRealtimeInterval(), 1061, cancel));
        if (options.Edition != Edition.V2005)
            DeviceChecks.JudgeInterval(record, DeviceChecks.MinuteRange, await asker.AskAsync(DeviceChecks.MinuteInterval, new AskMinuteInterval(), 1063, cancel));
        await asker.AskAsync(DeviceChecks.Realtime, new StartRealtime(), CommandNumbers.Realtime, cancel, after: true);
        await HistoryAsync(asker, cancel);
        if (options.Edition != Edition.V2005) await InstrumentAsync(asker, cancel);

        await RefusedAsync(asker, cancel);
        await ResendAsync(cancel);
        DeviceChecks.JudgeFrames(record, line.Came, options);
        if (line.IsClosed) record.Failed(DeviceChecks.StaysOpen, default, [], "测试途中设备断开了连接。", "The device ended the connection during the test.");
        else record.Passed(DeviceChecks.StaysOpen, default);
    }

    private async Task UploadsAsync(CancellationToken cancel)
    {
        if (await line.TakeAsync(f => IsUpload(f) && f.Envelope.WantsAnswer, options.Watch, cancel) is { } upload) record.Passed(DeviceChecks.Uploads, default, upload);
        else record.Failed(DeviceChecks.Uploads, default, line.Came.Take(3), $"{options.Watch.TotalSeconds:0} 秒内没有要求应答的上传。", $"No upload that wants an answer came within {options.Watch.TotalSeconds:0} s.");
    }

    private async Task HistoryAsync(DeviceQuestions asker, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (day, hour) = ((now + Beijing).Date - Beijing, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)));
        (ConformanceCheck, int, TimeSpanUtc)[] spans =
        [
            (DeviceChecks.Minutes, CommandNumbers.Minute, new(hour.AddHours(-1), hour)),
            (DeviceChecks.Hours, CommandNumbers.Hour, new(hour.AddHours(-6), hour)),
            (DeviceChecks.Days, CommandNumbers.Day, new(day.AddDays(-3), day)),
        ];
        foreach (var (check, command, span) in spans) await asker.AskAsync(check, new AskHistory(command, span), command, cancel, span: span);
    }

    private async Task InstrumentAsync(DeviceQuestions asker, CancellationToken cancel)
    {
        var factor = options.Factor ?? line.Came.Select(f => f.Message).OfType<DataReport>().SelectMany(d => d.Items).SelectMany(i => i.Fields)
            .Select(f => f.Factor).FirstOrDefault(f => f.Length == 6);
        if (factor is null)
        {
            foreach (var check in (ConformanceCheck[])[DeviceChecks.Serial, DeviceChecks.Info])
                record.NotTested(check, "设备未上传任何因子；请用 --factor 指明。", "The device uploaded no factor: name one with --factor.");
            return;
        }
        await asker.AskAsync(DeviceChecks.Serial, new AskSerial(factor), 3019, cancel);
        // The instrument's state: every instrument has one.
        await asker.AskAsync(DeviceChecks.Info, new AskInfo(factor, "i12001"), 3020, cancel);
    }

    private async Task RefusedAsync(DeviceQuestions asker, CancellationToken cancel)
    {
        var wrongPw = options.Pw == "000000" ? "999999" : "000000";
        await asker.RefusedAsync(DeviceChecks.WrongPw, sender.Next(pw: wrongPw), new AskTime(null), QnRtn.WrongPw, cancel);
        await asker.RefusedAsync(DeviceChecks.UnknownCommand, sender.Next(), new OpaqueMessage(1999, MessageDirection.Down, []), QnRtn.WrongCn, cancel);
        await asker.SilentAsync(DeviceChecks.WrongCrc, new AskTime(null), cancel);
    }

    /// <summary>Leaves one upload without its answer and waits until it comes again.</summary>
    private async Task ResendAsync(CancellationToken cancel)
    {
        if (line.IsClosed)
        {
            record.NotTested(DeviceChecks.Resend, "连接已断开。", "The connection had ended.");
            return;
        }
        var held = this.held.HoldNext();
        await Task.WhenAny(held, Task.Delay(options.Watch, time, cancel));
        if (!held.IsCompleted)
        {
            cancel.ThrowIfCancellationRequested();
            record.NotTested(DeviceChecks.Resend, $"{options.Watch.TotalSeconds:0} 秒内没有可以不应答的上传。", $"No upload came within {options.Watch.TotalSeconds:0} s whose answer could be held back.");
            return;
        }
        var first = await held;
        // A device may be set to wait longer than the ten seconds of the standard's default.
        var again = await line.TakeAsync(f => f.Number > first.Number && IsUpload(f) && HeldAnswer.Same(f, first), options.Timeout * 2, cancel);
        this.held.Release();
        if (again is not null) record.Passed(DeviceChecks.Resend, default, first, again);
        else record.Failed(DeviceChecks.Resend, default, [first], $"未应答后 {options.Timeout.TotalSeconds * 2:0.#} 秒内没有重发。", $"It was not answered, and did not come again within {options.Timeout.TotalSeconds * 2:0.#} s.");
    }

    private ReadOnlyMemory<byte> Acknowledge(ConformanceFrame frame)
    {
        // What is written otherwise than by the book is a finding; its device has to go on, so that more of it is seen.
        if (!frame.IsUsable || !frame.Envelope.WantsAnswer || held.Keeps(frame)) return default;
        Message? answer = CommandCatalogue.Find(frame.Command, MessageDirection.Up)?.Kind switch
        {
            CommandKind.Upload => new DataAck(),
            CommandKind.Notice => new NotificationAck(),
            _ => null,
        };
        var output = new ArrayBufferWriter<byte>();
        if (answer is not null) MessageWriter.Write(output, frame.Envelope.ForAnswer(answer), answer);
        return output.WrittenMemory;
    }

    private static bool IsUpload(ConformanceFrame frame) =>
        frame.IsUsable && CommandCatalogue.Find(frame.Command, MessageDirection.Up)?.Kind == CommandKind.Upload;
}
