namespace Qingshan.Applications.Tests;

public sealed class KeptTests
{
    private readonly ManualTime _time = new(new DateTime(2026, 11, 23, 4, 0, 0));
    private int _made;

    [Fact]
    public async Task What_is_fresh_is_not_made_again_and_what_is_old_is()
    {
        var kept = new Kept<string, int>(_time, TimeSpan.FromSeconds(5));
        Assert.Equal(1, await kept.OfAsync("a", Make));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(1, await kept.OfAsync("a", Make));
        Assert.Equal(2, await kept.OfAsync("b", Make));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, await kept.OfAsync("a", Make));
    }

    [Fact]
    public async Task While_one_makes_it_anew_the_others_get_what_is_held()
    {
        var kept = new Kept<string, int>(_time, TimeSpan.FromSeconds(5));
        await kept.OfAsync("a", Make);
        _time.Advance(TimeSpan.FromSeconds(6));
        var slow = new TaskCompletionSource<int>();
        var first = kept.OfAsync("a", () => slow.Task);
        Assert.Equal(1, await kept.OfAsync("a", Make));
        slow.SetResult(7);
        Assert.Equal(7, await first);
        Assert.Equal(7, await kept.OfAsync("a", Make));
    }

    [Fact]
    public async Task Those_who_ask_first_at_the_same_time_wait_for_one_answer()
    {
        var kept = new Kept<string, int>(_time, TimeSpan.FromSeconds(5));
        var slow = new TaskCompletionSource<int>();
        var (first, second) = (kept.OfAsync("a", () => slow.Task), kept.OfAsync("a", Make));
        Assert.False(second.IsCompleted);
        slow.SetResult(7);
        Assert.Equal((7, 7, 0), (await first, await second, _made));
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var kept = new Kept<string, int>(_time, TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<IOException>(() => kept.OfAsync("a", () => Task.FromException<int>(new IOException())));
        Assert.Equal(1, await kept.OfAsync("a", Make));
    }

    [Fact]
    public async Task No_more_is_held_than_was_said()
    {
        var kept = new Kept<int, int>(_time, TimeSpan.FromSeconds(5), most: 8);
        for (var key = 0; key < 100; key++) await kept.OfAsync(key, Make);
        Assert.True(kept.Count <= 8);
    }

    private Task<int> Make() => Task.FromResult(++_made);
}
