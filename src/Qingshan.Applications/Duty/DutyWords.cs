using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Notify;
using Qingshan.Standards;

namespace Qingshan.Applications.Duty;

/// <summary>The words of the duty officer's pages.</summary>
public static class DutyWords
{
    public static Text Of(DutyEntryKind kind) => kind switch
    {
        DutyEntryKind.Observation => new("情况", "Observation"),
        DutyEntryKind.Call => new("来电来访", "Call or visit"),
        DutyEntryKind.Action => new("处置", "Action"),
        _ => new("其他", "Other"),
    };

    public static Text Of(ChannelKind channel) => channel switch
    {
        ChannelKind.Mail => new("邮件", "Mail"),
        ChannelKind.Sms => new("短信", "SMS"),
        _ => new("网络钩子", "Webhook"),
    };

    public static Text Of(NoticeReason reason) => reason switch
    {
        NoticeReason.Duty => new("值班", "On duty"),
        NoticeReason.Escalation => new("升级", "Escalated"),
        NoticeReason.Assigned => new("指派", "Assigned"),
        NoticeReason.Responsible => new("责任单位", "Responsible"),
        NoticeReason.Decision => new("待您审批", "To decide"),
        NoticeReason.Answer => new("答复", "Answer"),
        _ => new("订阅", "Subscribed"),
    };

    public static Text Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => new("待发", "Waiting"),
        DeliveryState.Sent => new("已发", "Sent"),
        DeliveryState.Failed => new("失败", "Failed"),
        _ => new("已撤", "Dropped"),
    };

    public static Text Of(SendResult result) => result switch
    {
        SendResult.Sent => new("对方已接收", "Taken"),
        SendResult.TryAgain => new("未成功，稍后再试", "Not yet, tried again"),
        _ => new("对方拒收", "Refused"),
    };

    /// <summary>班次层级: 1 is told first.</summary>
    public static Text Level(int level) => level switch
    {
        1 => new("一线值班", "First level"),
        2 => new("二级（值班长）", "Second level (shift leader)"),
        3 => new("三级（带班领导）", "Third level (head)"),
        _ => new($"第 {level} 级", $"Level {level}"),
    };

    public static Text OfDetector(string? detector) => detector is null ? new("全部", "All") : new(detector, detector);

    /// <summary>Beijing time to the minute.</summary>
    public static string Minute(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
