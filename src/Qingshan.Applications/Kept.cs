using System.Collections.Concurrent;

namespace Qingshan.Applications;

/// <summary>
/// Answers that are kept for a moment, so that a thousand readers cost what one does. Of those who find an answer out of date, one makes
/// it anew and the others get the one that is held.
/// </summary>
/// <param name="fresh">How long an answer counts as new. No answer is given that is older than ten times that.</param>
/// <param name="most">How many are held; beyond it the oldest go.</param>
internal sealed class Kept<TKey, TValue>(TimeProvider time, TimeSpan fresh, int most = 256) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _held = new();

    internal int Count => _held.Count;

    /// <param name="make">Makes the answer for all who ask, so nobody's request can cancel it.</param>
    public async Task<TValue> OfAsync(TKey key, Func<Task<TValue>> make)
    {
        var now = time.GetUtcNow();
        var entry = _held.GetOrAdd(key, _ => new(now, make));
        if (_held.Count > most) DropOldest(key);
        // A clock that was set back makes nothing fresh.
        var age = (now - entry.At).Duration();
        if (age >= fresh * 10 && entry.Made.IsCompleted)
        {
            var next = new Entry(now, make);
            entry = _held.TryUpdate(key, next, entry) ? next : _held.GetOrAdd(key, next);
        }
        else if (age >= fresh && entry.Made.IsCompletedSuccessfully && entry.TakeTurn())
        {
            return await AnewAsync(key, entry, new(now, make));
        }
        try
        {
            return await entry.Made;
        }
        catch
        {
            _held.TryRemove(KeyValuePair.Create(key, entry));
            throw;
        }
    }

    /// <summary>The old answer stays until the new one is there.</summary>
    private async Task<TValue> AnewAsync(TKey key, Entry old, Entry next)
    {
        try
        {
            var made = await next.Made;
            _held[key] = next;
            return made;
        }
        catch
        {
            old.GiveTurnBack();
            throw;
        }
    }

    private void DropOldest(TKey but)
    {
        foreach (var old in _held.Where(e => !e.Key.Equals(but)).OrderBy(e => e.Value.At).Take(Math.Max(1, most / 4)).ToList()) _held.TryRemove(old);
    }

    private sealed class Entry(DateTimeOffset at, Func<Task<TValue>> make)
    {
        private readonly Lazy<Task<TValue>> _made = new(make);
        private int _turn;

        public DateTimeOffset At => at;

        public Task<TValue> Made => _made.Value;

        /// <summary>True for the first who finds it out of date.</summary>
        public bool TakeTurn() => Interlocked.Exchange(ref _turn, 1) == 0;

        public void GiveTurnBack() => Volatile.Write(ref _turn, 0);
    }
}
