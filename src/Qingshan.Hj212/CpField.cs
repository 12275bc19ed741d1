namespace Qingshan.Hj212;

/// <summary>One <c>key=value</c> of CP, as spans over it; nothing is decoded or trimmed.</summary>
public readonly ref struct CpField
{
    private readonly ReadOnlySpan<byte> cp;
    private readonly int start;
    private readonly int hyphen;
    private readonly int equals;
    private readonly int end;

    internal CpField(ReadOnlySpan<byte> cp, int start, int hyphen, int equals, int end, int item)
    {
        this.cp = cp;
        this.start = start;
        this.hyphen = hyphen;
        this.equals = equals;
        this.end = end;
        Item = item;
        Suffix = hyphen < 0 ? FieldSuffix.None : FieldSuffixText.Read(cp[(hyphen + 1)..equals]);
    }

    /// <summary>Which item of CP (<c>;</c> separates items) the field stands in, from 0.</summary>
    public int Item { get; }

    /// <summary>What the field says about its factor.</summary>
    public FieldSuffix Suffix { get; }

    /// <summary>The whole field as received.</summary>
    public ReadOnlySpan<byte> Text => cp[start..end];

    /// <summary>Everything before the first <c>=</c>; empty where there is none.</summary>
    public ReadOnlySpan<byte> Key => equals < 0 ? default : cp[start..equals];

    /// <summary>The factor or facility: the key up to its last hyphen; empty for a plain key.</summary>
    public ReadOnlySpan<byte> Factor => hyphen < 0 ? default : cp[start..hyphen];

    /// <summary>The suffix as written, for <see cref="FieldSuffix.Other"/>; empty for a plain key.</summary>
    public ReadOnlySpan<byte> SuffixText => hyphen < 0 ? default : cp[(hyphen + 1)..equals];

    /// <summary>Everything after the first <c>=</c>, exact; the whole field where there is none.</summary>
    public ReadOnlySpan<byte> Value => equals < 0 ? Text : cp[(equals + 1)..end];

    internal int ValueStart => equals + 1;

    internal int FactorStart => start;

    /// <summary>The value as a number; false where it is none (<c>St</c>, empty, ...): see <see cref="HjNumber"/>.</summary>
    /// <param name="number">The number in the device's unit, or 0.</param>
    /// <returns>True where the whole value is one number.</returns>
    public bool TryGetNumber(out double number) => HjNumber.TryParse(Value, out number);

    /// <summary>The value as an instant; false where it is none: see <see cref="HjTime"/>.</summary>
    /// <param name="utc">The instant in UTC, or the default.</param>
    /// <returns>True where the whole value is a time of the protocol.</returns>
    public bool TryGetTime(out DateTime utc) => HjTime.TryParse(Value, out utc);
}
