using System.Collections.Concurrent;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>A clock that is to be set, and why.</summary>
/// <param name="Factor">PolId, the instrument whose clock it is; null for the data logger.</param>
/// <param name="Asked">The device asked for it (1013).</param>
internal sealed record ClockWish(string Mn, string? Factor, bool Asked, Text Why);

/// <summary>How far a clock is off after it was set.</summary>
internal sealed record ClockCheck(Guid Command, Text Told);

/// <summary>
/// Looks at the clocks of devices, by the QN of what they send, and says which are to be set by the policy. What it says is carried out by the
/// <see cref="CommandRunner"/>.
/// </summary>
internal sealed class ClockKeeper(LedgerBook ledger, TalkingOptions options)
{
    /// <summary>Not more often than this is a clock set unasked.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>Two packets that agree so far show the same clock; packets sent again with their first QN do not.</summary>
    private static readonly TimeSpan Agree = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, TimeSpan> _last = new();
    private readonly ConcurrentDictionary<string, (Guid Command, DateTime Since)> _toCheck = new();
    private readonly ConcurrentDictionary<string, DateTime> _wished = new();

    public ConcurrentQueue<ClockWish> Wishes { get; } = new();

    public ConcurrentQueue<ClockCheck> Checks { get; } = new();

    /// <summary>What its profile says, else what is set.</summary>
    private ClockPolicy PolicyOf(string mn) => ledger.Now.Profiles.GetValueOrDefault(mn)?.Clock ?? options.Clock;

    public void Heard(string mn, scoped in Header header, DateTime received)
    {
        var policy = PolicyOf(mn);
        if (header.Command == 1013 && policy != ClockPolicy.Leave)
        {
            var factor = header.Fields.TryFind("PolId"u8, out var field) && !field.Value.IsEmpty ? Encoding.UTF8.GetString(field.Value) : null;
            Wishes.Enqueue(new(mn, factor, true, new("设备请求校时（1013）", "the device asked for it (1013)")));
        }
        // Answers carry the platform's own QN, and what is sent again may carry that of the first time.
        if (header.IsReupload || header.Command is >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck || !HjTime.TryParse(header.Qn, out var made)) return;
        var skew = made - received;
        if (_toCheck.TryGetValue(mn, out var check) && received > check.Since && _toCheck.TryRemove(mn, out check)) Checks.Enqueue(new(check.Command, Told(skew)));
        var agrees = _last.TryGetValue(mn, out var before) && (before - skew).Duration() < Agree;
        _last[mn] = skew;
        if (policy != ClockPolicy.Set || !agrees || skew.Duration() <= DeviceTraffic.ClockTolerance || (_wished.TryGetValue(mn, out var last) && received - last < Rest)) return;
        _wished[mn] = received;
        Wishes.Enqueue(new(mn, null, false, new($"时钟{Words(skew).Zh}，超过 5 分钟", $"its clock is {Words(skew).En}, more than five minutes")));
    }

    /// <summary>A clock was just set: the next packet shows what came of it.</summary>
    public void WasSet(string mn, Guid command, DateTime at) => _toCheck[mn] = (command, at);

    private static Text Told(TimeSpan skew) => skew.Duration() > DeviceTraffic.ClockTolerance
        ? new($"校时后时钟仍{Words(skew).Zh}，请到现场检查", $"after that the clock is still {Words(skew).En}: it has to be looked at on the spot")
        : new($"校时后时钟{Words(skew).Zh}，正常", $"after that the clock is {Words(skew).En}, as it should be");

    private static Text Words(TimeSpan skew)
    {
        var seconds = Math.Round(skew.Duration().TotalSeconds);
        return skew > TimeSpan.Zero ? new($"快 {seconds} 秒", $"{seconds} s ahead") : new($"慢 {seconds} 秒", $"{seconds} s behind");
    }
}
