using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>The items of a packet under construction, as the bytes they will be, with the places where one ends.</summary>
internal sealed class ItemBuffer
{
    private readonly ArrayBufferWriter<byte> bytes = new(256);
    private readonly List<int> starts = [];
    private string? factorAtHand;

    public int Length => bytes.WrittenCount;

    public int Count => starts.Count;

    /// <summary>Throws where a text would be read as something else on the wire.</summary>
    public static void Check(string text, string name, bool mayHaveEquals = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsFree(text, mayHaveEquals)) throw new ArgumentException("Contains a separator of the protocol.", name);
    }

    /// <summary>Whether a text has nothing in it that would be read as something else on the wire.</summary>
    public static bool IsFree(string text, bool mayHaveEquals) =>
        !text.AsSpan().ContainsAny(";,\r\n") && !text.Contains("&&", StringComparison.Ordinal)
        && !text.Contains("##", StringComparison.Ordinal) && (mayHaveEquals || !text.Contains('=', StringComparison.Ordinal))
        // What begins a log text and does not end it would take in what follows.
        && (!text.StartsWith("//", StringComparison.Ordinal) || (text.Length >= 4 && text.EndsWith("//", StringComparison.Ordinal)));

    public void Clear()
    {
        bytes.ResetWrittenCount();
        starts.Clear();
        factorAtHand = null;
    }

    public void NewItem() => factorAtHand = null;

    public void AddKey(string key)
    {
        Check(key, nameof(key));
        Begin();
        factorAtHand = null;
        Write(key);
        Write("="u8);
    }

    public void AddKey(string factor, FieldSuffix suffix)
    {
        Check(factor, nameof(factor));
        if (suffix is FieldSuffix.None or FieldSuffix.Other || !Enum.IsDefined(suffix))
            throw new ArgumentOutOfRangeException(nameof(suffix), suffix, "A field needs a suffix of the standard.");
        if (string.Equals(factorAtHand, factor, StringComparison.Ordinal)) Write(","u8);
        else Begin();
        factorAtHand = factor;
        Write(factor);
        Write("-"u8);
        Write(FieldSuffixText.Of(suffix));
        Write("="u8);
    }

    public void AddValue(decimal value)
    {
        var span = bytes.GetSpan(32);
        _ = value.TryFormat(span, out var written, provider: CultureInfo.InvariantCulture);
        bytes.Advance(written);
    }

    public void AddValue(string text)
    {
        Check(text, nameof(text), mayHaveEquals: true);
        Write(text);
    }

    public void AddValue(DateTime utc) => bytes.Advance(HjTime.Format(utc, milliseconds: false, bytes.GetSpan(HjTime.SecondsLength)));

    /// <summary>An item whose texts have been checked.</summary>
    public void Add(MessageItem item)
    {
        Begin();
        factorAtHand = null;
        for (var i = 0; i < item.Fields.Count; i++)
        {
            if (i > 0) Write(","u8);
            Write(item.Fields[i].ToString());
        }
    }

    /// <summary>The longest item, in bytes.</summary>
    public int Longest => Enumerable.Range(0, Count).Max(i => Content(i, i + 1).Length);

    /// <summary>The bytes of some items, without the separator after the last.</summary>
    public ReadOnlySpan<byte> Content(int from, int to)
    {
        if (from >= to) return default;
        var end = to < Count ? starts[to] - 1 : Length;
        return bytes.WrittenSpan[starts[from]..end];
    }

    /// <summary>Where a part ends that begins at an item and has this much room; it holds at least that item.</summary>
    public int PartEnd(int from, int room)
    {
        var to = from + 1;
        while (to < Count && Content(from, to + 1).Length <= room) to++;
        return to;
    }

    public int CountParts(int room)
    {
        var parts = 0;
        for (var from = 0; from < Count; from = PartEnd(from, room)) parts++;
        return parts;
    }

    private void Begin()
    {
        if (Count > 0) Write(";"u8);
        starts.Add(Length);
    }

    private void Write(ReadOnlySpan<byte> text) => bytes.Write(text);

    private void Write(string text) => bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
