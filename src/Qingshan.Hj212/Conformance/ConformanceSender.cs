using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>Makes the frames that a test sends: each with a QN that no other has.</summary>
internal sealed class ConformanceSender(ConformanceOptions options, TimeProvider time)
{
    private readonly Lock one = new();
    private DateTime last;

    /// <summary>A header of its own, with a new QN. A split packet takes a QN for each part: <paramref name="parts"/> of them are kept free.</summary>
    public Envelope Next(bool wantsAnswer = true, string? pw = null, int parts = 1)
    {
        lock (one)
        {
            var now = time.GetUtcNow().UtcDateTime;
            now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
            var mine = now > last ? now : last.AddMilliseconds(1);
            last = mine.AddMilliseconds(parts - 1);
            return new(options.Mn, options.St, pw ?? options.Pw, options.Edition, Envelope.QnOf(mine), wantsAnswer);
        }
    }

    /// <summary>The frames of a message.</summary>
    /// <exception cref="InvalidOperationException">The message cannot be written: the test's own mistake.</exception>
    public static ReadOnlyMemory<byte> Frame(Envelope envelope, Message message)
    {
        var output = new ArrayBufferWriter<byte>();
        return MessageWriter.Write(output, envelope, message) is { } refusal ? throw new InvalidOperationException(refusal.En) : output.WrittenMemory;
    }

    /// <summary>The frame with another check value, which neither of the known algorithms gives.</summary>
    public static ReadOnlyMemory<byte> WithWrongCrc(ReadOnlyMemory<byte> frame)
    {
        var spoiled = frame.ToArray();
        var segment = spoiled.AsSpan(6..^6);
        var wrong = (ushort)~HjCrc.Compute(segment);
        if (wrong == HjCrc.ComputeModbusSwapped(segment)) wrong ^= 1;
        for (var i = 0; i < 4; i++) spoiled[^(6 - i)] = (byte)"0123456789ABCDEF"[wrong >> (12 - 4 * i) & 15];
        return spoiled;
    }
}
