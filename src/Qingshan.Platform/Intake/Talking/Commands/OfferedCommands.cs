using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// The commands that can be asked for, one line each. What only reads needs one person; what changes a device or makes it act needs a second
/// one. Not offered: 1002, because a device is known by its MN.
/// </summary>
public static class OfferedCommands
{
    private static readonly CommandField Factor = new("factor", FieldForm.Factor, new("因子编码", "Factor code"), new("例如 a21026", "for example a21026"));
    private static readonly CommandField Instrument = Factor with { Optional = true, Hint = new("留空为数采仪本身", "empty for the data logger itself") };
    private static readonly CommandField Begin = new("begin", FieldForm.Moment, new("开始（北京时间）", "From (Beijing)"), new("第一个时段的开始", "start of the first period"));
    private static readonly CommandField End = new("end", FieldForm.Moment, new("结束（北京时间，含）", "To (Beijing, included)"), new("最后一个时段的开始", "start of the last period"));
    private static readonly CommandField Info = new("info", FieldForm.Word, new("信息编码", "Code of information"), new("如 i11001 日志、i13004 参数", "i11001 log, i13004 parameter"));

    public static IReadOnlyList<OfferedCommand> All { get; } =
    [
        new(1011, false, [Instrument], f => Fixed(new AskTime(f.OptionalFactor("factor")))),
        new(1061, false, [], _ => Fixed(new AskRealtimeInterval())),
        new(1063, false, [], _ => Fixed(new AskMinuteInterval())),
        new(2011, false, [], _ => Fixed(new StartRealtime())),
        new(2021, false, [], _ => Fixed(new StartStates())),
        History(2051), History(2061), History(2031), History(2041), History(2013), History(2052), History(2062), History(2071),
        new(3019, false, [Factor], f => Fixed(new AskSerial(f.Factor("factor")))),
        new(3020, false, [Instrument, Info, Begin with { Optional = true }, End with { Optional = true }], f => Fixed(new AskInfo(f.OptionalFactor("factor"), f.Word("info"), f.OptionalSpan()))),

        new(1000, true, [Number("timeout", new("超时（秒）", "Timeout (s)"), 1, 99), Number("resends", new("重发次数", "Resends"), 1, 99)],
            f => Fixed(new SetTimeouts(f.Number("timeout", 1, 99), f.Number("resends", 1, 99)))),
        // The time is that of the platform when it is sent.
        new(1012, true, [Instrument], f => SetClock(f.OptionalFactor("factor"))),
        new(1062, true, [Number("seconds", new("间隔（秒）", "Interval (s)"), 30, 3600)], f => Fixed(new SetRealtimeInterval(f.Number("seconds", 30, 3600)))),
        new(1064, true, [Number("minutes", new("间隔（分钟）", "Interval (min)"), 1, 30)], f => Fixed(new SetMinuteInterval(f.Number("minutes", 1, 30)))),
        new(1072, true, [new("password", FieldForm.Secret, new("新密码", "New password"), new("6 位字母或数字", "six letters and digits"))], f => Fixed(new SetPassword(f.Word("password", 9)))),
        new(1014, true, [new("key", FieldForm.Secret, new("新密钥", "New key"), new("16 个 ASCII 字符", "sixteen ASCII characters"))], f => NewKey(f.Word("key", 16))),
        new(2012, true, [], _ => Fixed(new StopRealtime())),
        new(2022, true, [], _ => Fixed(new StopStates())),
        new(3011, true, [Factor], f => Fixed(new Calibrate(f.Factor("factor")))),
        Act(3012), Act(3013), Act(3014),
        new(3015, true, [], _ => Fixed(new RetainSample())),
        new(3016, true, [Factor, new("start", FieldForm.TimeOfDay, new("开始时刻（北京时间）", "Start (Beijing)"), new("例如 08:00", "for example 08:00")), Number("hours", new("周期（小时）", "Cycle (h)"), 1, 24)],
            f => Fixed(new SetSamplingCycle(f.Factor("factor"), f.TimeOfDay("start"), f.Number("hours", 1, 24)))),
        new(3017, true, [Factor], f => Fixed(new AskSamplingCycle(f.Factor("factor")))),
        new(3018, true, [Factor], f => Fixed(new AskSampleDuration(f.Factor("factor")))),
        new(3021, true, [Instrument, Info, new("value", FieldForm.Word, new("新值", "New value"), new("不含 ; , = & #", "without ; , = & #"))],
            f => Fixed(new SetParameter(f.OptionalFactor("factor"), f.Word("info"), f.Word("value")))),
        Act(3022), Act(3024),
    ];

    private static readonly Dictionary<int, OfferedCommand> ByCommand = All.ToDictionary(k => k.Command);

    public static OfferedCommand? Find(int command) => ByCommand.GetValueOrDefault(command);

    /// <summary>1012 with the platform's time of the moment in which it is sent.</summary>
    private static Func<DateTime, Message> SetClock(string? factor) => now => new SetTime(factor, now);

    private static Func<DateTime, Message> NewKey(string key) => now => new SetKey(now, key);

    private static Func<DateTime, Message> Fixed(Message message) => _ => message;

    private static OfferedCommand History(int command) => new(command, false, [Begin, End], f => Fixed(new AskHistory(command, f.Span())));

    private static OfferedCommand Act(int command) => new(command, true, [Factor], f => Fixed(new InstrumentCommand(command, f.Factor("factor"))));

    private static CommandField Number(string name, Text label, int least, int most) => new(name, FieldForm.Number, label, new($"{least} 至 {most}", $"{least} to {most}"));
}
