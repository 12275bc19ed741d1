using System.Buffers;
using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>Writes a request as a device understands it.</summary>
internal static class RequestFrame
{
    public static MessageRefusal? Write(ArrayBufferWriter<byte> output, string mn, DeviceManner manner, string qn, Message request)
    {
        output.ResetWrittenCount();
        return MessageWriter.Write(output, new Envelope(mn, manner.St, manner.Pw, manner.Edition, qn), request, manner.Cipher, manner.Crc);
    }
}
