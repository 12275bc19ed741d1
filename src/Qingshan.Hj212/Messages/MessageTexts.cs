using System.Text;
using System.Text.Unicode;

namespace Qingshan.Hj212;

/// <summary>
/// The text of packets. HJ 212-2017 says UTF-8; older devices write GB18030, which is tried where the bytes are no UTF-8.
/// </summary>
internal static class MessageTexts
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The fields of CP as text, but for the QN that 2005 puts there: that belongs to the envelope.</summary>
    public static (ValueList<MessageItem> Items, MessageNotes Notes) ReadItems(scoped in SegmentHeader header) =>
        ReadItems(header.Cp, withoutQn: header.Notes.HasFlag(FrameNotes.QnInCp));

    public static (ValueList<MessageItem> Items, MessageNotes Notes) ReadItems(ReadOnlySpan<byte> cp, bool withoutQn)
    {
        var encoding = EncodingOf(cp, out var notes);
        var items = new List<MessageItem>();
        var fields = new List<MessageField>();
        var at = 0;
        foreach (var field in new CpFields(cp))
        {
            if (field.Item != at) Close();
            at = field.Item;
            if (withoutQn && field.Key.SequenceEqual("QN"u8)) withoutQn = false;
            else fields.Add(new(encoding.GetString(field.Key), encoding.GetString(field.Value)));
        }
        Close();
        return (new([.. items]), notes);

        void Close()
        {
            if (fields.Count > 0) items.Add(new(new([.. fields])));
            fields.Clear();
        }
    }

    /// <summary>A text of the header; bytes that are no UTF-8 become one character each, so that none is lost.</summary>
    public static string Read(ReadOnlySpan<byte> bytes) => (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);

    /// <summary>Whether a text can be written and is read again as the same text.</summary>
    public static bool IsWritable(string text, bool mayHaveEquals) => ItemBuffer.IsFree(text, mayHaveEquals) && IsWellFormed(text);

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes, out MessageNotes notes)
    {
        notes = MessageNotes.None;
        if (Utf8.IsValid(bytes)) return Encoding.UTF8;
        notes = MessageNotes.TextGb18030;
        if (IsGb18030(bytes)) return Gb18030;
        notes = MessageNotes.TextUnreadable;
        return Encoding.UTF8;
    }

    private static bool IsGb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Gb18030.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            // The answer, not a failure: these bytes are in another encoding.
            return false;
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
