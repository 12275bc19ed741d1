namespace Qingshan.Hj212;

/// <summary>Reads replies where they arrive: at the device for 9013 and 9014, at the platform for 9011 and 9012.</summary>
public static class ReplyReader
{
    /// <summary>Whether a header is the reply with this command number to the request with this QN.</summary>
    /// <param name="header">A received header.</param>
    /// <param name="command">9011 to 9014: see <see cref="CommandNumbers"/>.</param>
    /// <param name="qn">The QN that was sent; empty for a request without one, which a reply without one answers.</param>
    /// <returns>True where both are the same. ST is not looked at: devices write their own there.</returns>
    public static bool Answers(scoped in SegmentHeader header, int command, ReadOnlySpan<byte> qn) =>
        header.Command == command && header.Qn.SequenceEqual(qn);

    /// <summary>The QnRtn of a 9011.</summary>
    /// <param name="header">A received header.</param>
    /// <returns>Null where CP has none or it is no number; may be a number that <see cref="QnRtn"/> does not name.</returns>
    public static QnRtn? ReadQnRtn(scoped in SegmentHeader header) => (QnRtn?)Code(header, "QnRtn"u8);

    /// <summary>The ExeRtn of a 9012.</summary>
    /// <param name="header">A received header.</param>
    /// <returns>Null where CP has none or it is no number; may be a number that <see cref="ExeRtn"/> does not name.</returns>
    public static ExeRtn? ReadExeRtn(scoped in SegmentHeader header) => (ExeRtn?)Code(header, "ExeRtn"u8);

    private static int? Code(scoped in SegmentHeader header, ReadOnlySpan<byte> key) =>
        header.Fields.TryFind(key, out var field) ? SegmentHeader.ParseNumber(field.Value) : null;
}
