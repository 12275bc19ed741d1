using System.Numerics;

namespace Qingshan.Hj212;

/// <content>The names of what <see cref="MessageReader"/> and <see cref="MessageWriter"/> say.</content>
public static partial class WireName
{
    /// <summary>The name of why a message is not written.</summary>
    /// <param name="fault">A defined member.</param>
    /// <returns>For example <c>not-in-edition</c>; <c>unknown</c> for a value that is no member.</returns>
    public static string Of(MessageFault fault) => fault switch
    {
        MessageFault.NotInEdition => "not-in-edition",
        MessageFault.TextNotWritable => "text-not-writable",
        MessageFault.Empty => "empty",
        MessageFault.TooLong => "too-long",
        MessageFault.QnNotATime => "qn-not-a-time",
        MessageFault.PartNotSensible => "part-not-sensible",
        MessageFault.ReuploadNotInEdition => "reupload-not-in-edition",
        _ => "unknown",
    };

    /// <summary>The name of one note, or the names of several joined by commas in the order of their bits.</summary>
    /// <param name="notes">Any combination.</param>
    /// <returns>For example <c>command-not-in-edition</c>; <c>none</c> for no note.</returns>
    public static string Of(MessageNotes notes)
    {
        if (notes == MessageNotes.None) return "none";
        var names = new List<string>();
        for (var left = (uint)notes; left != 0; left &= left - 1)
            names.Add(OfOne((MessageNotes)(1u << BitOperations.TrailingZeroCount(left))));
        return string.Join(',', names);
    }

    private static string OfOne(MessageNotes note) => note switch
    {
        MessageNotes.CommandUnknown => "command-unknown",
        MessageNotes.CommandNotInEdition => "command-not-in-edition",
        MessageNotes.FieldMissing => "field-missing",
        MessageNotes.FieldUnreadable => "field-unreadable",
        MessageNotes.FieldsLeft => "fields-left",
        MessageNotes.DataTimeMissing => "data-time-missing",
        MessageNotes.TextGb18030 => "text-gb18030",
        MessageNotes.TextUnreadable => "text-unreadable",
        _ => "unknown",
    };
}
