namespace Qingshan.Simulation;

/// <summary>Hands out a total rate to devices, one after another. What a slow tick missed, the next one hands out.</summary>
internal sealed class Pace(double rate, LoadFeed[] feeds, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private long _given;

    public void Tick()
    {
        if (rate <= 0) return;
        for (var due = (long)(time.GetElapsedTime(_began).TotalSeconds * rate); _given < due; _given++) feeds[_given % feeds.Length].Allow();
    }
}
