namespace Qingshan.Hj212;

/// <summary>
/// Deviations of a usable packet from the standard's text. The frame's own come from <see cref="FrameScanner"/>, those
/// of its header from <see cref="SegmentHeader"/>; the two are disjoint and may be joined with <c>|</c>.
/// <see cref="WireName.Of(FrameNotes)"/> gives the stable names.
/// </summary>
[Flags]
public enum FrameNotes
{
    /// <summary>No deviation.</summary>
    None = 0,

    /// <summary>Neither CR nor LF after the check value.</summary>
    TailMissing = 1 << 0,

    /// <summary>LF alone after the check value.</summary>
    TailLfOnly = 1 << 1,

    /// <summary>CR alone after the check value.</summary>
    TailCrOnly = 1 << 2,

    /// <summary>The check value has lower-case digits.</summary>
    CrcLowerCase = 1 << 3,

    /// <summary>The check value is the byte-swapped CRC-16/MODBUS of the segment instead of HJ 212's.</summary>
    CrcModbusSwapped = 1 << 4,

    /// <summary>The declared length is wrong; the frame was found by its closing and its check value matches.</summary>
    LengthWrong = 1 << 5,

    /// <summary>The segment is longer than the 1024 bytes that the standard allows (HJ 212-2017, 6.3.1).</summary>
    SegmentOver1024 = 1 << 6,

    /// <summary>The header has no QN.</summary>
    QnMissing = 1 << 7,

    /// <summary>QN was not in the header but among the fields of CP; it was taken from there.</summary>
    QnInCp = 1 << 8,

    /// <summary>No ST.</summary>
    StMissing = 1 << 9,

    /// <summary>No CN, or one that is no number: nothing can be done with the packet but keep it.</summary>
    CnMissing = 1 << 10,

    /// <summary>No MN, or an empty one: the device cannot be told.</summary>
    MnMissing = 1 << 11,

    /// <summary>No PW, or an empty one.</summary>
    PwMissing = 1 << 12,

    /// <summary>No Flag; the edition is taken to be 2005.</summary>
    FlagMissing = 1 << 13,

    /// <summary>A Flag that is no number from 0 to 255; treated as missing.</summary>
    FlagUnreadable = 1 << 14,

    /// <summary>Version bits above 2; taken to be 2025.</summary>
    FlagVersionUnknown = 1 << 15,

    /// <summary>Header keys in another order than QN, ST, CN, PW, MN, Flag, PNUM, PNO, RF, CP.</summary>
    HeaderOrder = 1 << 16,

    /// <summary>A header key in another case.</summary>
    HeaderKeyCase = 1 << 17,

    /// <summary>A header separator that is missing, doubled or a comma.</summary>
    HeaderSeparator = 1 << 18,

    /// <summary>A header key that the standard does not know.</summary>
    HeaderKeyUnknown = 1 << 19,

    /// <summary>A header key twice; the first with a value counts.</summary>
    HeaderKeyTwice = 1 << 20,

    /// <summary>No CP.</summary>
    CpMissing = 1 << 21,

    /// <summary>CP does not begin with <c>&amp;&amp;</c>.</summary>
    CpOpeningMissing = 1 << 22,

    /// <summary>CP does not end with <c>&amp;&amp;</c> at the end of the segment.</summary>
    CpClosingMissing = 1 << 23,

    /// <summary>A <c>;</c> or <c>,</c> before the closing <c>&amp;&amp;</c>.</summary>
    CpTrailingSeparator = 1 << 24,
}
