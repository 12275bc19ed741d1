namespace Qingshan.Hj212;

/// <summary>
/// One factor's value set in a data packet. Numbers are in the unit that the device's configuration says, which the
/// packet does not carry; a number that is missing or is no number is null, and its exact text stays available.
/// </summary>
public readonly ref struct Measurement
{
    private readonly ReadOnlySpan<byte> cp;
    private readonly ref readonly MeasurementSlot slot;
    private readonly char packetFlag;

    internal Measurement(ReadOnlySpan<byte> cp, ref readonly MeasurementSlot slot, char packetFlag)
    {
        this.cp = cp;
        this.slot = ref slot;
        this.packetFlag = packetFlag;
    }

    /// <summary>The factor's code as received, case and all.</summary>
    public ReadOnlySpan<byte> Factor => slot.Factor(cp);

    /// <summary>The value: Rtd, else Avg, else Data.</summary>
    public double? Value =>
        Has(FieldSuffix.Rtd) ? Number(FieldSuffix.Rtd) : Has(FieldSuffix.Avg) ? Number(FieldSuffix.Avg) : Number(FieldSuffix.Data);

    /// <summary>The lowest value of the period.</summary>
    public double? Min => Number(FieldSuffix.Min);

    /// <summary>The highest value of the period.</summary>
    public double? Max => Number(FieldSuffix.Max);

    /// <summary>The total of the period (Cou).</summary>
    public double? Total => Number(FieldSuffix.Cou);

    /// <summary>The value converted to reference oxygen: ZsRtd, else ZsAvg.</summary>
    public double? Converted => Has(FieldSuffix.ZsRtd) ? Number(FieldSuffix.ZsRtd) : Number(FieldSuffix.ZsAvg);

    /// <summary>The lowest converted value of the period.</summary>
    public double? ConvertedMin => Number(FieldSuffix.ZsMin);

    /// <summary>The highest converted value of the period.</summary>
    public double? ConvertedMax => Number(FieldSuffix.ZsMax);

    /// <summary>The data flag in upper case, the factor's own before the packet's; <c>'\0'</c> where there is none or it is longer than a letter.</summary>
    public char Flag
    {
        get
        {
            if (!Has(FieldSuffix.Flag)) return packetFlag;
            var text = Text(FieldSuffix.Flag);
            return text.Length == 1 ? char.ToUpperInvariant((char)text[0]) : '\0';
        }
    }

    /// <summary>When the sample was taken, in UTC; null where missing or unreadable.</summary>
    public DateTime? SampleTime => HjTime.TryParse(Text(FieldSuffix.SampleTime), out var utc) ? utc : null;

    /// <summary>Whether the set has a field with this suffix.</summary>
    /// <param name="suffix">Rtd to SampleTime, Data, DayData or NightData; others are never in a set.</param>
    /// <returns>True where the field was in the packet, even with an empty value.</returns>
    public bool Has(FieldSuffix suffix) => MeasurementSlot.PlaceOf(suffix) is >= 0 and var place && slot.Has(place);

    /// <summary>The exact text of a field of the set.</summary>
    /// <param name="suffix">The field's suffix.</param>
    /// <returns>The bytes as received; empty where missing.</returns>
    public ReadOnlySpan<byte> Text(FieldSuffix suffix) => slot.Text(cp, MeasurementSlot.PlaceOf(suffix));

    /// <summary>A field of the set as a number.</summary>
    /// <param name="suffix">The field's suffix.</param>
    /// <returns>Null where missing or no number.</returns>
    public double? Number(FieldSuffix suffix) => HjNumber.TryParse(Text(suffix), out double number) ? number : null;
}
