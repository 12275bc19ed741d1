using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What is borne of the sender at the end of one connection, and when it is cut. One instance a connection; its own loop and the
/// server's heartbeat look at it.
/// </summary>
internal sealed class SenderPatience
{
    private readonly ConnectionContext _connection;
    private readonly DeviceRates _rates;
    private readonly GatewayLimits _limits;
    private readonly GatewayMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private FrameRate? _rate;
    private FrameRate? _nameless;
    private string _sender = "-";
    private long _left, _noise, _half;
    private int _frames;
    private long _heard, _answering;

    public SenderPatience(ConnectionContext connection, DeviceRates rates, GatewayMeter meter, TimeProvider time, ILogger log)
    {
        (_connection, _rates, _limits, _meter, _time, _log) = (connection, rates, rates.Limits, meter, time, log);
        _heard = time.GetTimestamp();
        if (connection.Features.Get<IConnectionSocketFeature>() is { } line) KeepAlive.Set(line.Socket);
        connection.Features.Get<IConnectionHeartbeatFeature>()?.OnHeartbeat(static me => ((SenderPatience)me).Beat(), this);
    }

    /// <summary>Bytes are at hand, or a pause is over.</summary>
    /// <returns>True where a frame that was begun is waited for no longer; what is there of it is all there will be.</returns>
    public bool RunsOut(long atHand)
    {
        if (atHand > _left) Volatile.Write(ref _heard, _time.GetTimestamp());
        if (_half == 0 || _time.GetElapsedTime(_half) < _limits.Patience) return false;
        Say(CutReason.HalfFrame);
        return true;
    }

    /// <summary>A stretch was taken from the front of what arrived.</summary>
    /// <returns>False where it has been noise for too long.</returns>
    public bool Bears(in Frame frame, Admission admission, string sender)
    {
        _half = 0;
        _frames++;
        if (admission == Admission.Admitted && !ReferenceEquals(sender, _sender)) (_sender, _rate) = (sender, _rates.Of(sender));
        _noise = IsNoise(frame.Fault) ? _noise + frame.Bytes.Length : 0;
        if (_noise <= _limits.Noise) return true;
        Say(CutReason.Noise);
        return false;
    }

    /// <summary>Nothing more can be taken for now.</summary>
    public void Leaves(long left)
    {
        _left = left;
        if (left == 0) _half = 0;
        else if (_half == 0) _half = _time.GetTimestamp();
    }

    /// <summary>Hands answers to the line; where nobody takes them, the connection ends.</summary>
    public async ValueTask AnswerAsync(DeviceLink link, ReadOnlyMemory<byte> answers, CancellationToken closed)
    {
        Volatile.Write(ref _answering, _time.GetTimestamp());
        await link.AnswerAsync(answers, closed);
        Volatile.Write(ref _answering, 0);
    }

    /// <summary>Who is faster than its rate is not read for a while.</summary>
    public ValueTask SlowAsync(CancellationToken reading)
    {
        var wait = (_rate ?? (_nameless ??= _rates.New())).Take(_frames);
        _frames = 0;
        if (wait <= TimeSpan.Zero) return ValueTask.CompletedTask;
        _meter.Slowed(wait);
        return new(Task.Delay(wait, _time, reading));
    }

    private void Beat()
    {
        var reason =
            Volatile.Read(ref _answering) is var began && began != 0 && _time.GetElapsedTime(began) >= _limits.Patience ? CutReason.DeafSender
            : _limits.Idle > TimeSpan.Zero && _time.GetElapsedTime(Volatile.Read(ref _heard)) >= _limits.Idle ? CutReason.Idle
            : (CutReason?)null;
        if (reason is not { } why || _connection.ConnectionClosed.IsCancellationRequested) return;
        Say(why);
        // Not by returning: whoever does not read would be waited for until he did.
        _connection.Abort(new ConnectionAbortedException(GatewayMeter.Of(why)));
    }

    private void Say(CutReason reason)
    {
        _meter.Cut(reason);
        _log.LogWarning("Connection {Address} of {Sender} is cut: {Reason}", _connection.RemoteEndPoint, _sender, GatewayMeter.Of(reason));
    }

    /// <summary>A frame with a wrong check value is a frame: its device is to be mended, and until then heard.</summary>
    private static bool IsNoise(FrameFault fault) =>
        fault is FrameFault.NotAFrame or FrameFault.LengthOverLimit or FrameFault.LengthMismatch or FrameFault.Truncated;
}
