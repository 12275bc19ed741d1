namespace Qingshan.Simulation;

/// <summary>Reads an instrument over a period, minute by minute or in wider steps.</summary>
internal sealed class PeriodReader
{
    /// <summary>Part of the values that has to be normal for the period to be (flue gas: 75 %).</summary>
    private const double Normal = 0.75;

    private readonly Instrument _instrument;
    private readonly SimulatedFactor? _flow;
    private readonly PeriodSummary[] _summaries;

    private readonly int _step;

    /// <param name="step">Minutes between two looks.</param>
    public PeriodReader(Instrument instrument, int step = 1)
    {
        _step = step;
        _instrument = instrument;
        _flow = instrument.Device.Factors.FirstOrDefault(f => f.Code == instrument.Device.FlowCode);
        _summaries = new PeriodSummary[instrument.Device.Factors.Count];
    }

    /// <summary>The summaries in the order of the device's factors, good until the next call.</summary>
    public ReadOnlySpan<PeriodSummary> Read(DateTime start, TimeSpan length, out char flag)
    {
        Array.Fill(_summaries, new PeriodSummary());
        var device = _instrument.Device;
        var (normal, other, minutes) = (0, 'N', (int)length.TotalMinutes);
        for (var m = 0; m < minutes; m += _step)
        {
            var at = start.AddMinutes(m);
            var state = device.FlagAt(at);
            if (state == 'N') normal += _step;
            else other = state;
            var cubicMetres = _flow is null ? 0 : _instrument.Read(_flow, at) * 60 * _step * device.FlowToCubicMetres;
            for (var i = 0; i < _summaries.Length; i++)
            {
                var factor = device.Factors[i];
                var value = _instrument.Read(factor, at);
                _summaries[i].Add(value, factor.Total switch
                {
                    FactorTotal.Volume => cubicMetres,
                    // mg/m³ in a gas, mg/L (which is g/m³) in water.
                    FactorTotal.Mass => value * cubicMetres * (device.FlowToCubicMetres < 1 ? 1e-3 : 1e-6),
                    _ => 0,
                });
            }
        }
        flag = normal >= Normal * minutes ? 'N' : other;
        return _summaries;
    }
}
