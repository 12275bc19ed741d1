using System.Collections.Concurrent;

namespace Qingshan.Platform.Intake;

/// <summary>
/// How much each device has sent lately, whatever number of connections it does that over. Who sends more than its rate is read more
/// slowly: its bytes stay on its side of the line, and neither memory nor the others pay for it.
/// </summary>
public sealed class DeviceRates(GatewayLimits limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, FrameRate> _devices = new();

    public GatewayLimits Limits => limits;

    /// <param name="code">Of a device of the ledger: there are only so many of them.</param>
    internal FrameRate Of(string code) => _devices.GetOrAdd(code, _ => New());

    /// <summary>For what a connection sends and no device can be named for.</summary>
    internal FrameRate New() => new(limits.DeviceRate, limits.DeviceRate * limits.BurstSeconds, time);
}

/// <summary>A bucket of frames that fills at a rate. What is taken beyond it is a debt, and has to be waited for.</summary>
internal sealed class FrameRate(double perSecond, double burst, TimeProvider time)
{
    private readonly Lock _one = new();
    private double _spent;
    private long _at;

    /// <returns>How long nothing more should be read of this sender.</returns>
    public TimeSpan Take(int frames)
    {
        if (perSecond <= 0 || frames == 0) return TimeSpan.Zero;
        lock (_one)
        {
            var now = time.GetTimestamp();
            _spent = Math.Max(0, _spent - (time.GetElapsedTime(_at, now).TotalSeconds * perSecond)) + frames;
            _at = now;
            return _spent <= burst ? TimeSpan.Zero : TimeSpan.FromSeconds((_spent - burst) / perSecond);
        }
    }
}
