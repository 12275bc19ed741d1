namespace Qingshan.Hj212;

/// <summary>
/// Deviations of a usable packet from the standard's text. The frame's own come from <see cref="FrameScanner"/>, those
/// without which its header cannot be read from <see cref="SegmentHeader"/>, those of its codes and fields from
/// <see cref="PacketReader"/>, those over time from <see cref="DeviceWatch"/>; they are disjoint and may be joined with
/// <c>|</c>. <see cref="StandardRule"/> says which rule each breaks.
/// <see cref="WireName.Of(FrameNotes)"/> gives the stable names.
/// </summary>
[Flags]
public enum FrameNotes : long
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

    /// <summary>The first <c>#</c> of the head is missing.</summary>
    HashLost = 1L << 25,

    /// <summary>The length has six digits in place of four.</summary>
    LengthSixDigits = 1L << 26,

    /// <summary>QN is a time of other than 17 digits.</summary>
    QnDigits = 1L << 27,

    /// <summary>QN is no time: it is opaque text.</summary>
    QnNoTime = 1L << 28,

    /// <summary>DataTime is a time of other than 14 digits.</summary>
    DataTimeDigits = 1L << 29,

    /// <summary>MN is not of its edition's form: 14 characters (2005) or 24 hexadecimal digits (2017, 2025).</summary>
    MnForm = 1L << 30,

    /// <summary>PW does not have six characters.</summary>
    PwForm = 1L << 31,

    /// <summary>A reply (9011 to 9014) whose Flag wants an answer.</summary>
    ReplyWantsAnswer = 1L << 32,

    /// <summary>Flag's bit D without a PNUM and PNO that fit.</summary>
    PartNumbersMissing = 1L << 33,

    /// <summary>PNUM or PNO without Flag's bit D.</summary>
    PartNumbersUnannounced = 1L << 34,

    /// <summary>An ST that the standard does not list.</summary>
    StUnknown = 1L << 35,

    /// <summary>A CN that the edition does not list: a maker's own command.</summary>
    CnUnknown = 1L << 36,

    /// <summary>A factor code of another edition than the packet's, or codes of two editions.</summary>
    FactorCodeEdition = 1L << 37,

    /// <summary>A key of CP twice: two instruments under one code, for example. Both are kept.</summary>
    KeyTwice = 1L << 38,

    /// <summary>A suffix that the standard does not list.</summary>
    SuffixUnknown = 1L << 39,

    /// <summary>A factor code, suffix or data flag in another case.</summary>
    FieldCase = 1L << 40,

    /// <summary>A data flag without a factor, for the whole packet.</summary>
    PacketFlag = 1L << 41,

    /// <summary>A data flag that the standard does not list.</summary>
    DataFlagUnknown = 1L << 42,

    /// <summary>One item of CP has fields of several factors.</summary>
    ItemFactorsDiffer = 1L << 43,

    /// <summary>A measured value that is no number; its text is kept.</summary>
    ValueNoNumber = 1L << 44,

    /// <summary>A comma where a <c>;</c> belongs: between plain keys of CP.</summary>
    CpSeparator = 1L << 45,

    /// <summary>The key DataTime in another case.</summary>
    CpKeyCase = 1L << 46,

    /// <summary>A field of CP without <c>=</c>.</summary>
    FieldWithoutValue = 1L << 47,

    /// <summary>Text that is not UTF-8, GB18030 as a rule.</summary>
    TextNotUtf8 = 1L << 48,

    /// <summary>Text in <c>//…//</c> that holds separators; it is kept in one piece.</summary>
    LogTextSeparators = 1L << 49,

    /// <summary>Text in <c>//…//</c> that is hexadecimal digits only.</summary>
    LogTextHex = 1L << 50,

    /// <summary>The device's clock differs from the receiver's by more than the limit.</summary>
    ClockSkewed = 1L << 51,

    /// <summary>The same values as before, without RF.</summary>
    RepeatedSame = 1L << 52,

    /// <summary>Other values for what was sent before, without RF.</summary>
    RepeatedChanged = 1L << 53,

    /// <summary>Periods between the last packet and this one never came.</summary>
    PeriodMissing = 1L << 54,
}
