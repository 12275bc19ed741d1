using System.Buffers;
using System.Text;

namespace Qingshan.Hj212.Tests.Conformance;

/// <summary>A platform: acknowledges what is to be acknowledged, unless it was told to do something else.</summary>
internal sealed class PlayedPlatform
{
    /// <summary>The answer to what was sent, both as whole frames; empty for none. The answer that is due is given.</summary>
    public Func<string, string, string> Twist { get; init; } = (_, due) => due;

    public bool AnswersWithoutA { get; init; }

    public bool AnswersDamaged { get; init; }

    public bool ClosesOnDamaged { get; init; }

    public bool TakesOneAnArrival { get; init; }

    public bool ForgetsPieces { get; init; }

    /// <summary>A frame that it sends of its own accord, first.</summary>
    public string Request { get; init; } = "";

    public async Task RunAsync(Stream stream, CancellationToken cancel)
    {
        var (scanner, held, room) = (new FrameScanner(), new List<byte>(), new byte[16 * 1024]);
        await stream.WriteAsync(Wire.Bytes(Request), cancel);
        for (int read; (read = await stream.ReadAsync(room, cancel)) > 0;)
        {
            held.AddRange(room[..read]);
            var rest = new ReadOnlySequence<byte>(held.ToArray());
            for (var first = true; scanner.TryRead(ref rest, FeedState.Flowing, out var frame); first = false)
            {
                if (frame.Fault != FrameFault.None && ClosesOnDamaged) return;
                if (TakesOneAnArrival && !first) continue;
                var (asked, due) = (Wire.Text(frame.Bytes.ToArray()), Due(frame));
                await stream.WriteAsync(Wire.Bytes(Twist(asked, due)), cancel);
            }
            held.RemoveRange(0, held.Count - (int)rest.Length);
            if (ForgetsPieces) held.Clear();
        }
    }

    private string Due(in Frame frame)
    {
        if (frame.Fault != FrameFault.None && !AnswersDamaged) return "";
        var header = SegmentHeader.Parse(frame.GetSegment(new byte[4096]));
        var output = new ArrayBufferWriter<byte>();
        if (header.WantsAnswer || !AnswersWithoutA) Acknowledgement.Write(output, header);
        else Replies.WriteDataAck(output, header);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }
}
