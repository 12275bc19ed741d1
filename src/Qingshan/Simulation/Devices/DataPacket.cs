using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>Which data a packet is to hold.</summary>
/// <param name="Command">2011, 2051, 2061 or 2031.</param>
/// <param name="DataTime">The instant, or the start of the period (UTC).</param>
/// <param name="Again">A correction of what was sent before: another value for the same time.</param>
internal readonly record struct DataPacket(int Command, DateTime DataTime, bool Again = false)
{
    public bool IsPeriod => Command != CommandNumbers.Realtime;
}
