using System.Buffers;
using System.Globalization;
using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>Writes a request as a device understands it.</summary>
internal static class RequestFrame
{
    private const int Head = 6, Tail = 6;

    public static MessageRefusal? Write(ArrayBufferWriter<byte> output, string mn, DeviceManner manner, string qn, Message request)
    {
        output.ResetWrittenCount();
        var refusal = MessageWriter.Write(output, new Envelope(mn, manner.St, manner.Pw, manner.Edition, qn), request);
        if (refusal is not null || !manner.ModbusCrc) return refusal;
        var frame = output.WrittenSpan.ToArray();
        var check = HjCrc.ComputeModbusSwapped(frame.AsSpan(Head, frame.Length - Head - Tail));
        Encoding.ASCII.GetBytes(check.ToString("X4", CultureInfo.InvariantCulture), frame.AsSpan(frame.Length - Tail));
        output.ResetWrittenCount();
        output.Write(frame);
        return null;
    }
}
