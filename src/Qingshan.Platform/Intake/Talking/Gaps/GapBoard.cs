using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 缺口 · How far the periods of each device have come, and which are missing. The listener tells it what came, in the order of the journal;
/// it is kept by <see cref="GapKeeper"/> together with the place in the journal, so that after a restart nothing is lost or found twice.
/// </summary>
internal sealed class GapBoard(TalkingOptions options)
{
    private readonly Lock _one = new();
    private readonly Dictionary<(string Mn, int Command), DeviceProgress> _progress = [];
    private readonly Dictionary<(string Mn, int Command), List<DeviceGap>> _open = [];
    private HashSet<DeviceProgress> _movedOn = [];
    private HashSet<DeviceGap> _changed = [];

    /// <summary>What was kept before the last stop.</summary>
    public void Load(IEnumerable<DeviceProgress> progress, IEnumerable<DeviceGap> open)
    {
        lock (_one)
        {
            foreach (var p in progress) _progress[(p.Mn, p.Command)] = p;
            foreach (var gap in open) OpenOf(gap.Mn, gap.Command).Add(gap);
        }
    }

    /// <summary>A period came.</summary>
    /// <param name="minutes">How long it is.</param>
    public void Heard(string mn, int command, DateTime start, int minutes, DateTime received)
    {
        // A clock that runs ahead must not make everything that comes after it look old.
        if (start > received.AddMinutes(minutes + 10)) return;
        lock (_one)
        {
            if (_open.TryGetValue((mn, command), out var open)) Fill(open, start);
            if (!_progress.TryGetValue((mn, command), out var progress))
            {
                // What was before the first period ever heard is not asked for.
                _movedOn.Add(_progress[(mn, command)] = new() { Mn = mn, Command = command, Last = start });
                return;
            }
            if (start <= progress.Last) return;
            var missing = MissingSpan.Between(command, progress.Last, start, TimeSpan.FromMinutes(minutes));
            progress.Last = start;
            _movedOn.Add(progress);
            if (options.Pull && missing is { } span && !(progress.PullFrom > received)) Found(mn, span, minutes, received);
        }
    }

    /// <summary>Gaps that may be asked for now, of devices that can be spoken to, one a device; copies, as they are at this moment.</summary>
    public IReadOnlyList<DeviceGap> Due(DateTime now, Func<string, bool> isFree)
    {
        lock (_one) return [.. _open.Values.SelectMany(g => g).Where(g => g.NextAt <= now && isFree(g.Mn)).OrderBy(g => g.NextAt).DistinctBy(g => g.Mn).Select(g => g.Copy())];
    }

    /// <summary>A gap was asked for, with this outcome.</summary>
    public void Asked(Guid id, ExchangeOutcome outcome, DateTime now)
    {
        lock (_one)
        {
            if (_open.Values.SelectMany(g => g).FirstOrDefault(g => g.Id == id) is not { } gap || outcome.End == ExchangeEnd.NotConnected) return;
            _changed.Add(gap);
            gap.LastTry = CommandWords.Of(outcome);
            gap.NextAt = now + PullPace.After(++gap.Tries);
            if (!PullPace.IsUseless(outcome) && gap.Tries < PullPace.MostTries) return;
            gap.State = GapState.GivenUp;
            OpenOf(gap.Mn, gap.Command).Remove(gap);
            // Whoever lacks one gap will lack the next as well: it is left in peace for a day.
            var progress = _progress[(gap.Mn, gap.Command)];
            progress.PullFrom = now + PullPace.Rest;
            _movedOn.Add(progress);
        }
    }

    /// <summary>Whether there is something new of a gap that people should see.</summary>
    public bool HasChangedGaps
    {
        get
        {
            lock (_one) return _changed.Count > 0;
        }
    }

    /// <summary>Copies of what has changed since it was last asked; <see cref="Again"/> where they could not be kept.</summary>
    public BoardChanges TakeChanges()
    {
        lock (_one)
        {
            var taken = new BoardChanges([.. _movedOn.Select(p => p.Copy())], [.. _changed.Select(g => g.Copy())], _movedOn, _changed);
            (_movedOn, _changed) = ([], []);
            return taken;
        }
    }

    public void Again(BoardChanges changes)
    {
        lock (_one)
        {
            _movedOn.UnionWith(changes.MovedOn);
            _changed.UnionWith(changes.Changed);
        }
    }

    private void Found(string mn, MissingSpan span, int minutes, DateTime received)
    {
        var most = PullPace.MostPeriods(span.Command);
        var step = TimeSpan.FromMinutes(minutes);
        // What lies too far back is no longer asked for: devices keep it for a while only.
        var begin = span.BeginUtc;
        var old = (received - PullPace.Depth(span.Command) - begin) / step;
        if (old > 0) begin += step * Math.Min(Math.Ceiling(old), span.Periods);
        var left = (int)((span.EndUtc - begin) / step) + 1;
        if (begin > span.EndUtc) return;
        var open = OpenOf(mn, span.Command);
        if (open is [.., { Tries: 0 } before] && before.Minutes == minutes && (int)((span.EndUtc - before.Begin) / step) + 1 is var merged && merged <= most
            && begin - before.End <= PullPace.Near * step)
        {
            // Two gaps with little between them are one request; what lies between has come.
            before.Missing = before.Missing.PadRight(merged - left, '0').PadRight(merged, '1');
            _changed.Add(before);
            return;
        }
        for (; left > 0; left -= most, begin += step * most)
        {
            var gap = new DeviceGap
            {
                Mn = mn, Command = span.Command, Begin = begin, Minutes = minutes, Missing = new('1', Math.Min(left, most)), FoundAt = received, NextAt = received + options.PullAfter,
            };
            open.Add(gap);
            _changed.Add(gap);
        }
    }

    private void Fill(List<DeviceGap> open, DateTime start)
    {
        foreach (var gap in open)
        {
            var period = (int)Math.Round((start - gap.Begin).TotalMinutes / gap.Minutes);
            if (period < 0 || period >= gap.Missing.Length || gap.Missing[period] != '1') continue;
            gap.Missing = string.Concat(gap.Missing.AsSpan(0, period), "0", gap.Missing.AsSpan(period + 1));
            if (!gap.Missing.Contains('1', StringComparison.Ordinal)) gap.State = GapState.Filled;
            _changed.Add(gap);
        }
        open.RemoveAll(g => g.State != GapState.Open);
    }

    private List<DeviceGap> OpenOf(string mn, int command)
    {
        if (!_open.TryGetValue((mn, command), out var open)) _open[(mn, command)] = open = [];
        return open;
    }
}

/// <summary>What is to be kept, as it was at one moment, and the things themselves, which go on changing.</summary>
internal sealed record BoardChanges(IReadOnlyList<DeviceProgress> Progress, IReadOnlyList<DeviceGap> Gaps, HashSet<DeviceProgress> MovedOn, HashSet<DeviceGap> Changed);
