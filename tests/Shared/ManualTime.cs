namespace Qingshan.Tests;

/// <summary>A clock that stands still until the test moves it.</summary>
internal sealed class ManualTime(DateTime start) : TimeProvider
{
    private DateTimeOffset _now = new(DateTime.SpecifyKind(start, DateTimeKind.Utc));

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
