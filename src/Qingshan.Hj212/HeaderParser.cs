using System.Buffers.Text;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>What the header walk has gathered so far.</summary>
internal ref struct HeaderFields
{
    public ReadOnlySpan<byte> Qn, St, Cn, Pw, Mn, Flag, Pnum, Pno, Rf, Cp;
    public FrameNotes Notes;
    public byte? FlagValue;
    public int Seen;
    public int LastRank;
}

/// <summary>One tolerant walk over a header: each <c>key=value</c> up to CP, in any order.</summary>
internal static class HeaderParser
{
    // Ranks follow the standard's order, so that a step down is a deviation.
    private const int Unknown = 0, Qn = 1, St = 2, Cn = 3, Pw = 4, Mn = 5, Flag = 6, Pnum = 7, Pno = 8, Rf = 9, Cp = 10;

    public static void Parse(ReadOnlySpan<byte> segment, ref HeaderFields fields)
    {
        var rest = segment;
        while (!rest.IsEmpty)
        {
            var equals = rest.IndexOf((byte)'=');
            if (equals < 0)
            {
                fields.Notes |= FrameNotes.HeaderSeparator;
                break;
            }
            var rank = Rank(rest[..equals], ref fields.Notes);
            rest = rest[(equals + 1)..];
            Order(rank, ref fields);
            if (rank == Cp)
            {
                TakeCp(rest, ref fields);
                break;
            }
            var value = rest[..ValueLength(rest, out var separators, ref fields.Notes)];
            rest = rest[(value.Length + separators)..];
            Keep(rank, value, ref fields);
        }
        Conclude(ref fields);
    }

    private static int Rank(ReadOnlySpan<byte> key, ref FrameNotes notes)
    {
        var rank = ExactRank(key);
        if (rank != Unknown) return rank;
        var trimmed = key.TrimStart(",; "u8);
        if (trimmed.Length != key.Length) notes |= FrameNotes.HeaderSeparator;
        // A token without "=" before this one: the key is what follows its separator.
        var cut = trimmed.LastIndexOfAny((byte)';', (byte)',');
        if (cut >= 0)
        {
            notes |= FrameNotes.HeaderSeparator;
            trimmed = trimmed[(cut + 1)..];
        }
        rank = ExactRank(trimmed);
        if (rank != Unknown) return rank;
        rank = AnyCaseRank(trimmed);
        notes |= rank == Unknown ? FrameNotes.HeaderKeyUnknown : FrameNotes.HeaderKeyCase;
        return rank;
    }

    private static int ExactRank(ReadOnlySpan<byte> key) => key.Length switch
    {
        2 => (key[0] << 8 | key[1]) switch
        {
            'Q' << 8 | 'N' => Qn,
            'S' << 8 | 'T' => St,
            'C' << 8 | 'N' => Cn,
            'P' << 8 | 'W' => Pw,
            'M' << 8 | 'N' => Mn,
            'R' << 8 | 'F' => Rf,
            'C' << 8 | 'P' => Cp,
            _ => Unknown,
        },
        3 => key.SequenceEqual("PNO"u8) ? Pno : Unknown,
        4 => key.SequenceEqual("Flag"u8) ? Flag : key.SequenceEqual("PNUM"u8) ? Pnum : Unknown,
        _ => Unknown,
    };

    private static int AnyCaseRank(ReadOnlySpan<byte> key)
    {
        if (key.Length is < 2 or > 4) return Unknown;
        if (Ascii.EqualsIgnoreCase(key, "Flag"u8)) return Flag;
        Span<byte> upper = stackalloc byte[4];
        _ = Ascii.ToUpper(key, upper, out var written);
        return ExactRank(upper[..written]);
    }

    private static int ValueLength(ReadOnlySpan<byte> rest, out int separators, ref FrameNotes notes)
    {
        var end = rest.IndexOfAny((byte)';', (byte)'=');
        separators = end < 0 ? 0 : 1;
        if (end < 0) return rest.Length;
        if (rest[end] == ';') return end;
        // An "=" before any ";": the separator is a comma, or is missing before CP as in the standard's own example.
        separators = 0;
        notes |= FrameNotes.HeaderSeparator;
        var comma = rest[..end].LastIndexOf((byte)',');
        if (comma >= 0)
        {
            separators = 1;
            return comma;
        }
        return end >= 2 && Ascii.EqualsIgnoreCase(rest.Slice(end - 2, 2), "CP"u8) ? end - 2 : end;
    }

    private static void Order(int rank, ref HeaderFields fields)
    {
        if (rank == Unknown) return;
        if ((fields.Seen & 1 << rank) != 0) fields.Notes |= FrameNotes.HeaderKeyTwice;
        fields.Seen |= 1 << rank;
        if (rank < fields.LastRank) fields.Notes |= FrameNotes.HeaderOrder;
        fields.LastRank = rank;
    }

    private static void Keep(int rank, ReadOnlySpan<byte> value, ref HeaderFields fields)
    {
        switch (rank)
        {
            case Qn: First(ref fields.Qn, value); break;
            case St: First(ref fields.St, value); break;
            case Cn: First(ref fields.Cn, value); break;
            case Pw: First(ref fields.Pw, value); break;
            case Mn: First(ref fields.Mn, value); break;
            case Flag: First(ref fields.Flag, value); break;
            case Pnum: First(ref fields.Pnum, value); break;
            case Pno: First(ref fields.Pno, value); break;
            case Rf: First(ref fields.Rf, value); break;
            default: break;
        }
    }

    private static void First(ref ReadOnlySpan<byte> place, ReadOnlySpan<byte> value)
    {
        if (place.IsEmpty) place = value;
    }

    private static void TakeCp(ReadOnlySpan<byte> rest, ref HeaderFields fields)
    {
        if (rest.StartsWith("&&"u8)) rest = rest[2..];
        else fields.Notes |= FrameNotes.CpOpeningMissing;
        if (rest.EndsWith("&&"u8))
        {
            rest = rest[..^2];
        }
        else
        {
            fields.Notes |= FrameNotes.CpClosingMissing;
            var close = rest.LastIndexOf("&&"u8);
            if (close >= 0) rest = rest[..close];
        }
        if (!rest.IsEmpty && rest[^1] is (byte)';' or (byte)',') fields.Notes |= FrameNotes.CpTrailingSeparator;
        fields.Cp = rest;
    }

    private static void Conclude(ref HeaderFields fields)
    {
        if (fields.Qn.IsEmpty)
        {
            var inCp = new CpFields(fields.Cp).TryFind("QN"u8, out var field);
            fields.Notes |= inCp ? FrameNotes.QnInCp : FrameNotes.QnMissing;
            if (inCp) fields.Qn = field.Value;
        }
        if (fields.St.IsEmpty) fields.Notes |= FrameNotes.StMissing;
        if (SegmentHeader.ParseNumber(fields.Cn) is null) fields.Notes |= FrameNotes.CnMissing;
        if (fields.Mn.IsEmpty) fields.Notes |= FrameNotes.MnMissing;
        if (fields.Pw.IsEmpty) fields.Notes |= FrameNotes.PwMissing;
        if ((fields.Seen & 1 << Cp) == 0) fields.Notes |= FrameNotes.CpMissing;
        if (fields.Flag.IsEmpty) fields.Notes |= FrameNotes.FlagMissing;
        else if (!Utf8Parser.TryParse(fields.Flag, out byte flag, out var used) || used != fields.Flag.Length)
            fields.Notes |= FrameNotes.FlagUnreadable;
        else
        {
            fields.FlagValue = flag;
            if (flag >> 2 > (int)Edition.V2025) fields.Notes |= FrameNotes.FlagVersionUnknown;
        }
    }
}
