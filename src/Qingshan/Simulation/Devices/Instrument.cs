namespace Qingshan.Simulation;

/// <summary>What a device shows: the model's value, unless a fault that lasts has hold of it.</summary>
internal sealed class Instrument(SimulatedDevice device, SimulatorFaults faults)
{
    private readonly SimulatedFactor? _oxygen = device.Factors.FirstOrDefault(f => f.Code == OxygenConversion.OxygenCode);
    private readonly ulong _flat = Chance.Mix(device.Seed, 911);
    private readonly ulong _above = Chance.Mix(device.Seed, 912);

    public SimulatedDevice Device => device;

    /// <summary>Whether the line stands still at an instant.</summary>
    public bool IsFlat(DateTime utc) => faults.FlatLine?.Hits(device.Mn, _flat, Block(utc, faults.FlatLineLength)) == true;

    /// <summary>Whether values are above their limits at an instant.</summary>
    public bool IsAbove(DateTime utc) => faults.Exceedance?.Hits(device.Mn, _above, Block(utc, faults.ExceedanceLength)) == true;

    public double Read(SimulatedFactor factor, DateTime utc)
    {
        if (IsFlat(utc)) utc = new DateTime(Block(utc, faults.FlatLineLength) * faults.FlatLineLength.Ticks, DateTimeKind.Utc);
        else if (factor.Upper is { } limit && IsAbove(utc)) return Above(factor, limit, utc);
        return factor.Model(utc);
    }

    private double Above(SimulatedFactor factor, double limit, DateTime utc)
    {
        var value = limit * (1.25 + 0.15 * Chance.Smooth(_above, utc, TimeSpan.FromMinutes(30)));
        // The limit is on the converted value: what the instrument sees is that, diluted.
        return factor.Converted && device.ReferenceOxygen is { } reference && _oxygen is not null
            ? value * (21 - Math.Min(19, _oxygen.Model(utc))) / (21 - reference)
            : value;
    }

    private static long Block(DateTime utc, TimeSpan length) => utc.Ticks / length.Ticks;
}
