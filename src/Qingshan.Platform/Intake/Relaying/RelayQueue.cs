namespace Qingshan.Platform.Intake;

/// <summary>
/// What waits for a target, what is under way and what became of it: all rules of storing and forwarding, without a clock or a socket.
/// Frames of one device go one after the other, devices side by side. Times are those of <see cref="TimeProvider.GetTimestamp"/>.
/// </summary>
internal sealed class RelayQueue(RelayRules rules, TimeProvider time)
{
    private readonly Dictionary<string, RelayLane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<RelayLane> _ready = new();
    private readonly LinkedList<RelayLane> _underWay = new();
    private readonly List<RelayLane> _unflushed = [];
    private readonly SortedSet<long> _pending = [];
    private readonly List<RelayOutcome> _outcomes = [];
    private long _through;
    private long? _answered;
    private int _held, _doubtful, _suspects;

    /// <summary>Everything up to here is dealt with.</summary>
    public long Position => _pending.Count > 0 ? _pending.Min - 1 : _through;

    public bool HasRoom => _held < RelayRules.Held;

    public int UnderWay => _underWay.Count;

    public int Held => _held;

    /// <summary>When the frame that has waited longest has to be looked at; null where none is under way.</summary>
    public long? Since => _underWay.First?.Value.SentAt;

    /// <summary>Everything up to a sequence was looked at.</summary>
    public void Passed(long through) => _through = Math.Max(_through, through);

    public void Add(RelayFrame frame)
    {
        if (!frame.Again)
        {
            _pending.Add(frame.Sequence);
            Passed(frame.Sequence);
        }
        if (!_lanes.TryGetValue(frame.Mn, out var lane)) _lanes[frame.Mn] = lane = new(frame.Mn);
        lane.Waiting.AddLast(frame);
        _held++;
        MakeReady(lane);
    }

    /// <summary>The next frame to send, if any may be; it counts as sent.</summary>
    public RelayFrame? Next(long now)
    {
        // What was under way together when the connection broke goes one by one: so it shows which of them breaks it.
        while (_underWay.Count < (_doubtful > 0 ? 1 : RelayRules.Window) && _ready.TryDequeue(out var lane))
        {
            lane.IsReady = false;
            if (lane.UnderWay || lane.Waiting.First is not { Value: var frame }) continue;
            if (!frame.WantsAnswer)
            {
                lane.UnderWay = true;
                _unflushed.Add(lane);
                return frame;
            }
            lane.TriedSince ??= now;
            (lane.SentAt, lane.UnderWay) = (now, true);
            (lane.Sends, lane.Tries) = (lane.Sends + 1, lane.Tries + 1);
            _underWay.AddLast(lane);
            return frame;
        }
        return null;
    }

    /// <summary>What was given out is written: with that, a frame that asks for no answer is done. More can be known of none.</summary>
    public void Flushed()
    {
        foreach (var lane in _unflushed)
        {
            lane.UnderWay = false;
            Done(lane, new(lane.Waiting.First!.Value, RelayEnd.Sent));
            Forget(lane);
        }
        _unflushed.Clear();
    }

    /// <summary>An answer has come.</summary>
    /// <param name="refused">The reason, where it says no.</param>
    /// <returns>False where nobody waited for it.</returns>
    public bool Answered(string mn, string qn, ReadOnlyMemory<byte> raw, string? refused, long now)
    {
        if (!_lanes.TryGetValue(mn, out var lane)) return false;
        var ofSuspect = refused is null && lane.Suspect?.Frame.Qn == qn;
        if (!ofSuspect && !(lane.UnderWay && lane.Waiting.First!.Value.Qn == qn)) return false;
        _answered = now;
        if (refused is null) lane.Struck = false;
        if (ofSuspect)
        {
            var late = lane.Suspect!.Frame;
            Suspect(lane, null);
            Finish(new(late, RelayEnd.Acknowledged, raw));
        }
        else
        {
            Land(lane);
            if (refused is null) Done(lane, new(lane.Waiting.First!.Value, RelayEnd.Acknowledged, raw));
            else Failed(lane, refused, linkWorks: true);
        }
        if (_suspects > 0) Decide();
        Forget(lane);
        return true;
    }

    /// <summary>Looks at what has waited too long: it is sent again, or its round has failed.</summary>
    /// <returns>Whether nothing at all was answered for so long that the connection should be made anew.</returns>
    public bool Expire(long now)
    {
        var silent = false;
        while (_underWay.First is { Value: var lane } && time.GetElapsedTime(lane.SentAt, now) >= rules.AnswerWithin)
        {
            Land(lane);
            if (lane.Sends <= rules.Resends)
            {
                MakeReady(lane);
                continue;
            }
            var answers = _answered >= lane.TriedSince;
            silent |= !answers;
            Failed(lane, "no-answer", answers);
        }
        return silent;
    }

    /// <summary>The connection is lost: what was under way is sent again over the next one.</summary>
    public void Lost()
    {
        var alone = _underWay.Count == 1;
        foreach (var lane in _underWay.ToList())
        {
            Land(lane);
            if (alone) Failed(lane, "cut-off", _answered >= lane.TriedSince);
            else if (!lane.Doubtful) (lane.Doubtful, _doubtful) = (true, _doubtful + 1);
        }
        foreach (var lane in _unflushed) lane.UnderWay = false;
        _unflushed.Clear();
        _ready.Clear();
        foreach (var lane in _lanes.Values.OrderByDescending(l => l.Doubtful))
        {
            lane.IsReady = false;
            MakeReady(lane);
        }
    }

    /// <summary>What became of frames since it was asked last.</summary>
    public IReadOnlyList<RelayOutcome> TakeOutcomes()
    {
        if (_outcomes.Count == 0) return [];
        var taken = _outcomes.ToList();
        _outcomes.Clear();
        return taken;
    }

    /// <summary>A round of the lane's first frame has failed.</summary>
    private void Failed(RelayLane lane, string reason, bool linkWorks)
    {
        lane.Sends = 0;
        if (++lane.Rounds >= (lane.Struck ? 1 : RelayRules.Rounds))
        {
            var tries = lane.Tries;
            Certain(lane);
            if (lane is { Suspect: { } before, LinkWorked: false })
            {
                // Two in a row, and nothing was answered in between: it is the target that is deaf, and the order stays as it was.
                Suspect(lane, null);
                Restore(lane, before, before.Reprieved, 0);
            }
            else if (lane.Suspect is null)
            {
                var reprieved = lane.Reprieved;
                var frame = lane.Next();
                if (linkWorks) SetAside(lane, new(frame, reason, tries, reprieved));
                else Suspect(lane, new(frame, reason, tries, reprieved));
            }
        }
        MakeReady(lane);
    }

    /// <summary>Something was answered: the link works, and what is suspect is at fault itself, or was sent while the target was deaf.</summary>
    private void Decide()
    {
        foreach (var lane in _lanes.Values.Where(l => l.Suspect is not null).ToList())
        {
            lane.LinkWorked = true;
            MakeReady(lane);
        }
    }

    private void SetAside(RelayLane lane, RelaySuspect suspect)
    {
        lane.Struck = true;
        Finish(new(suspect.Frame, RelayEnd.SetAside, default, suspect.Reason, suspect.Tries));
    }

    private static void Restore(RelayLane lane, RelaySuspect suspect, bool reprieved, int rounds)
    {
        lane.Waiting.AddFirst(suspect.Frame);
        (lane.Sends, lane.Tries, lane.Rounds, lane.Reprieved, lane.TriedSince) = (0, suspect.Tries, rounds, reprieved, null);
    }

    private void Suspect(RelayLane lane, RelaySuspect? suspect)
    {
        _suspects += suspect is null ? -1 : 1;
        (lane.Suspect, lane.LinkWorked) = (suspect, false);
    }

    private void Done(RelayLane lane, RelayOutcome outcome)
    {
        Certain(lane);
        lane.Next();
        Finish(outcome);
        MakeReady(lane);
    }

    private void Finish(RelayOutcome outcome)
    {
        if (!outcome.Frame.Again) _pending.Remove(outcome.Frame.Sequence);
        _held--;
        _outcomes.Add(outcome);
    }

    private void Certain(RelayLane lane)
    {
        if (lane.Doubtful) _doubtful--;
        lane.Doubtful = false;
    }

    private void Land(RelayLane lane)
    {
        _underWay.Remove(lane);
        lane.UnderWay = false;
    }

    private void MakeReady(RelayLane lane)
    {
        if (lane.UnderWay) return;
        if (lane is { Suspect: { } suspect, LinkWorked: true })
        {
            Suspect(lane, null);
            if (suspect.Reprieved) SetAside(lane, suspect);
            else Restore(lane, suspect, reprieved: true, RelayRules.Rounds - 1);
        }
        if (lane.IsReady || lane.Waiting.Count == 0) return;
        lane.IsReady = true;
        _ready.Enqueue(lane);
    }

    private void Forget(RelayLane lane)
    {
        if (lane.IsIdle && !lane.Struck && !lane.IsReady) _lanes.Remove(lane.Mn);
    }
}
