using CsCheck;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Relaying;

/// <summary>The rules of storing and forwarding, without a socket: order, resends, what is set aside, how far the position may move.</summary>
public sealed class RelayQueueTests
{
    private static readonly RelayRules Rules = new(TimeSpan.FromSeconds(10), 3, TimeSpan.FromDays(1));

    private readonly StepClock _time = new();

    private long Now => _time.GetTimestamp();

    [Fact]
    public void Frames_of_one_device_go_one_after_the_other_and_devices_side_by_side()
    {
        var queue = QueueOf(("A", 1), ("A", 2), ("B", 3));
        Assert.Equal([1, 3], Sent(queue));
        Assert.True(queue.Answered("A", "1", default, null, Now));
        Assert.Equal([2], Sent(queue));
        Assert.Equal(1, queue.Position);
    }

    [Fact]
    public void What_is_not_answered_is_sent_again_three_times_and_then_the_connection_is_made_anew()
    {
        var queue = QueueOf(("A", 1));
        for (var send = 0; send < 4; send++)
        {
            Assert.Equal([1], Sent(queue));
            _time.Now += TimeSpan.FromSeconds(9);
            Assert.False(queue.Expire(Now));
            Assert.Empty(Sent(queue));
            _time.Now += TimeSpan.FromSeconds(1);
            Assert.Equal(send == 3, queue.Expire(Now));
        }
        queue.Lost();
        Assert.Equal([1], Sent(queue));
        Assert.Equal(0, queue.Position);
    }

    [Fact]
    public void A_frame_that_alone_is_not_answered_is_set_aside_and_the_others_of_its_device_go_on()
    {
        var queue = QueueOf(("A", 1), ("A", 2), ("B", 3), ("B", 4));
        var answered = new List<long>();
        for (var i = 0; i < 20; i++) Step(queue, answered, refuses: 1);
        Assert.Equal([3, 4, 2], answered);
        var outcomes = queue.TakeOutcomes();
        var aside = Assert.Single(outcomes, o => o.End == RelayEnd.SetAside);
        Assert.Equal((1, "no-answer", 12), (aside.Frame.Sequence, aside.Reason, aside.Tries));
        Assert.Equal(4, queue.Position);
    }

    [Fact]
    public void A_target_that_answers_nothing_for_hours_gets_everything_when_it_does_and_nothing_is_set_aside()
    {
        var queue = QueueOf(("A", 1), ("A", 2), ("A", 3));
        for (var i = 0; i < 200; i++)
        {
            Sent(queue);
            _time.Now += TimeSpan.FromSeconds(10);
            if (queue.Expire(Now)) queue.Lost();
        }
        Assert.Empty(queue.TakeOutcomes());
        Assert.Equal(0, queue.Position);
        var answered = new List<long>();
        for (var i = 0; i < 40 && answered.Count < 3; i++) Step(queue, answered, refuses: 0);
        Assert.Equal([1, 2, 3], answered.Order());
        Assert.All(queue.TakeOutcomes(), o => Assert.Equal(RelayEnd.Acknowledged, o.End));
        Assert.Equal(3, queue.Position);
    }

    [Fact]
    public void The_frame_that_breaks_the_connection_is_found_among_many_and_set_aside()
    {
        var queue = QueueOf([.. Enumerable.Range(1, 20).Select(i => ($"D{i}", (long)i))]);
        var answered = new List<long>();
        for (var i = 0; i < 100 && answered.Count < 19; i++)
        {
            var sent = Sent(queue);
            if (sent.Contains(7)) queue.Lost();
            else foreach (var s in sent) if (queue.Answered($"D{s}", $"{s}", default, null, Now)) answered.Add(s);
        }
        Assert.Equal(19, answered.Distinct().Count());
        for (var i = 0; i < 4 && queue.Position < 20; i++)
        {
            if (Sent(queue).Contains(7)) queue.Lost();
            if (queue.HasRoom) queue.Add(Frame("D1", 21 + i));
            foreach (var s in Sent(queue)) queue.Answered("D1", $"{s}", default, null, Now);
        }
        Assert.Equal([7], queue.TakeOutcomes().Where(o => o.End == RelayEnd.SetAside).Select(o => o.Frame.Sequence));
    }

    [Fact]
    public void An_answer_with_another_QN_or_of_another_device_is_no_answer()
    {
        var queue = QueueOf(("A", 1));
        Sent(queue);
        Assert.False(queue.Answered("A", "2", default, null, Now));
        Assert.False(queue.Answered("B", "1", default, null, Now));
        Assert.Equal(0, queue.Position);
    }

    [Fact]
    public void A_refusal_is_tried_again_and_then_set_aside_with_its_reason()
    {
        var queue = QueueOf(("A", 1), ("A", 2));
        for (var round = 0; round < RelayRules.Rounds; round++)
        {
            Assert.Equal([1], Sent(queue));
            Assert.True(queue.Answered("A", "1", default, "qn-rtn-4", Now));
        }
        Assert.Equal((1L, "qn-rtn-4"), Assert.Single(queue.TakeOutcomes().Select(o => (o.Frame.Sequence, o.Reason))));
        Assert.Equal([2], Sent(queue));
    }

    [Fact]
    public void What_asks_for_no_answer_is_done_when_it_is_written_and_sent_again_where_the_connection_broke_before()
    {
        var queue = new RelayQueue(Rules, _time);
        queue.Add(Frame("A", 1) with { WantsAnswer = false });
        queue.Add(Frame("A", 2) with { WantsAnswer = false });
        Assert.Equal([1], Sent(queue, flush: false));
        queue.Lost();
        Assert.Equal(0, queue.Position);
        Assert.Equal([1], Sent(queue));
        Assert.Equal([2], Sent(queue));
        Assert.Equal(2, queue.Position);
    }

    /// <summary>Whatever the target does, each device's frames are acknowledged in their order, each once, and the position never passes one that waits.</summary>
    [Fact]
    public void Whatever_happens_order_holds_and_the_position_never_passes_what_is_not_done() =>
        Gen.Select(Gen.Int[1, 4].Array[1, 30], Gen.Int[0, 9].Array[0, 120]).Sample((devices, events) =>
        {
            var time = new StepClock();
            var queue = new RelayQueue(Rules, time);
            var under = new Dictionary<string, long>();
            var done = new List<long>();
            for (var i = 0; i < devices.Length; i++) queue.Add(Frame($"D{devices[i]}", i + 1));
            void Answer(string device)
            {
                if (!under.Remove(device, out var sequence)) return;
                Assert.True(queue.Answered(device, $"{sequence}", default, null, time.GetTimestamp()));
            }
            void Take()
            {
                while (queue.Next(time.GetTimestamp()) is { } frame) under[frame.Mn] = frame.Sequence;
                done.AddRange(queue.TakeOutcomes().Select(o => o.Frame.Sequence));
                var first = Enumerable.Range(1, devices.Length).Select(s => (long)s).Except(done).DefaultIfEmpty(devices.Length + 1).Min();
                Assert.Equal(first - 1, Math.Min(queue.Position, devices.Length));
            }
            foreach (var what in events)
            {
                Take();
                if (what < 5) Answer($"D{what % 4 + 1}");
                else if (what < 8)
                {
                    time.Now += TimeSpan.FromSeconds(6);
                    queue.Expire(time.GetTimestamp());
                    under.Clear();
                    // What is under way still, or again, is known by being sent again after its time.
                    time.Now += TimeSpan.FromSeconds(10);
                    queue.Expire(time.GetTimestamp());
                }
                else
                {
                    queue.Lost();
                    under.Clear();
                }
            }
            for (var i = 0; i < 10_000 && queue.Position < devices.Length; i++)
            {
                Take();
                foreach (var device in under.Keys.ToList()) Answer(device);
                // The next of another device, so that one frame that is under suspicion at the very end is decided about.
                if (queue.UnderWay == 0 && queue.Position < devices.Length && queue.HasRoom) queue.Add(Frame("other", devices.Length + 1 + i));
            }
            done.AddRange(queue.TakeOutcomes().Select(o => o.Frame.Sequence));
            Assert.Equal(done.Count, done.Distinct().Count());
            Assert.Empty(Enumerable.Range(1, devices.Length).Select(s => (long)s).Except(done));
        });

    private RelayQueue QueueOf(params (string Mn, long Sequence)[] frames)
    {
        var queue = new RelayQueue(Rules, _time);
        foreach (var (mn, sequence) in frames) queue.Add(Frame(mn, sequence));
        return queue;
    }

    private static RelayFrame Frame(string mn, long sequence) => new(sequence, DateTime.UnixEpoch, mn, $"{sequence}", true, new byte[] { 1 });

    private List<long> Sent(RelayQueue queue, bool flush = true)
    {
        var sent = new List<long>();
        while (queue.Next(Now) is { } frame) sent.Add(frame.Sequence);
        if (flush) queue.Flushed();
        return sent;
    }

    /// <summary>A target that answers everything at once but one frame.</summary>
    private void Step(RelayQueue queue, List<long> answered, long refuses)
    {
        foreach (var sequence in Sent(queue).Where(s => s != refuses))
            foreach (var mn in (string[])["A", "B"])
                if (queue.Answered(mn, $"{sequence}", default, null, Now)) answered.Add(sequence);
        _time.Now += TimeSpan.FromSeconds(10);
        queue.Expire(Now);
    }

    /// <summary>A clock that stands still until the test moves it.</summary>
    private sealed class StepClock : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
