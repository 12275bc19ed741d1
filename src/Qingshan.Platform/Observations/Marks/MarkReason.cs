using System.Collections.Frozen;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Observations;

/// <summary>
/// 标记原因 · Why values are valid, questionable or invalid. The verdict goes with the reason, so that the same cause is not once
/// this and once that. Which reasons excuse a point in the transmission figures follows the rules of marking for automatic
/// monitoring of sources (污染物排放自动监测设备标记规则, 2022; from memory, unverified).
/// </summary>
/// <param name="Least">The lowest stage that may give it.</param>
/// <param name="Excused">The hours do not count as due in the transmission figures.</param>
/// <param name="NeedsDetail">A person has to say what it was.</param>
public sealed record MarkReason(string Key, ReviewStage Least, MarkVerdict Verdict, bool Excused, bool NeedsDetail, Text Name)
{
    public static readonly MarkReason
        Range = Check("range", MarkVerdict.Invalid, new("超出量程", "Out of range")),
        Step = Check("step", MarkVerdict.Questionable, new("突变", "Jump")),
        Persistence = Check("persistence", MarkVerdict.Questionable, new("恒值", "Constant value")),
        Neighbours = Check("neighbours", MarkVerdict.Questionable, new("与周边不一致", "Unlike its neighbours")),
        Relation = Check("relation", MarkVerdict.Questionable, new("因子关系倒挂", "Factors contradict each other")),

        Calibration = Site("calibration", true, new("校准", "Calibration")),
        Maintenance = Site("maintenance", true, new("维护", "Maintenance")),
        Stopped = Site("stopped", true, new("生产设施停运", "Facility stopped")),
        PowerFailure = Site("power-failure", true, new("停电等不可抗力", "Power failure, force majeure")),
        Fault = Site("fault", false, new("监测设备故障", "Instrument fault")),

        Checked = Reviewer("checked", MarkVerdict.Valid, false, new("核实有效", "Checked and valid")),
        SpecialEvent = Reviewer("special-event", MarkVerdict.Valid, true, new("特殊事件，数据真实", "Special event, the values are real")),
        Instrument = Reviewer("instrument", MarkVerdict.Invalid, false, new("仪器异常", "Instrument not right")),
        Interference = Reviewer("interference", MarkVerdict.Invalid, true, new("受干扰，不具代表性", "Disturbed, not representative")),
        OtherInvalid = Reviewer("other", MarkVerdict.Invalid, true, new("其他原因无效", "Invalid for another reason")),

        // Goes with the values that were put in; nobody gives it by itself.
        Substituted = new("substituted", ReviewStage.Province + 1, MarkVerdict.Invalid, false, false, new("按规则替代", "Substituted by rule"));

    public static IReadOnlyList<MarkReason> All { get; } =
    [
        Range, Step, Persistence, Neighbours, Relation,
        Calibration, Maintenance, Stopped, PowerFailure, Fault,
        Checked, SpecialEvent, Instrument, Interference, OtherInvalid, Substituted,
    ];

    private static readonly FrozenDictionary<string, MarkReason> ByKey = All.ToFrozenDictionary(r => r.Key);

    public static MarkReason? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);

    /// <summary>The reasons that a person may give at a stage.</summary>
    public static IEnumerable<MarkReason> At(ReviewStage stage) => All.Where(r => r.Least > ReviewStage.Automatic && r.Least <= stage);

    private static MarkReason Check(string key, MarkVerdict verdict, Text name) => new(key, ReviewStage.Automatic, verdict, false, false, name);

    private static MarkReason Site(string key, bool excused, Text name) => new(key, ReviewStage.Enterprise, MarkVerdict.Invalid, excused, false, name);

    private static MarkReason Reviewer(string key, MarkVerdict verdict, bool needsDetail, Text name) => new(key, ReviewStage.Station, verdict, false, needsDetail, name);
}
