namespace Qingshan.Simulation;

/// <summary>
/// Hands out a total rate to devices, one after another, as many packets at a time as a device may have on its way: what
/// goes out in one write costs little more than one packet does. What a slow tick missed, the next one hands out.
/// </summary>
internal sealed class Pace(double rate, int burst, LoadFeed[] feeds, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private long _given;

    public void Tick()
    {
        if (rate <= 0) return;
        for (var due = (long)(time.GetElapsedTime(_began).TotalSeconds * rate); _given < due; _given++) feeds[_given / burst % feeds.Length].Allow();
    }
}
