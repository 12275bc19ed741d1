using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>States, answers and ends in words.</summary>
public static class CommandWords
{
    public static Text Of(DeviceCommandState state) => state switch
    {
        DeviceCommandState.Asked => new("待批准", "waits for approval"),
        DeviceCommandState.Approved => new("待发送", "waits for the device"),
        DeviceCommandState.Refused => new("未批准", "refused"),
        DeviceCommandState.Sent => new("已发送", "sent"),
        DeviceCommandState.Answered => new("已完成", "done"),
        DeviceCommandState.Failed => new("失败", "failed"),
        DeviceCommandState.TimedOut => new("超时", "timed out"),
        DeviceCommandState.Expired => new("已过期", "expired"),
        _ => new("结果不明", "not known"),
    };

    public static Text Of(CommandOrigin origin) => origin switch
    {
        CommandOrigin.Person => new("人工", "a person"),
        CommandOrigin.Gap => new("自动补取", "missing periods"),
        _ => new("自动校时", "clock policy"),
    };

    public static Text Of(GapState state) => state switch
    {
        GapState.Open => new("待补", "open"),
        GapState.Filled => new("已补齐", "filled"),
        _ => new("已放弃", "given up"),
    };

    /// <summary>What came of an exchange, and what to do about it.</summary>
    public static Text Of(ExchangeOutcome outcome)
    {
        var data = outcome.Data == 0 ? new Text("", "") : new($"，收到数据 {outcome.Data} 包", $", {outcome.Data} packets of data came");
        return outcome.End switch
        {
            ExchangeEnd.Done => new($"执行成功{data.Zh}", $"carried out{data.En}"),
            ExchangeEnd.Refused => new($"设备不执行：{Of(outcome.QnRtn ?? QnRtn.Unknown).Zh}", $"the device will not do it: {Of(outcome.QnRtn ?? QnRtn.Unknown).En}"),
            ExchangeEnd.Failed => new($"设备未能执行：{Of(outcome.ExeRtn ?? ExeRtn.Failed).Zh}{data.Zh}", $"the device could not do it: {Of(outcome.ExeRtn ?? ExeRtn.Failed).En}{data.En}"),
            ExchangeEnd.NoAnswer => new($"发送 {outcome.Sendings} 次，设备没有应答", $"sent {outcome.Sendings} times without an answer"),
            ExchangeEnd.NoResult => new($"设备已应答，但没有返回执行结果{data.Zh}", $"the device answered, and then gave no result{data.En}"),
            ExchangeEnd.LineLost => new($"连接中断，是否执行不明{data.Zh}；请核实后重新下发", $"the line was lost, and whether it was done is not known{data.En}: look at the device, then ask again"),
            ExchangeEnd.NotConnected => new("设备未连接，等待其上线", "the device is not connected; the command waits for it"),
            ExchangeEnd.NotRead => new("设备不读取平台发来的数据，命令没有发出", "the device does not read what is sent to it; nothing was sent"),
            _ => new($"无法按设备的版本编写：{outcome.Refusal?.Zh}", $"it cannot be written in the device's edition: {outcome.Refusal?.En}"),
        };
    }

    /// <summary>HJ 212-2017, table 7.</summary>
    public static Text Of(QnRtn code) => code switch
    {
        QnRtn.Ready => new("准备执行", "about to be done"),
        QnRtn.Refused => new("请求被拒绝", "refused"),
        QnRtn.WrongPw => new("密码（PW）错误", "wrong PW"),
        QnRtn.WrongMn => new("MN 错误", "wrong MN"),
        QnRtn.WrongSt => new("ST 错误", "wrong ST"),
        QnRtn.WrongFlag => new("Flag 错误", "wrong Flag"),
        QnRtn.WrongQn => new("QN 错误", "wrong QN"),
        QnRtn.WrongCn => new("不支持此命令（CN 错误）", "the command is not known to it (wrong CN)"),
        QnRtn.WrongCrc => new("CRC 校验错误", "wrong check value"),
        _ => new($"未知错误（QnRtn={(int)code}）", $"an unknown error (QnRtn={(int)code})"),
    };

    /// <summary>HJ 212-2017, table 6.</summary>
    public static Text Of(ExeRtn code) => code switch
    {
        ExeRtn.Done => new("执行成功", "done"),
        ExeRtn.Failed => new("执行失败，原因不明", "failed without a reason"),
        ExeRtn.ConditionNotMet => new("命令请求条件错误", "its conditions are not met"),
        ExeRtn.TimedOut => new("通讯超时", "timed out"),
        ExeRtn.Busy => new("系统繁忙", "busy"),
        ExeRtn.SystemFault => new("系统故障", "a fault of the system"),
        ExeRtn.NoData => new("没有数据", "there are no data"),
        _ => new($"ExeRtn={(int)code}", $"ExeRtn={(int)code}"),
    };
}
