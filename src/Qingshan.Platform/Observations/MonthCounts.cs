using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>What a store counted of a series and a month.</summary>
/// <param name="Values">Starts, each once.</param>
/// <param name="Rows">Revisions.</param>
/// <param name="Last">The last start.</param>
internal readonly record struct CountedMonth(int Series, BeijingMonth Month, long Values, long Rows, DateTime Last);

/// <summary>
/// 计数 · How many values in effect there are by series and month, so that a count is an addition. Read from the store when it is
/// first asked for, and kept in step by what is stored: a value behind the last of its series is one more; for any other nobody knows
/// without looking, so its month is counted again when it is asked for next.
/// </summary>
/// <param name="count">Counts in the store: of some series within a span, or of everything.</param>
internal sealed class MonthCounts(Func<IReadOnlyCollection<int>?, DateTime, DateTime, CancellationToken, Task<IReadOnlyList<CountedMonth>>> count) : IDisposable
{
    /// <summary>Where more months than this are in doubt, everything is counted.</summary>
    private const int MostInDoubt = 2000;

    private readonly SemaphoreSlim _counting = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<int, OfSeries> _series = [];
    private readonly HashSet<(int Series, BeijingMonth Month)> _doubt = [];
    private bool _inFlight, _read, _forgotten;

    /// <summary>After values were stored; whoever stores calls it.</summary>
    public void Stored(IReadOnlyList<Observation> stored)
    {
        lock (_lock)
        {
            if (!_read && !_inFlight) return;
            foreach (var o in stored)
            {
                var month = BeijingMonth.Of(o.Start);
                if (!_series.TryGetValue(o.Series, out var of)) _series[o.Series] = of = new();
                // What is stored while the store counts may be counted or not.
                if (_inFlight || o.Start <= of.Last)
                {
                    _doubt.Add((o.Series, month));
                    continue;
                }
                of.Last = o.Start;
                var at = of.Months.GetValueOrDefault(month);
                of.Months[month] = at with { Values = at.Values + 1 };
            }
        }
    }

    /// <summary>Where nobody knows what was stored: everything is counted again when it is asked for next.</summary>
    public void Forget()
    {
        lock (_lock) (_read, _forgotten) = (false, _inFlight);
    }

    /// <summary>Months of some series, or of all, that have to do with a span; by series and month.</summary>
    public async Task<IReadOnlyList<SeriesMonth>> OfAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel)
    {
        await SettleAsync(cancel);
        var found = new List<SeriesMonth>();
        lock (_lock)
        {
            foreach (var id in (series ?? _series.Keys).Order())
                if (_series.TryGetValue(id, out var of))
                    foreach (var (month, at) in of.Months)
                        if (month.Start < to && month.End > from) found.Add(new(id, month, at.Values, at.Revised));
        }
        return found;
    }

    public void Dispose() => _counting.Dispose();

    private async Task SettleAsync(CancellationToken cancel)
    {
        if (IsSettled()) return;
        await _counting.WaitAsync(cancel);
        try
        {
            if (IsSettled()) return;
            HashSet<(int Series, BeijingMonth Month)> asked;
            bool all;
            lock (_lock)
            {
                (all, asked) = (!_read || _doubt.Count > MostInDoubt, [.. _doubt]);
                _doubt.Clear();
                _inFlight = true;
            }
            try
            {
                Take(all ? await count(null, DateTime.MinValue, DateTime.MaxValue, cancel)
                    : await count([.. asked.Select(a => a.Series).Distinct()], asked.Min(a => a.Month.Start), asked.Max(a => a.Month.End), cancel), all ? null : asked);
            }
            catch
            {
                // Nothing was learnt: what was in doubt still is.
                lock (_lock)
                {
                    _doubt.UnionWith(asked);
                    _inFlight = false;
                }
                throw;
            }
        }
        finally
        {
            _counting.Release();
        }
    }

    private bool IsSettled()
    {
        lock (_lock) return _read && _doubt.Count == 0;
    }

    private void Take(IReadOnlyList<CountedMonth> counted, HashSet<(int, BeijingMonth)>? asked)
    {
        lock (_lock)
        {
            if (asked is null) _series.Clear();
            foreach (var c in counted)
            {
                if (asked is not null && !asked.Contains((c.Series, c.Month))) continue;
                if (!_series.TryGetValue(c.Series, out var of)) _series[c.Series] = of = new();
                of.Months[c.Month] = new(c.Values, c.Rows > c.Values);
                if (c.Last > of.Last) of.Last = c.Last;
            }
            (_read, _inFlight, _forgotten) = (!_forgotten, false, false);
        }
    }

    private sealed class OfSeries
    {
        public SortedList<BeijingMonth, (long Values, bool Revised)> Months { get; } = [];

        public DateTime Last { get; set; } = DateTime.MinValue;
    }
}
