using System.Numerics;

namespace Qingshan.Hj212;

/// <summary>Stable kebab-case names for the wire, logs and problem details. A name never changes once released.</summary>
public static partial class WireName
{
    /// <summary>The name of a verdict.</summary>
    /// <param name="verdict">A defined member.</param>
    /// <returns>For example <c>accepted-with-notes</c>; <c>unknown</c> for a value that is no member.</returns>
    public static string Of(FrameVerdict verdict) => verdict switch
    {
        FrameVerdict.Accepted => "accepted",
        FrameVerdict.AcceptedWithNotes => "accepted-with-notes",
        FrameVerdict.Damaged => "damaged",
        _ => "unknown",
    };

    /// <summary>The name of a fault.</summary>
    /// <param name="fault">A defined member.</param>
    /// <returns>For example <c>crc-mismatch</c>; <c>unknown</c> for a value that is no member.</returns>
    public static string Of(FrameFault fault) => fault switch
    {
        FrameFault.None => "none",
        FrameFault.NotAFrame => "not-a-frame",
        FrameFault.LengthOverLimit => "length-over-limit",
        FrameFault.LengthMismatch => "length-mismatch",
        FrameFault.CrcMismatch => "crc-mismatch",
        FrameFault.CrcUnreadable => "crc-unreadable",
        FrameFault.Truncated => "truncated",
        FrameFault.SegmentEmpty => "segment-empty",
        FrameFault.RuleBroken => "rule-broken",
        FrameFault.DataTimeMissing => "data-time-missing",
        _ => "unknown",
    };

    /// <summary>The name of one note, or the names of several joined by commas in the order of their bits.</summary>
    /// <param name="notes">Any combination.</param>
    /// <returns>For example <c>tail-missing,crc-lower-case</c>; <c>none</c> for no note. Allocates only for several.</returns>
    public static string Of(FrameNotes notes)
    {
        if (notes == FrameNotes.None) return "none";
        if (BitOperations.IsPow2((ulong)notes)) return OfOne(notes);
        var names = new List<string>();
        for (var left = (ulong)notes; left != 0; left &= left - 1)
            names.Add(OfOne((FrameNotes)(1L << BitOperations.TrailingZeroCount(left))));
        return string.Join(',', names);
    }

    /// <summary>The names of tolerances, joined by commas in the order of their bits.</summary>
    /// <param name="tolerances">Any combination.</param>
    /// <returns>For example <c>lost-hash,tail</c>; <c>strict</c> for none and <c>all</c> for all.</returns>
    public static string Of(Tolerances tolerances) => tolerances switch
    {
        Tolerances.Strict => "strict",
        Tolerances.All => "all",
        _ => string.Join(',', StandardRule.All.Where(r => tolerances.HasFlag(r.Tolerance)).Select(r => r.Name)),
    };

    /// <summary>Why a packet is not accepted: the fault's name, or those of the rules that it breaks, joined by commas.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="broken">The rules broken, for <see cref="FrameFault.RuleBroken"/>.</param>
    /// <returns>For example <c>crc-mismatch</c> or <c>breaks-tail,breaks-mn</c>.</returns>
    public static string Of(FrameFault fault, Tolerances broken) => fault != FrameFault.RuleBroken
        ? Of(fault)
        : string.Join(',', StandardRule.All.Where(r => broken.HasFlag(r.Tolerance)).Select(r => r.Reason));

    private static string OfOne(FrameNotes note) => note switch
    {
        FrameNotes.TailMissing => "tail-missing",
        FrameNotes.TailLfOnly => "tail-lf-only",
        FrameNotes.TailCrOnly => "tail-cr-only",
        FrameNotes.CrcLowerCase => "crc-lower-case",
        FrameNotes.CrcModbusSwapped => "crc-modbus-swapped",
        FrameNotes.LengthWrong => "length-wrong",
        FrameNotes.SegmentOver1024 => "segment-over-1024",
        FrameNotes.QnMissing => "qn-missing",
        FrameNotes.QnInCp => "qn-in-cp",
        FrameNotes.StMissing => "st-missing",
        FrameNotes.CnMissing => "cn-missing",
        FrameNotes.MnMissing => "mn-missing",
        FrameNotes.PwMissing => "pw-missing",
        FrameNotes.FlagMissing => "flag-missing",
        FrameNotes.FlagUnreadable => "flag-unreadable",
        FrameNotes.FlagVersionUnknown => "flag-version-unknown",
        FrameNotes.HeaderOrder => "header-order",
        FrameNotes.HeaderKeyCase => "header-key-case",
        FrameNotes.HeaderSeparator => "header-separator",
        FrameNotes.HeaderKeyUnknown => "header-key-unknown",
        FrameNotes.HeaderKeyTwice => "header-key-twice",
        FrameNotes.CpMissing => "cp-missing",
        FrameNotes.CpOpeningMissing => "cp-opening-missing",
        FrameNotes.CpClosingMissing => "cp-closing-missing",
        FrameNotes.CpTrailingSeparator => "cp-trailing-separator",
        FrameNotes.HashLost => "hash-lost",
        FrameNotes.LengthSixDigits => "length-six-digits",
        FrameNotes.QnDigits => "qn-digits",
        FrameNotes.QnNoTime => "qn-no-time",
        FrameNotes.DataTimeDigits => "data-time-digits",
        FrameNotes.MnForm => "mn-form",
        FrameNotes.PwForm => "pw-form",
        FrameNotes.ReplyWantsAnswer => "reply-wants-answer",
        FrameNotes.PartNumbersMissing => "part-numbers-missing",
        FrameNotes.PartNumbersUnannounced => "part-numbers-unannounced",
        FrameNotes.StUnknown => "st-unknown",
        FrameNotes.CnUnknown => "cn-unknown",
        FrameNotes.FactorCodeEdition => "factor-code-edition",
        FrameNotes.KeyTwice => "key-twice",
        FrameNotes.SuffixUnknown => "suffix-unknown",
        FrameNotes.FieldCase => "field-case",
        FrameNotes.PacketFlag => "packet-flag",
        FrameNotes.DataFlagUnknown => "data-flag-unknown",
        FrameNotes.ItemFactorsDiffer => "item-factors-differ",
        FrameNotes.ValueNoNumber => "value-no-number",
        FrameNotes.CpSeparator => "cp-separator",
        FrameNotes.CpKeyCase => "cp-key-case",
        FrameNotes.FieldWithoutValue => "field-without-value",
        FrameNotes.TextNotUtf8 => "text-not-utf8",
        FrameNotes.LogTextSeparators => "log-text-separators",
        FrameNotes.LogTextHex => "log-text-hex",
        FrameNotes.ClockSkewed => "clock-skewed",
        FrameNotes.RepeatedSame => "repeated-same",
        FrameNotes.RepeatedChanged => "repeated-changed",
        FrameNotes.PeriodMissing => "period-missing",
        _ => "unknown",
    };
}
