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
        _ => "unknown",
    };

    /// <summary>The name of one note, or the names of several joined by commas in the order of their bits.</summary>
    /// <param name="notes">Any combination.</param>
    /// <returns>For example <c>tail-missing,crc-lower-case</c>; <c>none</c> for no note. Allocates only for several.</returns>
    public static string Of(FrameNotes notes)
    {
        if (notes == FrameNotes.None) return "none";
        if (BitOperations.IsPow2((uint)notes)) return OfOne(notes);
        var names = new List<string>();
        for (var left = (uint)notes; left != 0; left &= left - 1)
            names.Add(OfOne((FrameNotes)(1u << BitOperations.TrailingZeroCount(left))));
        return string.Join(',', names);
    }

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
        _ => "unknown",
    };
}
