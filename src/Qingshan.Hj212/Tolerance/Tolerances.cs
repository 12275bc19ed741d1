namespace Qingshan.Hj212;

/// <summary>
/// What real devices do against the text of the standard, and a reader may bear. A deviation that is tolerated is
/// accepted with its note; one that is not makes the packet <see cref="FrameFault.RuleBroken"/>, and
/// <see cref="StandardRule"/> says which rule it broke. <see cref="WireName.Of(Tolerances)"/> gives the stable names.
/// </summary>
/// <remarks>
/// What is damaged stays damaged: no tolerance makes a wrong check value right. <see cref="ClockSkew"/>,
/// <see cref="UnmarkedRepeats"/> and <see cref="NoResend"/> show only over many packets of one device: see
/// <see cref="DeviceWatch"/>; what follows from them is for the platform to decide.
/// </remarks>
[Flags]
public enum Tolerances
{
    /// <summary>Nothing is tolerated: the mode of a conformance test.</summary>
    Strict = 0,

    /// <summary>The first <c>#</c> of a frame is lost. (Packets stuck together break no rule: a stream has no packets.)</summary>
    LostHash = 1 << 0,

    /// <summary>No CR LF after the check value, or only one of the two.</summary>
    Tail = 1 << 1,

    /// <summary>A wrong declared length, where the frame's own closing is found and the check value matches.</summary>
    WrongLength = 1 << 2,

    /// <summary>A check value in lower-case digits.</summary>
    LowerCaseCrc = 1 << 3,

    /// <summary>CRC-16/MODBUS, bytes swapped, in place of the standard's check value.</summary>
    ModbusCrc = 1 << 4,

    /// <summary>No QN or no Flag, as in 2005; factor codes of another edition than the packet's, or of two.</summary>
    OldStyle = 1 << 5,

    /// <summary>Order, case, separators and spelling of the keys, an empty PW, QN within CP, a separator before the closing.</summary>
    HeaderForm = 1 << 6,

    /// <summary>A DataTime of other than 14 digits, a QN of other than 17, or one that is no time.</summary>
    TimeDigits = 1 << 7,

    /// <summary>The device's clock is off.</summary>
    ClockSkew = 1 << 8,

    /// <summary>Values that came before come again without RF.</summary>
    UnmarkedRepeats = 1 << 9,

    /// <summary>A segment of more than 1024 bytes that is not split.</summary>
    LongSegment = 1 << 10,

    /// <summary>An MN that is not of the edition's form.</summary>
    FreeMn = 1 << 11,

    /// <summary>Bits of Flag that do not fit: a reply that wants an answer, D without PNUM and PNO, these without D.</summary>
    FlagBits = 1 << 12,

    /// <summary>A key twice, other suffixes, case and flags, one Flag for the packet, values that are no numbers.</summary>
    OddFields = 1 << 13,

    /// <summary>ST or CN that the standard does not list, six digits of length.</summary>
    VendorCodes = 1 << 14,

    /// <summary>Text that is not UTF-8: see <see cref="HjText"/>.</summary>
    GbkText = 1 << 15,

    /// <summary>Uploads that failed are not sent again, so periods are missing.</summary>
    NoResend = 1 << 16,

    /// <summary>CP without its opening or closing <c>&amp;&amp;</c>, or no CP.</summary>
    DamagedCp = 1 << 17,

    /// <summary>Log text (3020) in <c>//…//</c> with separators within, or as hexadecimal: see <see cref="HjText"/>.</summary>
    LogText = 1 << 18,

    /// <summary>Everything above: the mode of a platform that wants the data.</summary>
    All = (1 << 19) - 1,
}
