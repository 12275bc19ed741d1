using System.Text;

namespace Qingshan.Hj212;

/// <summary>One walk over the fields of CP for what deviates. Nothing is allocated.</summary>
internal ref struct FieldCheck
{
    private readonly ReadOnlySpan<byte> cp;
    private readonly Edition edition;
    private FactorCodeStyle style;
    private ReadOnlySpan<byte> factorBefore;
    private int itemBefore = -1;
    private bool dataTime, measured;

    private FieldCheck(in SegmentHeader header)
    {
        cp = header.Cp;
        edition = header.Edition;
    }

    private FrameNotes Notes { get; set; }

    /// <summary>The deviations, and whether there are measured values that belong to no moment.</summary>
    public static FrameNotes Look(in SegmentHeader header, out bool momentMissing)
    {
        momentMissing = false;
        if (header.Cp.IsEmpty) return FrameNotes.None;
        var check = new FieldCheck(header);
        // A key twice is found by a table of the keys' places; the smallest field, "a=;", needs three bytes.
        Span<ushort> places = stackalloc ushort[KeyTable.SizeFor(header.Cp.Length)];
        var keys = new KeyTable(header.Cp, places);
        foreach (var field in header.Fields)
        {
            if (!field.Key.IsEmpty && !keys.Add(field)) check.Notes |= FrameNotes.KeyTwice;
            check.Take(field);
        }
        if (!HjText.IsUtf8(header.Cp)) check.Notes |= FrameNotes.TextNotUtf8;
        momentMissing = check.measured && !check.dataTime;
        return check.Notes;
    }

    private void Take(scoped in CpField field)
    {
        var sameItem = field.Item == itemBefore;
        if (field.Key.IsEmpty) Notes |= FrameNotes.FieldWithoutValue;
        else if (field.Factor.IsEmpty) Plain(field, sameItem);
        else Valued(field, sameItem);
        itemBefore = field.Item;
        factorBefore = cp.Slice(field.FactorStart, field.Factor.Length);
    }

    private void Plain(scoped in CpField field, bool sameItem)
    {
        if (sameItem) Notes |= FrameNotes.CpSeparator;
        if (field.Key.Length == 8 && Ascii.EqualsIgnoreCase(field.Key, "DataTime"u8))
        {
            if (!field.Key.SequenceEqual("DataTime"u8)) Notes |= FrameNotes.CpKeyCase;
            if (!field.TryGetTime(out _)) return;
            dataTime = true;
            if (field.Value.Length != HjTime.SecondsLength) Notes |= FrameNotes.DataTimeDigits;
        }
        else if (field.Key.SequenceEqual("Flag"u8))
        {
            Notes |= FrameNotes.PacketFlag;
            DataFlag(field.Value);
        }
    }

    private void Valued(scoped in CpField field, bool sameItem)
    {
        // The fields of an item have one factor as a rule: it is looked at once.
        if (!sameItem || !factorBefore.SequenceEqual(field.Factor))
        {
            if (sameItem) Notes |= factorBefore.IsEmpty ? FrameNotes.CpSeparator : FrameNotes.ItemFactorsDiffer;
            Factor(field.Factor);
        }
        switch (field.Suffix)
        {
            case FieldSuffix.None or FieldSuffix.Other:
                Notes |= FrameNotes.SuffixUnknown;
                return;
            case FieldSuffix.Flag:
                DataFlag(field.Value);
                break;
            case FieldSuffix.Info or FieldSuffix.SN or FieldSuffix.EFlag or FieldSuffix.SampleTime:
                LogText(field.Value);
                break;
            case FieldSuffix.RS or FieldSuffix.RT:
                break;
            default:
                measured = true;
                if (!field.TryGetNumber(out _)) Notes |= FrameNotes.ValueNoNumber;
                break;
        }
        if (!field.SuffixText.SequenceEqual(FieldSuffixText.Of(field.Suffix))) Notes |= FrameNotes.FieldCase;
    }

    private void Factor(ReadOnlySpan<byte> factor)
    {
        var found = StandardCodes.StyleOf(factor);
        if (found == FactorCodeStyle.Other) return;
        if (found == FactorCodeStyle.New && char.IsAsciiLetterUpper((char)factor[0])) Notes |= FrameNotes.FieldCase;
        var due = edition == Edition.V2005 ? FactorCodeStyle.Old : FactorCodeStyle.New;
        if (found != due || (style != FactorCodeStyle.Other && style != found)) Notes |= FrameNotes.FactorCodeEdition;
        style = found;
    }

    private void DataFlag(ReadOnlySpan<byte> flag)
    {
        var letter = flag.Length == 1 ? (char)(flag[0] & 0xDF) : '\0';
        // The edition of 2005 has flags of its own, digits among them: any one character passes there.
        if (letter is not ('N' or 'F' or 'M' or 'S' or 'D' or 'C' or 'T' or 'B') && !(edition == Edition.V2005 && flag.Length == 1))
            Notes |= FrameNotes.DataFlagUnknown;
        else if (char.IsAsciiLetterLower((char)flag[0])) Notes |= FrameNotes.FieldCase;
    }

    private void LogText(ReadOnlySpan<byte> value)
    {
        if (!HjText.IsLog(value)) return;
        if (value[2..^2].ContainsAny((byte)';', (byte)',')) Notes |= FrameNotes.LogTextSeparators;
        if (HjText.IsHexLog(value)) Notes |= FrameNotes.LogTextHex;
    }
}
