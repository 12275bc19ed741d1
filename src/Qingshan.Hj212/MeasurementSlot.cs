using System.Runtime.CompilerServices;

namespace Qingshan.Hj212;

/// <summary>Where the texts of one value set lie in CP. Offsets fit 16 bits because a segment has at most 9999 bytes.</summary>
internal struct MeasurementSlot
{
    private const int Places = 15;

    private ushort factorStart;
    private ushort present;
    private Texts texts;

    public ushort FactorLength { get; private set; }

    /// <summary>The place of a suffix among the texts; -1 for one that is no measurement.</summary>
    public static int PlaceOf(FieldSuffix suffix) => suffix switch
    {
        >= FieldSuffix.Rtd and <= FieldSuffix.SampleTime => suffix - FieldSuffix.Rtd,
        FieldSuffix.Data => 12,
        FieldSuffix.DayData => 13,
        FieldSuffix.NightData => 14,
        _ => -1,
    };

    public void Start(int start, int length)
    {
        factorStart = (ushort)start;
        FactorLength = (ushort)length;
        present = 0;
    }

    public readonly bool Has(int place) => (present >> place & 1) != 0;

    public void Set(int place, scoped in CpField field)
    {
        present |= (ushort)(1 << place);
        texts[place] = (uint)field.ValueStart << 16 | (uint)field.Value.Length;
    }

    public readonly ReadOnlySpan<byte> Factor(ReadOnlySpan<byte> cp) => cp.Slice(factorStart, FactorLength);

    public readonly ReadOnlySpan<byte> Text(ReadOnlySpan<byte> cp, int place)
    {
        if (place < 0 || !Has(place)) return default;
        var text = texts[place];
        return cp.Slice((int)(text >> 16), (ushort)text);
    }

    [InlineArray(Places)]
    private struct Texts
    {
        private uint first;
    }
}
