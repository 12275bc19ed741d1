using System.Buffers;

namespace Qingshan.Hj212.Tests.Conformance;

/// <summary>A device: uploads realtime data until they are acknowledged, and answers what it is asked, unless it was told to do something else.</summary>
internal sealed class PlayedDevice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Lock _sending = new();
    private readonly HashSet<string> _acknowledged = [];

    /// <summary>What is sent in place of a segment, as a whole frame or nothing.</summary>
    public Func<string, string> Twist { get; init; } = Wire.Frame;

    public Edition Edition { get; init; } = Edition.V2017;

    public TimeSpan Clock { get; init; }

    public bool Uploads { get; init; } = true;

    public bool Resends { get; init; } = true;

    public bool AsksForPw { get; init; } = true;

    public bool KnowsItsCommands { get; init; } = true;

    public bool ReadsCrc { get; init; } = true;

    public bool ResultFirst { get; init; }

    public bool HangsUp { get; init; }

    public async Task RunAsync(Stream stream, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var uploading = Uploads ? UploadAsync(stream, over.Token) : Task.CompletedTask;
        var (scanner, held, room) = (new FrameScanner(), new List<byte>(), new byte[4096]);
        for (int read; (read = await stream.ReadAsync(room, cancel)) > 0;)
        {
            held.AddRange(room[..read]);
            var rest = new ReadOnlySequence<byte>(held.ToArray());
            while (scanner.TryRead(ref rest, FeedState.Flowing, out var frame))
            {
                if (frame.Fault != FrameFault.None && ReadsCrc) continue;
                var header = SegmentHeader.Parse(frame.GetSegment(new byte[4096]));
                var (qn, command, pw) = (Wire.Text(header.Qn), header.Command ?? 0, Wire.Text(header.Pw));
                if (command == CommandNumbers.DataAck) lock (_acknowledged) _acknowledged.Add(qn);
                else foreach (var segment in Answers(qn, command, pw, MessageReader.Read(header, MessageDirection.Down).Message)) Send(stream, segment);
            }
            held.RemoveRange(0, held.Count - (int)rest.Length);
            if (HangsUp) break;
        }
        await over.CancelAsync();
        await uploading;
    }

    private IEnumerable<string> Answers(string qn, int command, string pw, Message asked)
    {
        if (AsksForPw && pw != Played.Pw) return [Reply(qn, 9011, "QnRtn=3")];
        string? data = asked switch
        {
            AskTime => $"SystemTime={Time(TimeProvider.System.GetUtcNow().UtcDateTime + Clock)}",
            AskRealtimeInterval => "RtdInterval=60",
            AskMinuteInterval => "MinInterval=10",
            AskHistory history => $"DataTime={Time(history.Span.Begin)};w01018-Avg=1.5,w01018-Flag=N",
            AskSerial => "PolId=w01018;w01018-SN=010000A8900016F000169DC0",
            AskInfo => $"DataTime={Time(TimeProvider.System.GetUtcNow().UtcDateTime)};PolId=w01018;i12001-Info=1",
            _ => null,
        };
        if (KnowsItsCommands && data is null && asked is not (SetTime or StartRealtime)) return [Reply(qn, 9011, "QnRtn=8")];
        var (ready, done) = (Reply(qn, 9011, "QnRtn=1"), Reply(qn, 9012, "ExeRtn=1"));
        if (data is null) return [ready, done];
        var said = $"QN={qn};ST=32;CN={command};PW={Played.Pw};MN={Played.Mn};Flag={(int)Edition << 2};CP=&&{data}&&";
        return ResultFirst ? [ready, done, said] : [ready, said, done];
    }

    private string Reply(string qn, int command, string cp) => $"QN={qn};ST=91;CN={command};PW={Played.Pw};MN={Played.Mn};Flag={(int)Edition << 2};CP=&&{cp}&&";

    private async Task UploadAsync(Stream stream, CancellationToken over)
    {
        for (var last = default(DateTime); !over.IsCancellationRequested;)
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            last = now > last.AddMilliseconds(1) ? now : last.AddMilliseconds(1);
            var qn = Envelope.QnOf(last);
            var segment = $"QN={qn};ST=32;CN=2011;PW={Played.Pw};MN={Played.Mn};Flag={((int)Edition << 2) + 1};CP=&&DataTime={Time(last)};w01018-Rtd=1.5,w01018-Flag=N&&";
            do
            {
                Send(stream, segment);
                await Task.Delay(Patience, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            } while (Resends && !over.IsCancellationRequested && !IsAcknowledged(qn));
        }
    }

    private bool IsAcknowledged(string qn)
    {
        lock (_acknowledged) return _acknowledged.Contains(qn);
    }

    private void Send(Stream stream, string segment)
    {
        try
        {
            lock (_sending) stream.Write(Wire.Bytes(Twist(segment)));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The test has hung up.
        }
    }

    private static string Time(DateTime utc) => Envelope.QnOf(utc)[..14];
}
