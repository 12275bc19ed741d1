using static Qingshan.Hj212.CommandKind;
using static Qingshan.Hj212.MessageDirection;

namespace Qingshan.Hj212;

/// <summary>
/// The catalogue of commands. Entries of 2017 are table 9 and Annex C of HJ 212-2017; those of 2005 and 2025 are second-hand
/// (see <see cref="CommandInfo.Verified"/>). Numbers that are not here are vendors' own and pass through as
/// <see cref="OpaqueMessage"/>.
/// </summary>
public static class CommandCatalogue
{
    private const Editions InAll = Editions.All, Since2017 = Editions.V2017 | Editions.V2025, Only2025 = Editions.V2025, Only2005 = Editions.V2005;
    private const string Span = "BeginTime,EndTime", Values = "DataTime, x-Cou,x-Min,x-Avg,x-Max,x-Flag";

    /// <summary>Every command, by number, down before up.</summary>
    public static ValueList<CommandInfo> All { get; } =
    [
        new(1000, Down, Request, "设置超时时间及重发次数", "set timeout and number of resends", InAll, "OverTime,ReCount"),
        new(1001, Up, Notice, "上传数采仪硬件序号", "serials of the data logger's hardware", Only2025, "i23005-Info,i23006-Info,i23007-Info,i23008-Info"),
        new(1002, Down, Request, "设置数采仪MN编码", "set the data logger's MN", Only2025, "i23005-Info"),
        new(1011, Down, Request, "提取现场机时间", "ask for the device's time", InAll, "PolId", 1011),
        new(1011, Up, Upload, "上传现场机时间", "the device's time", InAll, "PolId,SystemTime"),
        new(1012, Down, Request, "设置现场机时间", "set the device's time", InAll, "PolId,SystemTime"),
        new(1013, Up, Notice, "现场机时间校准请求", "the device asks to have its time set", Since2017, "PolId"),
        new(1014, Down, Request, "上位机设置新密钥", "set a new key", Only2025, "SKCreateTime,NewSK"),
        new(1014, Up, Notice, "现场机获取新密钥", "the device asks for a new key", Only2025, "SKCreateTime"),
        new(1021, Down, Request, "提取污染物报警门限值", "ask for alarm limits", Only2005, "PolId", 1021),
        new(1021, Up, Upload, "上传污染物报警门限值", "alarm limits", Only2005, "x-LowValue,x-UpValue"),
        new(1022, Down, Request, "设置污染物报警门限值", "set alarm limits", Only2005, "x-LowValue,x-UpValue"),
        new(1061, Down, Request, "提取实时数据间隔", "ask for the interval of realtime data", InAll, "", 1061),
        new(1061, Up, Upload, "上传实时数据间隔", "interval of realtime data", InAll, "RtdInterval"),
        new(1062, Down, Request, "设置实时数据间隔", "set the interval of realtime data", InAll, "RtdInterval"),
        new(1063, Down, Request, "提取分钟数据间隔", "ask for the interval of minute data", Since2017, "", 1063),
        new(1063, Up, Upload, "上传分钟数据间隔", "interval of minute data", Since2017, "MinInterval"),
        new(1064, Down, Request, "设置分钟数据间隔", "set the interval of minute data", Since2017, "MinInterval"),
        new(1072, Down, Request, "设置现场机密码", "set the device's password", InAll, "NewPW"),
        new(2011, Down, Request, "取污染物实时数据", "begin realtime data", InAll, "", 0),
        new(2011, Up, Upload, "上传污染物实时数据", "realtime data", InAll, "DataTime, x-SampleTime,x-Rtd,x-Flag,x-EFlag"),
        new(2012, Down, Notice, "停止察看污染物实时数据", "stop realtime data", InAll, ""),
        new(2013, Down, Request, "取原始监测数据", "ask for raw data of periodic measurements", Only2025, Span, 2013),
        new(2013, Up, Upload, "上传原始监测数据", "raw data of periodic measurements", Only2025, "DataTime, x-SampleTime,x-CompleteTime,x-SampleType,x-Avg,x-Flag"),
        new(2021, Down, Request, "取设备运行状态数据", "begin states of treatment facilities", InAll, "", 0),
        new(2021, Up, Upload, "上传设备运行状态数据", "states of treatment facilities", InAll, "DataTime, x-RS"),
        new(2022, Down, Notice, "停止察看设备运行状态", "stop states of treatment facilities", InAll, ""),
        new(2031, Down, Request, "取污染物日历史数据", "ask for day data", InAll, Span, 2031),
        new(2031, Up, Upload, "上传污染物日历史数据", "day data", InAll, Values),
        new(2041, Down, Request, "取设备运行时间日历史数据", "ask for running hours", InAll, Span, 2041),
        new(2041, Up, Upload, "上传设备运行时间日历史数据", "running hours", InAll, "DataTime, x-RT"),
        new(2051, Down, Request, "取污染物分钟数据", "ask for minute data", InAll, Span, 2051),
        new(2051, Up, Upload, "上传污染物分钟数据", "minute data", InAll, Values),
        new(2052, Down, Request, "取噪声单次测量数据", "ask for single noise measurements", Only2025, Span, 2052),
        new(2052, Up, Upload, "上传噪声单次测量数据", "single noise measurement", Only2025, "DataTime, x-Data"),
        new(2061, Down, Request, "取污染物小时数据", "ask for hour data", InAll, Span, 2061),
        new(2061, Up, Upload, "上传污染物小时数据", "hour data", InAll, Values),
        new(2062, Down, Request, "提取自动标样核查(校准)数据", "ask for checks with standard samples", Only2025, Span, 2062),
        new(2062, Up, Upload, "上传自动标样核查(校准)数据", "check with a standard sample", Only2025, "DataTime, x-SampleRd,x-StandardValue,x-ResultType"),
        new(2071, Down, Request, "取污染物报警记录", "ask for alarms", Only2005, Span, 2071),
        new(2071, Up, Upload, "上传污染物报警记录", "recorded alarm", Only2005, "AlarmTime, x-Ala"),
        new(2072, Up, Upload, "上传报警事件", "alarm", Only2005, "AlarmTime, x-Ala,AlarmType"),
        new(2081, Up, Upload, "上传数采仪开机时间", "start of the data logger", Since2017, "DataTime,RestartTime"),
        new(2111, Up, Upload, "上传炉膛温度5min均值", "five-minute mean of the furnace's temperature", Only2025, "DataTime, x-Avg"),
        new(3011, Down, Request, "零点校准量程校准", "calibrate zero and span", InAll, "PolId"),
        new(3012, Down, Request, "即时采样", "take a sample now", InAll, "PolId"),
        new(3013, Down, Request, "启动清洗/反吹", "clean or blow back", Since2017, "PolId"),
        new(3014, Down, Request, "比对采样", "take a sample for comparison", Since2017, "PolId"),
        new(3015, Down, Request, "超标留样", "retain a sample over the limit", Since2017, "", 3015),
        new(3015, Up, Upload, "上传超标留样信息", "retained sample", Since2017, "DataTime,VaseNo"),
        new(3016, Down, Request, "设置采样时间周期", "set start and cycle of sampling", Since2017, "PolId,CstartTime,CTime"),
        new(3017, Down, Request, "提取采样时间周期", "ask for start and cycle of sampling", Since2017, "PolId", 3017),
        new(3017, Up, Upload, "上传采样时间周期", "start and cycle of sampling", Since2017, "PolId,CstartTime,CTime"),
        new(3018, Down, Request, "提取出样时间", "ask how long a sample takes", Since2017, "PolId", 3018),
        new(3018, Up, Upload, "上传出样时间", "how long a sample takes", Since2017, "PolId,Stime"),
        new(3019, Down, Request, "提取设备唯一标识", "ask for an instrument's serial", Since2017, "PolId", 3019),
        new(3019, Up, Upload, "上传设备唯一标识", "an instrument's serial", Since2017, "DataTime,PolId,x-SN"),
        new(3020, Down, Request, "提取现场机信息", "ask for log, state or parameters", Since2017, "PolId,InfoId,BeginTime,EndTime", 3020),
        new(3020, Up, Upload, "上传现场机信息", "log, state or parameters", Since2017, "DataTime,PolId,x-Info"),
        new(3021, Down, Request, "设置现场机参数", "set a parameter", Since2017, "PolId,InfoId,x-Info"),
        new(3022, Down, Request, "下发即时留样任务", "retain a sample now", Only2025, "PolId"),
        new(3024, Down, Request, "启动自动标样核查", "begin a check with a standard sample", Only2025, "PolId"),
        new(9011, Up, Interaction, "请求应答", "answer to a request", InAll, "QnRtn"),
        new(9012, Up, Interaction, "执行结果", "result of a request", InAll, "ExeRtn"),
        new(9013, Either, Interaction, "通知应答", "answer to a notice", InAll, ""),
        new(9014, Either, Interaction, "数据应答", "answer to data", InAll, ""),
        new(9015, Up, Notice, "心跳包", "heartbeat", Only2025, ""),
    ];

    private static readonly Dictionary<int, CommandInfo[]> ByNumber =
        All.GroupBy(c => c.Number).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>A command in one direction.</summary>
    /// <param name="number">CN.</param>
    /// <param name="direction">Who sends it.</param>
    /// <returns>Null where the catalogue has none: a vendor's own, or one that goes the other way.</returns>
    public static CommandInfo? Find(int number, MessageDirection direction) => Array.Find(
        Of(number), c => c.Direction == direction || c.Direction == Either || direction == Either);

    /// <summary>A command in the directions that it has.</summary>
    /// <param name="number">CN.</param>
    /// <returns>None for a vendor's own, one, or two.</returns>
    public static ValueList<CommandInfo> FindAll(int number) => ValueList.Create<CommandInfo>(Of(number));

    /// <summary>Why a command may not be written in an edition.</summary>
    /// <param name="number">CN.</param>
    /// <param name="direction">Who sends it; <see cref="MessageDirection.Either"/> where either will do.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>Null where the edition has it, and for a vendor's own; else which editions have it.</returns>
    public static MessageRefusal? Refuse(int number, MessageDirection direction, Edition edition) =>
        Find(number, direction) is { } info && !info.Editions.Has(edition) ? MessageRefusal.NotInEdition(info, edition) : null;

    /// <summary>
    /// Whether a number means something else in an edition than in the catalogue: HJ/T 212-2005 used 1001 (time until an
    /// alarm), 3013 (operate a device) and 3014 (times of sampling) for other things; second-hand.
    /// </summary>
    internal static bool MeansSomethingElse(int number, Edition edition) => edition == Edition.V2005 && number is (1001 or 3013 or 3014);

    private static CommandInfo[] Of(int number) => ByNumber.GetValueOrDefault(number, []);
}
