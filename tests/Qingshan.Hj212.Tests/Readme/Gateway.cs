using System.Buffers;
using System.IO.Pipelines;

namespace Qingshan.Hj212.Tests.Readme;

// <readme>
/// <summary>One connection of a device, from its bytes to values and answers.</summary>
internal sealed class Gateway(Action<ReadOnlySequence<byte>, string> journal, Action<DateTime?, string, double?, char> store)
{
    private static readonly FrameScanner Scanner = new();

    public async Task ReadAsync(PipeReader input, PipeWriter output, CancellationToken cancel)
    {
        var feed = FeedState.Flowing;
        Task<ReadResult>? reading = null;
        ReadOnlySequence<byte> buffer;
        var waiting = false;
        while (feed != FeedState.Closed)
        {
            reading ??= input.ReadAsync(cancel).AsTask();
            if (!waiting || await Task.WhenAny(reading, Task.Delay(500, cancel)) == reading)
            {
                var result = await reading;
                reading = null;
                buffer = result.Buffer;
                feed = result.IsCompleted ? FeedState.Closed : FeedState.Flowing;
            }
            else
            {
                // The device pauses in the middle of something: take what is whole but for its tail or length.
                input.CancelPendingRead();
                buffer = (await reading).Buffer;
                reading = null;
                feed = FeedState.Quiet;
            }
            while (Scanner.TryRead(ref buffer, feed, out var frame)) Take(frame, output);
            waiting = !buffer.IsEmpty;
            input.AdvanceTo(buffer.Start, buffer.End);
            await output.FlushAsync(cancel);
        }
    }

    private void Take(in Frame frame, PipeWriter output)
    {
        // Every byte is journalled with its verdict; nothing is acknowledged before that is synced.
        journal(frame.Bytes, WireName.Of(frame.Verdict));
        if (frame.Verdict == FrameVerdict.Damaged) return;
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        var header = SegmentHeader.Parse(frame.GetSegment(scratch));
        using var sets = Measurements.Read(header.Cp);
        foreach (var set in sets) store(sets.DataTime, System.Text.Encoding.UTF8.GetString(set.Factor), set.Value, set.Flag);
        Acknowledgement.Write(output, header);
    }
}
// </readme>
