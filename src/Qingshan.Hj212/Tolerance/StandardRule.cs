using System.Numerics;

namespace Qingshan.Hj212;

/// <summary>A rule of the standard, the tolerance that covers breaking it, and the notes that show that it was broken.</summary>
/// <param name="Tolerance">One member of <see cref="Tolerances"/>.</param>
/// <param name="Name">The tolerance's stable name, such as <c>lost-hash</c>.</param>
/// <param name="Reason">The stable name that a packet is quarantined under while the tolerance is off, such as <c>breaks-head</c>.</param>
/// <param name="Rule">What the standard says, with its clause of HJ 212-2017; the numbers of clauses are unverified.</param>
/// <param name="Notes">The notes that stand for breaking the rule.</param>
public sealed record StandardRule(Tolerances Tolerance, string Name, string Reason, string Rule, FrameNotes Notes)
{
    /// <summary>All rules, in the order of the members of <see cref="Tolerances"/>. Every note belongs to exactly one.</summary>
    public static IReadOnlyList<StandardRule> All { get; } =
    [
        new(Tolerances.LostHash, "lost-hash", "breaks-head", "A frame begins with ## (6.3.1)", FrameNotes.HashLost),
        new(Tolerances.Tail, "tail", "breaks-tail", "A frame ends with CR LF (6.3.1)",
            FrameNotes.TailMissing | FrameNotes.TailLfOnly | FrameNotes.TailCrOnly),
        new(Tolerances.WrongLength, "wrong-length", "breaks-length", "The four digits are the segment's length in bytes (6.3.1)", FrameNotes.LengthWrong),
        new(Tolerances.LowerCaseCrc, "lower-case-crc", "breaks-crc-case", "The check value is printed in upper case (6.3.1, Annex A)", FrameNotes.CrcLowerCase),
        new(Tolerances.ModbusCrc, "modbus-crc", "breaks-crc-algorithm", "The check value is computed as Annex A says", FrameNotes.CrcModbusSwapped),
        new(Tolerances.OldStyle, "old-style", "breaks-edition", "A header has QN and Flag (6.3.2), and factor codes are those of the edition (Annex B)",
            FrameNotes.QnMissing | FrameNotes.FlagMissing | FrameNotes.FactorCodeEdition),
        new(Tolerances.HeaderForm, "header-form", "breaks-header-form", "The header is QN;ST;CN;PW;MN;Flag;PNUM;PNO;RF;CP in this order and case (6.3.2); items end with ; and fields of one item with , (6.3.3)",
            FrameNotes.QnInCp | FrameNotes.StMissing | FrameNotes.CnMissing | FrameNotes.MnMissing | FrameNotes.PwMissing | FrameNotes.PwForm
            | FrameNotes.HeaderOrder | FrameNotes.HeaderKeyCase | FrameNotes.HeaderSeparator | FrameNotes.HeaderKeyUnknown | FrameNotes.HeaderKeyTwice
            | FrameNotes.CpTrailingSeparator | FrameNotes.CpSeparator | FrameNotes.CpKeyCase | FrameNotes.FieldWithoutValue),
        new(Tolerances.TimeDigits, "time-digits", "breaks-time-digits", "QN is yyyyMMddHHmmssfff (6.3.2), every other time yyyyMMddHHmmss (6.3.3)",
            FrameNotes.QnDigits | FrameNotes.QnNoTime | FrameNotes.DataTimeDigits),
        new(Tolerances.ClockSkew, "clock-skew", "breaks-clock", "Both ends keep Beijing time, set by 1012 (Annex C)", FrameNotes.ClockSkewed),
        new(Tolerances.UnmarkedRepeats, "unmarked-repeats", "breaks-re-upload-mark", "Data that are sent again carry RF=1 (HJ 212-2025; earlier editions have no mark)",
            FrameNotes.RepeatedSame | FrameNotes.RepeatedChanged),
        new(Tolerances.LongSegment, "long-segment", "breaks-segment-limit", "A segment has at most 1024 bytes (6.3.1)", FrameNotes.SegmentOver1024),
        new(Tolerances.FreeMn, "free-mn", "breaks-mn", "MN is 24 hexadecimal digits (6.3.2; in 2005 14 characters)", FrameNotes.MnForm),
        new(Tolerances.FlagBits, "flag-bits", "breaks-flag", "Flag is version, D for PNUM and PNO, A for an answer that is wanted (6.3.2); replies want none",
            FrameNotes.FlagUnreadable | FrameNotes.FlagVersionUnknown | FrameNotes.ReplyWantsAnswer | FrameNotes.PartNumbersMissing | FrameNotes.PartNumbersUnannounced),
        new(Tolerances.OddFields, "odd-fields", "breaks-fields", "A field is factor-suffix=value, once a packet, with a suffix and a data flag of the standard (6.3.3)",
            FrameNotes.KeyTwice | FrameNotes.SuffixUnknown | FrameNotes.FieldCase | FrameNotes.PacketFlag | FrameNotes.DataFlagUnknown
            | FrameNotes.ItemFactorsDiffer | FrameNotes.ValueNoNumber),
        new(Tolerances.VendorCodes, "vendor-codes", "breaks-codes", "ST and CN are of the standard's lists (6.6), the length has four digits (6.3.1)",
            FrameNotes.StUnknown | FrameNotes.CnUnknown | FrameNotes.LengthSixDigits),
        new(Tolerances.GbkText, "gbk-text", "breaks-text-encoding", "Text is UTF-8 (HJ 212-2017)", FrameNotes.TextNotUtf8),
        new(Tolerances.NoResend, "no-resend", "breaks-resend", "What is not acknowledged is sent again (6.2)", FrameNotes.PeriodMissing),
        new(Tolerances.DamagedCp, "damaged-cp", "breaks-cp", "CP stands between && and && at the segment's end (6.3.2)",
            FrameNotes.CpMissing | FrameNotes.CpOpeningMissing | FrameNotes.CpClosingMissing),
        new(Tolerances.LogText, "log-text", "breaks-log-text", "A value holds no separator, and text is text (6.3.3)",
            FrameNotes.LogTextSeparators | FrameNotes.LogTextHex),
    ];

    /// <summary>The rules that notes show to be broken and that are not tolerated.</summary>
    /// <param name="notes">Any notes.</param>
    /// <param name="tolerances">What is tolerated.</param>
    /// <returns>The tolerances that would have been needed; <see cref="Tolerances.Strict"/> (none) where all is well.</returns>
    public static Tolerances Broken(FrameNotes notes, Tolerances tolerances)
    {
        if (notes == FrameNotes.None || tolerances == Tolerances.All) return Tolerances.Strict;
        var broken = Tolerances.Strict;
        for (var off = (uint)(Tolerances.All & ~tolerances); off != 0; off &= off - 1)
        {
            var rule = All[BitOperations.TrailingZeroCount(off)];
            if ((notes & rule.Notes) != 0) broken |= rule.Tolerance;
        }
        return broken;
    }

    /// <summary>Finds a tolerance by its stable name.</summary>
    /// <param name="name">For example <c>tail</c>.</param>
    /// <param name="tolerance">The tolerance, or <see cref="Tolerances.Strict"/>.</param>
    /// <returns>False for a name that there is none of.</returns>
    public static bool TryFind(string name, out Tolerances tolerance)
    {
        tolerance = Tolerances.Strict;
        foreach (var rule in All)
            if (string.Equals(rule.Name, name, StringComparison.Ordinal)) tolerance = rule.Tolerance;
        return tolerance != Tolerances.Strict;
    }
}
