using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>Fills packets of one device from its models.</summary>
/// <param name="step">Minutes between two looks at an instrument within a period.</param>
internal sealed class ModelPackets(SimulatedDevice device, SimulatorFaults faults, int step = 1)
{
    private const int TotalDecimals = 4;
    private readonly Instrument _instrument = new(device, faults);
    private readonly PeriodReader _periods = new(new Instrument(device, faults), step);

    /// <summary>Which lasting fault the packet's data show, if any.</summary>
    public FaultKind? FaultOf(DataPacket packet) =>
        _instrument.IsFlat(packet.DataTime) ? FaultKind.FlatLine
        : _instrument.IsAbove(packet.DataTime) && device.Factors.Any(f => f.Upper is not null) ? FaultKind.Exceedance
        : null;

    public void Write(PacketWriter writer, DataPacket packet, DateTime qn, bool wantsAnswer = true)
    {
        _ = writer.Begin(packet.Command, qn, packet.DataTime, ack: wantsAnswer, isReupload: packet.Again);
        // A correction moves the value by some percent: enough to be another, not enough to be absurd.
        var correction = packet.Again ? 1.04 : 1;
        if (device.Shape == PacketShape.Noise) WriteNoise(writer, packet, correction);
        else if (packet.IsPeriod) WritePeriod(writer, packet, correction);
        else WriteRealtime(writer, packet, correction);
    }

    private void WriteRealtime(PacketWriter writer, DataPacket packet, double correction)
    {
        var flag = device.FlagAt(packet.DataTime);
        var oxygen = OxygenOf(f => _instrument.Read(f, packet.DataTime));
        foreach (var factor in device.Factors)
        {
            var value = Decimals.Round(_instrument.Read(factor, packet.DataTime) * Correct(factor, correction), factor.Decimals);
            var code = device.WireCode(factor);
            _ = writer.Add(code, FieldSuffix.Rtd, value);
            if (Zs(factor, value, oxygen) is { } converted) _ = writer.Add(code, FieldSuffix.ZsRtd, converted);
            _ = writer.Add(code, FieldSuffix.Flag, FlagText(flag));
        }
    }

    private void WritePeriod(PacketWriter writer, DataPacket packet, double correction)
    {
        var summaries = _periods.Read(packet.DataTime, Length(packet.Command), out var flag);
        decimal? oxygen = null;
        for (var i = 0; i < summaries.Length; i++)
            if (device.Factors[i].Code == OxygenConversion.OxygenCode) oxygen = Decimals.Round(summaries[i].Mean, device.Factors[i].Decimals);
        for (var i = 0; i < summaries.Length; i++)
        {
            var factor = device.Factors[i];
            var by = Correct(factor, correction);
            var (min, mean, max) = (Round(summaries[i].Min), Round(summaries[i].Mean), Round(summaries[i].Max));
            var code = device.WireCode(factor);
            if (factor.Total != FactorTotal.None) _ = writer.Add(code, FieldSuffix.Cou, Decimals.Round(summaries[i].Total * by, TotalDecimals));
            _ = writer.Add(code, FieldSuffix.Min, min).Add(code, FieldSuffix.Avg, mean).Add(code, FieldSuffix.Max, max);
            if (Zs(factor, min, oxygen) is { } low) _ = writer.Add(code, FieldSuffix.ZsMin, low);
            if (Zs(factor, mean, oxygen) is { } middle) _ = writer.Add(code, FieldSuffix.ZsAvg, middle);
            if (Zs(factor, max, oxygen) is { } high) _ = writer.Add(code, FieldSuffix.ZsMax, high);
            _ = writer.Add(code, FieldSuffix.Flag, FlagText(flag));

            decimal Round(double value) => Decimals.Round(value * by, factor.Decimals);
        }
    }

    private void WriteNoise(PacketWriter writer, DataPacket packet, double correction)
    {
        var level = device.Factors[0];
        if (!packet.IsPeriod)
        {
            _ = writer.Add("LA", FieldSuffix.Rtd, Decimals.Round(_instrument.Read(level, packet.DataTime) * correction, level.Decimals));
            return;
        }
        foreach (var (code, value) in NoiseLevels.Of(_instrument, level, packet.DataTime, Length(packet.Command)))
            _ = writer.Add(code, FieldSuffix.Data, Decimals.Round(value * correction, level.Decimals));
    }

    /// <summary>The converted value; none where the device does not convert, and the edition's mark where it cannot.</summary>
    private decimal? Zs(SimulatedFactor factor, decimal value, decimal? oxygen)
    {
        if (!factor.Converted || device.ReferenceOxygen is not { } reference || oxygen is not { } measured) return null;
        return OxygenConversion.Convert(value, measured, reference, factor.Decimals)
            ?? (device.Edition == Edition.V2025 ? OxygenConversion.NotComputable : null);
    }

    private decimal? OxygenOf(Func<SimulatedFactor, double> read)
    {
        foreach (var factor in device.Factors)
            if (factor.Code == OxygenConversion.OxygenCode) return Decimals.Round(read(factor), factor.Decimals);
        return null;
    }

    /// <summary>Oxygen stays as it was: with it every converted value of the packet would move.</summary>
    private static double Correct(SimulatedFactor factor, double correction) => factor.Code == OxygenConversion.OxygenCode ? 1 : correction;

    private TimeSpan Length(int command) => command switch
    {
        CommandNumbers.Minute => TimeSpan.FromMinutes(device.MinuteInterval),
        CommandNumbers.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    private static string FlagText(char flag) => flag switch { 'N' => "N", 'F' => "F", 'C' => "C", 'M' => "M", var f => f.ToString() };
}
