namespace Qingshan.Hj212;

/// <summary>What is looked at in a device.</summary>
internal static class DeviceChecks
{
    public static readonly ConformanceCheck Uploads = new("uploads", "6.2", "设备主动上传数据并要求应答", "The device uploads data of its own accord and wants an answer");
    public static readonly ConformanceCheck Time = Request(1011, "提取现场机时间", "Its time is asked for");
    public static readonly ConformanceCheck SetTime = Request(1012, "设置现场机时间", "Its time is set");
    public static readonly ConformanceCheck RealtimeInterval = Request(1061, "提取实时数据间隔", "The interval of realtime data is asked for");
    public static readonly ConformanceCheck MinuteInterval = Request(1063, "提取分钟数据间隔", "The interval of minute data is asked for");
    public static readonly ConformanceCheck Realtime = Request(2011, "取实时数据，随后有实时数据上传", "Realtime data are asked for, and come");
    public static readonly ConformanceCheck Minutes = Request(2051, "取分钟数据，数据时间在时段内", "Minute data are asked for, and lie in the span");
    public static readonly ConformanceCheck Hours = Request(2061, "取小时数据，数据时间在时段内", "Hour data are asked for, and lie in the span");
    public static readonly ConformanceCheck Days = Request(2031, "取日数据，数据时间在时段内", "Day data are asked for, and lie in the span");
    public static readonly ConformanceCheck Serial = Request(3019, "提取设备唯一标识", "An instrument's serial is asked for");
    public static readonly ConformanceCheck Info = Request(3020, "提取现场机信息（i12001 工作状态）", "An instrument's state (i12001) is asked for");
    public static readonly ConformanceCheck RealtimeRange = new("realtime-interval", "table 4", "实时数据间隔在 30 至 3600 秒之间", "The interval of realtime data is 30 to 3600 s");
    public static readonly ConformanceCheck MinuteRange = new("minute-interval", "table 4", "分钟数据间隔是 60 的约数且不超过 30", "The interval of minute data divides 60 and is at most 30");
    public static readonly ConformanceCheck WrongPw = new("refuses-wrong-pw", "table 7", "密码错误的命令答以 QnRtn=3", "A request with a wrong PW is answered by QnRtn=3");
    public static readonly ConformanceCheck UnknownCommand = new("refuses-unknown-cn", "table 7", "不存在的命令答以 QnRtn=8", "A request that there is none of is answered by QnRtn=8");
    public static readonly ConformanceCheck WrongCrc = new("refuses-wrong-crc", "6.2, table 7", "不执行校验码错误的命令，其后的命令照常应答", "A request with a wrong check value is not carried out, the next good one is answered");
    public static readonly ConformanceCheck Resend = new("resends", "6.2", "未得到应答的上传再次发送", "An upload that is not answered is sent again");
    public static readonly ConformanceCheck StaysOpen = new("stays-open", "6.2", "整个测试中连接保持", "The connection stays open throughout");

    private static readonly ConformanceCheck Clock = new("clock", "Annex C (1012)", "设备时钟与北京时间相差不超过五分钟（限值为本程序所定）", "The device's clock is within five minutes of Beijing time (this program's limit)");

    private static readonly (ConformanceCheck Check, Func<ConformanceFrame, ConformanceOptions, bool> Holds)[] OfFrames =
    [
        (new("frames-mn", "6.3.2", "每一包的 MN 是该设备的", "Every packet has the device's MN"), (f, o) => f.Envelope.Mn == o.Mn),
        (new("frames-pw", "6.3.2", "每一包的 PW 是该设备的", "Every packet has the device's PW"), (f, o) => f.Envelope.Pw == o.Pw),
        (new("frames-edition", "6.3.2", "每一包 Flag 的版本位是该版本的", "The version bits of every packet's Flag are those of the edition"),
            (f, o) => f.Flag is { } flag ? flag >> 2 == (int)o.Edition : o.Edition == Edition.V2005),
        (new("frames-st", "6.3.2, 6.6", "9011、9012 的 ST=91", "9011 and 9012 have ST=91"),
            (f, _) => f.Command is not (CommandNumbers.RequestAck or CommandNumbers.Result) || f.Envelope.St == Envelope.Interaction),
    ];

    public static void JudgeClock(ConformanceRecord record, ConformanceFrame? answer, DateTime now)
    {
        if (answer?.Message is not DeviceTime said) record.NotTested(Clock, "设备没有给出时间。", "The device did not tell its time.");
        else if ((said.Time - now).Duration() <= TimeSpan.FromMinutes(5)) record.Passed(Clock, default, answer);
        else record.Failed(Clock, default, [answer], $"相差 {(said.Time - now).TotalMinutes:0.#} 分钟。", $"It is {(said.Time - now).TotalMinutes:0.#} minutes off.");
    }

    public static void JudgeInterval(ConformanceRecord record, ConformanceCheck check, ConformanceFrame? answer)
    {
        bool? right = answer?.Message switch
        {
            RealtimeInterval { Seconds: var seconds } => seconds is >= 30 and <= 3600,
            MinuteInterval { Minutes: var minutes } => minutes is >= 1 and <= 30 && 60 % minutes == 0,
            _ => null,
        };
        if (right is null) record.NotTested(check, "设备没有给出间隔。", "The device did not tell the interval.");
        else if (right.Value) record.Passed(check, default, answer);
        else record.Failed(check, default, [answer], "间隔不在允许范围内。", "The interval is not one of those allowed.");
    }

    /// <summary>Looks at how everything that came is written.</summary>
    public static void JudgeFrames(ConformanceRecord record, IReadOnlyList<ConformanceFrame> came, ConformanceOptions options)
    {
        const string NothingZh = "设备没有发出报文。", NothingEn = "The device sent nothing.";
        var readable = came.Where(f => f.IsUsable).ToList();
        foreach (var (check, holds) in OfFrames)
        {
            var wrong = readable.Where(f => !holds(f, options)).ToList();
            if (readable.Count == 0) record.NotTested(check, NothingZh, NothingEn);
            else if (wrong.Count == 0) record.Passed(check, default);
            else record.Failed(check, default, wrong.Take(3), $"{readable.Count} 包中有 {wrong.Count} 包不符。", $"{wrong.Count} of {readable.Count} packets are otherwise.");
        }
        FormChecks.Judge(record, came, "frames", NothingZh, NothingEn);
    }

    private static ConformanceCheck Request(int command, string zh, string en) =>
        new($"request-{command}", "6.5, Annex C", $"{zh}：依次 9011、数据（如有）、9012", $"{en}: 9011, data where there are any, 9012");
}
