namespace Qingshan.Hj212;

/// <summary>Why bytes are no usable frame. <see cref="WireName.Of(FrameFault)"/> gives the stable name of each.</summary>
public enum FrameFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Bytes that stand outside any frame: no <c>##</c> and four digits begin them.</summary>
    NotAFrame,

    /// <summary>The declared length is above the scanner's limit.</summary>
    LengthOverLimit,

    /// <summary>No frame ends at the declared length, and the end found instead does not match its check value.</summary>
    LengthMismatch,

    /// <summary>The frame has its declared length but its check value is another. An encrypted frame (2025) ends here too until it is decrypted.</summary>
    CrcMismatch,

    /// <summary>The frame has its declared length but its check value is not four hexadecimal digits.</summary>
    CrcUnreadable,

    /// <summary>Another frame, or the end of the stream, came before the frame's end.</summary>
    Truncated,

    /// <summary>The frame declares and has an empty data segment.</summary>
    SegmentEmpty,

    /// <summary>
    /// The frame could be used, but deviates from the standard in a way that is not tolerated; the notes say how and
    /// <see cref="StandardRule"/> which rule that breaks.
    /// </summary>
    RuleBroken,

    /// <summary>The frame is whole, but its measured values have no DataTime that can be read, so that they belong to no moment.</summary>
    DataTimeMissing,
}
