using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Identity;

/// <summary>Counts the requests of each key: those of a minute in memory, those of a day through restarts.</summary>
public sealed class KeyMeter(PlatformDbs dbs, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, Count> _counts = new();

    /// <summary>Takes one request of a key.</summary>
    /// <returns>How long until there is one again where there is none; null where it was let through.</returns>
    public async Task<KeyWait?> TakeAsync(ApiKey key, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var count = _counts.GetOrAdd(key.Id, _ => new());
        await count.One.WaitAsync(cancel);
        try
        {
            if (key.PerMinute is { } perMinute && !count.MinuteHas(now, perMinute)) return new(KeyQuota.Minute, perMinute, count.MinuteEnds(now) - now);
            if (key.PerDay is { } perDay && !await DayHasAsync(key.Id, count, now, perDay, cancel))
                return new(KeyQuota.Day, perDay, BeijingTime.StartOfDay(now).AddDays(1) - now);
            count.Take();
            if (count.Mentioned is null || now - count.Mentioned >= Minute)
            {
                count.Mentioned = now;
                await using var db = dbs.Open(Viewer.Program);
                await db.Set<ApiKey>().Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), cancel);
            }
            return null;
        }
        finally
        {
            count.One.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives back what is left of blocks, where the program stops by itself.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var db = dbs.Open(Viewer.Program);
        foreach (var (key, count) in _counts.Where(c => c.Value.Left > 0))
        {
            var (left, day) = (count.Left, count.Day);
            await db.Set<ApiKeyDay>().Where(d => d.KeyId == key && d.Day == day).ExecuteUpdateAsync(d => d.SetProperty(x => x.Taken, x => x.Taken - left), cancellationToken);
            count.Left = 0;
        }
    }

    private async Task<bool> DayHasAsync(Guid key, Count count, DateTime now, int perDay, CancellationToken cancel)
    {
        var today = BeijingTime.StartOfDay(now);
        if (count.Day != today) (count.Day, count.Left) = (today, 0);
        if (count.Left > 0) return true;
        await using var db = dbs.Open(Viewer.Program);
        var row = await db.Set<ApiKeyDay>().FirstOrDefaultAsync(d => d.KeyId == key && d.Day == today, cancel);
        if (row is null)
        {
            row = new() { KeyId = key, Day = today };
            db.Add(row);
        }
        // A twentieth at a time: seldom a write, and little is lost by a program that is killed.
        var block = Math.Min(perDay - row.Taken, Math.Max(1, perDay / 20));
        if (block <= 0) return false;
        row.Taken += block;
        await db.SaveChangesAsync(cancel);
        count.Left = block;
        return true;
    }

    private sealed class Count
    {
        private DateTime _minute;
        private int _inMinute;

        public SemaphoreSlim One { get; } = new(1, 1);

        public DateTime Day { get; set; }

        /// <summary>What is left of the block that was taken of the day.</summary>
        public int Left { get; set; }

        public DateTime? Mentioned { get; set; }

        public DateTime MinuteEnds(DateTime now) => _minute + Minute > now ? _minute + Minute : now + Minute;

        /// <summary>A minute begins with its first request, also where the clock was set back.</summary>
        public bool MinuteHas(DateTime now, int perMinute)
        {
            if (now < _minute || now - _minute >= Minute) (_minute, _inMinute) = (now, 0);
            return _inMinute < perMinute;
        }

        public void Take()
        {
            _inMinute++;
            if (Left > 0) Left--;
        }
    }
}

public enum KeyQuota
{
    Minute,
    Day,
}

/// <param name="After">When there is a request again.</param>
public sealed record KeyWait(KeyQuota Quota, int Limit, TimeSpan After)
{
    public int Seconds => Math.Max(1, (int)Math.Ceiling(After.TotalSeconds));

    public Error Error => IdentityErrors.TooManyRequests.Of(Limit, Quota == KeyQuota.Minute ? new Text("每分钟", "a minute") : new Text("每天", "a day"), Seconds);
}
