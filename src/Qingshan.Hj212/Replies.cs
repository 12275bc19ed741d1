using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>
/// The four replies (9011 to 9014, HJ 212-2017, 6.6 and Annex C), as complete frames. Each echoes the request's QN, PW
/// and MN where it has them, with ST 91 and the edition's Flag (0, 4 or 8: it wants no answer itself).
/// </summary>
/// <remarks>Answer only frames that were accepted and whose Flag wants it; journal before answering.</remarks>
public static class Replies
{
    /// <summary>9011: whether the request will be carried out.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="request">The header answered.</param>
    /// <param name="code">QnRtn; after anything but <see cref="QnRtn.Ready"/> no result follows.</param>
    /// <param name="edition">The device profile's edition; null takes it from the request's Flag.</param>
    /// <param name="crc">The check value that the device expects.</param>
    public static void WriteRequestAck(
        IBufferWriter<byte> output, scoped in SegmentHeader request, QnRtn code, Edition? edition = null, CrcKind crc = CrcKind.Hj212) =>
        Write(output, request, CommandNumbers.RequestAck, "QnRtn="u8, (int)code, edition, crc);

    /// <summary>9012: how the request was carried out.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="request">The header answered.</param>
    /// <param name="code">ExeRtn.</param>
    /// <param name="edition">The device profile's edition; null takes it from the request's Flag.</param>
    /// <param name="crc">The check value that the device expects.</param>
    public static void WriteResult(
        IBufferWriter<byte> output, scoped in SegmentHeader request, ExeRtn code, Edition? edition = null, CrcKind crc = CrcKind.Hj212) =>
        Write(output, request, CommandNumbers.Result, "ExeRtn="u8, (int)code, edition, crc);

    /// <summary>9013: a notification was received.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="request">The header answered.</param>
    /// <param name="edition">The device profile's edition; null takes it from the request's Flag.</param>
    /// <param name="crc">The check value that the device expects.</param>
    public static void WriteNotificationAck(
        IBufferWriter<byte> output, scoped in SegmentHeader request, Edition? edition = null, CrcKind crc = CrcKind.Hj212) =>
        Write(output, request, CommandNumbers.NotificationAck, default, 0, edition, crc);

    /// <summary>9014: data were received.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="request">The header answered.</param>
    /// <param name="edition">The device profile's edition; null takes it from the request's Flag.</param>
    /// <param name="crc">The check value that the device expects.</param>
    public static void WriteDataAck(
        IBufferWriter<byte> output, scoped in SegmentHeader request, Edition? edition = null, CrcKind crc = CrcKind.Hj212) =>
        Write(output, request, CommandNumbers.DataAck, default, 0, edition, crc);

    private static void Write(
        IBufferWriter<byte> output, scoped in SegmentHeader request, int command,
        ReadOnlySpan<byte> codeKey, int code, Edition? edition, CrcKind crc)
    {
        ArgumentNullException.ThrowIfNull(output);
        var room = FrameBuilder.Overhead + 64 + request.Qn.Length + request.Pw.Length + request.Mn.Length;
        var frame = new FrameBuilder(output.GetSpan(room));
        if (!request.Qn.IsEmpty) frame.Add("QN="u8, request.Qn);
        frame.Add("ST="u8, 91);
        frame.Add("CN="u8, command);
        frame.Add("PW="u8, request.Pw);
        frame.Add("MN="u8, request.Mn);
        frame.Add("Flag="u8, (int)(edition ?? request.Edition) << 2);
        frame.Add("CP=&&"u8);
        if (!codeKey.IsEmpty)
        {
            frame.Add(codeKey);
            frame.AddNumber(code);
        }
        frame.Add("&&"u8);
        output.Advance(frame.Finish(crc: crc));
    }
}
