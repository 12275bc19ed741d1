using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>What is counted of one device in a recording.</summary>
/// <param name="known">Whether the list of devices has it; null where no list was given.</param>
internal sealed class ShadowDevice(string mn, bool? known)
{
    private const int MostExamples = 20;

    private readonly SortedDictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(int Command, string Code), int> _replies = [];
    private readonly SortedDictionary<int, int> _commands = [];
    private readonly List<float> _latencies = [];
    private readonly List<ShadowDifference> _examples = [];
    private FrameNotes _notes;
    private int _frames, _accepted, _noted, _damaged, _answered, _ours, _oldOnly, _oursOnly, _refused;
    private DateTime? _first, _last;

    public string Mn => mn;

    public bool? Known => known;

    /// <summary>Frames with a QN that was there already, unanswered.</summary>
    public int Again { get; set; }

    /// <summary>Answers to nothing that was recorded.</summary>
    public int Strays { get; set; }

    public void Count(in Packet packet, DateTime at)
    {
        _frames++;
        _first ??= at;
        _last = at;
        switch (packet.Verdict)
        {
            case FrameVerdict.Accepted:
                _accepted++;
                break;
            case FrameVerdict.AcceptedWithNotes:
                _noted++;
                break;
            default:
                _damaged++;
                _reasons[packet.Reason] = _reasons.GetValueOrDefault(packet.Reason) + 1;
                break;
        }
        _notes |= packet.Notes;
    }

    public void Commanded(int command) => _commands[command] = _commands.GetValueOrDefault(command) + 1;

    public void Replied(int command, int reply, int? code)
    {
        var key = (command, $"{(reply == CommandNumbers.RequestAck ? "QnRtn" : "ExeRtn")}={code}");
        _replies[key] = _replies.GetValueOrDefault(key) + 1;
    }

    /// <param name="refusal">The code with which the old platform said no; null where it acknowledged.</param>
    public void Answered(DateTime sent, DateTime at, string qn, int command, bool ours, int? refusal, string why)
    {
        _latencies.Add((float)(at - sent).TotalMilliseconds);
        if (ours) _ours++;
        if (refusal is not null)
        {
            _refused++;
            if (ours) Example(new(sent, qn, command, "old-refuses", $"return code {refusal}"));
            return;
        }
        _answered++;
        if (ours) return;
        _oldOnly++;
        Example(new(sent, qn, command, "old-only", why));
    }

    public void NotAnswered(DateTime sent, string qn, int command, bool ours)
    {
        if (!ours) return;
        _ours++;
        _oursOnly++;
        Example(new(sent, qn, command, "ours-only", ""));
    }

    public ShadowDeviceReport Report(bool answersSeen)
    {
        _latencies.Sort();
        return new(mn, known, _first is { } first && first != default ? first : null, _last is { } last && last != default ? last : null, _frames, _accepted, _noted, _damaged, _reasons, WireName.Of(_notes), Again,
            _answered, _ours, _oldOnly, answersSeen ? _oursOnly : 0, _refused, Strays,
            _latencies.Count == 0 || _first == default(DateTime) ? null : new(_latencies[0], _latencies[_latencies.Count / 2], _latencies[_latencies.Count * 95 / 100], _latencies[^1]),
            [.. _commands.Select(c => new ShadowCommandReport(c.Key, c.Value, _replies.Where(r => r.Key.Command == c.Key).ToDictionary(r => r.Key.Code, r => r.Value)))],
            [.. _examples.Where(e => answersSeen || e.What != "ours-only")]);
    }

    private void Example(ShadowDifference difference)
    {
        if (_examples.Count < MostExamples) _examples.Add(difference);
    }
}
