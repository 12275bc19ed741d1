using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Streams;

/// <summary>What is to be derived: of each derived series the periods that something touched, until they are over and done.</summary>
internal sealed class Work
{
    /// <summary>As much is derived together as fits into this. Hours may be made of very many instants.</summary>
    private static TimeSpan AtOnce(Period period) => TimeSpan.FromDays(period == Period.Hour ? 40 : 400);

    private readonly Dictionary<Key, SortedSet<DateTime>> _touched = [];

    /// <summary>
    /// Periods that lie no further apart than this are derived together with those between them, which come out as they stand:
    /// one question to the store instead of many.
    /// </summary>
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    public int Count => _touched.Values.Sum(p => p.Count);

    /// <summary>Marks every period that overlaps the time from the first to the last moment, both included.</summary>
    public void Touch(IDerivation derivation, MonitoringPoint point, in Target target, DateTime first, DateTime last)
    {
        var key = new Key(derivation, point.Id, target);
        if (!_touched.TryGetValue(key, out var periods)) _touched[key] = periods = [];
        for (var start = derivation.Period.StartOf(first); start <= last; start = derivation.Period.EndOf(start)) periods.Add(start);
    }

    /// <summary>Takes out what is over by now, of one derivation: spans of whole periods.</summary>
    public List<Span> TakeDue(IDerivation derivation, DateTime now)
    {
        var due = new List<Span>();
        var over = now - derivation.Period.Patience();
        foreach (var (key, periods) in _touched.Where(t => t.Key.Derivation == derivation).ToList())
        {
            var begin = due.Count;
            foreach (var start in periods.Where(p => derivation.Period.EndOf(p) <= over).ToList())
            {
                periods.Remove(start);
                var end = derivation.Period.EndOf(start);
                if (due.Count > begin && start - due[^1].To <= Apart && end - due[^1].From <= AtOnce(derivation.Period)) due[^1] = due[^1] with { To = end };
                else due.Add(new(key.Point, key.Target, start, end));
            }
            if (periods.Count == 0) _touched.Remove(key);
        }
        return due;
    }

    private readonly record struct Key(IDerivation Derivation, Guid Point, Target Target);
}

/// <summary>Whole periods of one derived series.</summary>
internal readonly record struct Span(Guid Point, Target Target, DateTime From, DateTime To);
