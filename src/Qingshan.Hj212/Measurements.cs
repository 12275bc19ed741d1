using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>
/// The fields of a data packet (2011, 2051, 2061, 2031) gathered by factor into one value set each. A field whose suffix
/// its factor already has begins a second set for that factor, so nothing is overwritten. Fields that are no
/// measurement (running states, log text, unknown suffixes) are counted in <see cref="OtherFields"/> and are read from
/// <see cref="SegmentHeader.Fields"/>.
/// </summary>
/// <remarks>Room is rented from the shared pool and given back by <see cref="Dispose"/>; nothing is allocated in a steady state.</remarks>
public ref struct Measurements
{
    private readonly ReadOnlySpan<byte> cp;
    private MeasurementSlot[]? slots;
    private int count;

    private Measurements(ReadOnlySpan<byte> cp)
    {
        this.cp = cp;
        slots = ArrayPool<MeasurementSlot>.Shared.Rent(32);
    }

    /// <summary>How many value sets there are.</summary>
    public readonly int Count => count;

    /// <summary>How many fields belong to no value set, <c>DataTime</c> and the packet's flag apart.</summary>
    public int OtherFields { get; private set; }

    /// <summary>DataTime as text, whatever the case of its key; empty where missing. The start of the period for 2051, 2061 and 2031, the instant for 2011.</summary>
    public ReadOnlySpan<byte> DataTimeText { get; private set; }

    /// <summary>DataTime in UTC; null where missing or unreadable.</summary>
    public readonly DateTime? DataTime => HjTime.TryParse(DataTimeText, out var utc) ? utc : null;

    /// <summary>A flag for the whole packet (an item <c>Flag=N</c> without a factor), in upper case; <c>'\0'</c> where there is none.</summary>
    public char PacketFlag { get; private set; }

    /// <summary>Gathers the fields of CP.</summary>
    /// <param name="cp">The bytes of <see cref="SegmentHeader.Cp"/>; the result points into them. Dispose it.</param>
    /// <returns>The value sets in the order in which their factors first occur.</returns>
    public static Measurements Read(ReadOnlySpan<byte> cp)
    {
        var sets = new Measurements(cp);
        foreach (var field in new CpFields(cp)) sets.Add(field);
        return sets;
    }

    /// <summary>Begins a walk over the value sets.</summary>
    /// <returns>An enumerator before the first.</returns>
    public readonly Enumerator GetEnumerator() => new(cp, slots.AsSpan(0, count), PacketFlag);

    /// <summary>Gives the room back. The value sets must not be used afterwards.</summary>
    public void Dispose()
    {
        if (slots is { } rented) ArrayPool<MeasurementSlot>.Shared.Return(rented);
        slots = null;
        count = 0;
    }

    private void Add(scoped in CpField field)
    {
        var place = MeasurementSlot.PlaceOf(field.Suffix);
        if (place >= 0 && !field.Factor.IsEmpty) SlotFor(field.FactorStart, field.Factor.Length, place).Set(place, field);
        else if (field.Suffix == FieldSuffix.None && Ascii.EqualsIgnoreCase(field.Key, "DataTime"u8) && DataTimeText.IsEmpty)
            DataTimeText = cp.Slice(field.ValueStart, field.Value.Length);
        else if (field.Suffix == FieldSuffix.None && field.Key.SequenceEqual("Flag"u8) && field.Value.Length == 1)
            PacketFlag = char.ToUpperInvariant((char)field.Value[0]);
        else OtherFields++;
    }

    private ref MeasurementSlot SlotFor(int factorStart, int factorLength, int place)
    {
        var factor = cp.Slice(factorStart, factorLength);
        for (var i = count - 1; i >= 0; i--)
        {
            ref var slot = ref slots![i];
            if (slot.FactorLength != factorLength || !factor.SequenceEqual(slot.Factor(cp))) continue;
            if (slot.Has(place)) break;
            return ref slot;
        }
        if (count == slots!.Length) Grow();
        ref var added = ref slots[count++];
        added.Start(factorStart, factorLength);
        return ref added;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var larger = ArrayPool<MeasurementSlot>.Shared.Rent(slots!.Length * 2);
        slots.AsSpan(0, count).CopyTo(larger);
        ArrayPool<MeasurementSlot>.Shared.Return(slots);
        slots = larger;
    }

    /// <summary>A walk over the value sets.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> cp;
        private readonly ReadOnlySpan<MeasurementSlot> slots;
        private readonly char packetFlag;
        private int at = -1;

        internal Enumerator(ReadOnlySpan<byte> cp, ReadOnlySpan<MeasurementSlot> slots, char packetFlag)
        {
            this.cp = cp;
            this.slots = slots;
            this.packetFlag = packetFlag;
        }

        /// <summary>The value set at hand.</summary>
        public readonly Measurement Current => new(cp, in slots[at], packetFlag);

        /// <summary>Goes to the next value set.</summary>
        /// <returns>False past the last.</returns>
        public bool MoveNext() => ++at < slots.Length;
    }
}
