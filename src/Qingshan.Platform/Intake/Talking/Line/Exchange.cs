using System.Text;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What one request has brought so far. The listener tells it what the device says, one thread at a time; whoever waits is woken by news.
/// </summary>
/// <param name="qn">The QN that was sent; answers are told by it.</param>
/// <param name="request">Down: what was asked.</param>
internal sealed class Exchange(string qn, Message request, TimeProvider time)
{
    private const int MostFrames = 100;

    private readonly byte[] _qn = Encoding.ASCII.GetBytes(qn);
    private readonly CommandInfo? _info = CommandCatalogue.Find(request.Command, MessageDirection.Down);
    private readonly Lock _one = new();
    private readonly List<ExchangeFrame> _frames = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private QnRtn? _qnRtn;
    private ExeRtn? _exeRtn;
    private bool _noticed;
    private int _data, _sendings;
    private long _heard;

    public bool IsAnswer(scoped in Header header) => header.Qn.SequenceEqual(_qn);

    /// <summary>The request was accepted, or what it asks for comes: it is not sent again.</summary>
    public bool IsAnswered
    {
        get
        {
            lock (_one) return _qnRtn is not null || _data > 0 || Over;
        }
    }

    public bool IsOver
    {
        get
        {
            lock (_one) return Over;
        }
    }

    private bool Over => _noticed || _exeRtn is not null || (_qnRtn is { } code && code != QnRtn.Ready);

    /// <summary>When the device last said something to it (timestamp).</summary>
    public long LastHeard => Interlocked.Read(ref _heard);

    /// <summary>Ends when there is news; to be asked for before looking.</summary>
    public Task News
    {
        get
        {
            lock (_one) return _news.Task;
        }
    }

    public void Sent(ReadOnlySpan<byte> frame)
    {
        lock (_one)
        {
            _sendings++;
            Keep(new(time.GetUtcNow().UtcDateTime, true, FrameText.Of(frame), null));
        }
    }

    /// <summary>The device said something, to this request or not.</summary>
    public void Heard(scoped in Header header, in JournalEntry entry)
    {
        lock (_one)
        {
            if (!Take(header)) return;
            Keep(new(entry.Received, false, FrameText.Of(entry.Payload.Span), entry.Sequence));
            Interlocked.Exchange(ref _heard, time.GetTimestamp());
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public ExchangeOutcome Outcome(ExchangeEnd end, MessageRefusal? refusal = null)
    {
        lock (_one) return new(end, _qnRtn, _exeRtn, _data, _sendings, [.. _frames], refusal);
    }

    /// <summary>How it ended, by what the device said last.</summary>
    public ExchangeEnd EndByAnswer()
    {
        lock (_one) return _qnRtn is { } code && code != QnRtn.Ready ? ExchangeEnd.Refused
            : _noticed || _exeRtn == ExeRtn.Done ? ExchangeEnd.Done : ExchangeEnd.Failed;
    }

    private bool Take(scoped in Header header)
    {
        // Devices of 2005 leave the QN out of their answers; as one exchange runs at a time, it is this one's.
        var mine = header.Qn.IsEmpty || header.Qn.SequenceEqual(_qn);
        switch (header.Command)
        {
            case CommandNumbers.RequestAck when mine:
                _qnRtn = ReplyReader.ReadQnRtn(header) ?? QnRtn.Unknown;
                return true;
            case CommandNumbers.Result when mine:
                _exeRtn = ReplyReader.ReadExeRtn(header) ?? ExeRtn.Failed;
                return true;
            case CommandNumbers.NotificationAck when mine && _info?.Kind == CommandKind.Notice:
                _noticed = true;
                return true;
            case { } command when command == _info?.DataReply && (mine || IsAskedFor(header)):
                _data++;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Parts of a packet have a QN of their own, and some devices give all data one: then what counts is whether the period was asked for.</summary>
    private bool IsAskedFor(scoped in Header header)
    {
        if (request is not AskHistory { Span: var span }) return false;
        using var sets = Measurements.Read(header.Cp);
        return sets.DataTime is { } at && at >= span.Begin && at <= span.End;
    }

    private void Keep(ExchangeFrame frame)
    {
        if (_frames.Count < MostFrames) _frames.Add(frame);
    }
}
