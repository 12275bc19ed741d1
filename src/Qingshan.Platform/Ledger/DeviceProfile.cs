using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>回答策略 · Which packets of a device are answered.</summary>
public enum AnswerPolicy
{
    /// <summary>Those whose Flag asks for it.</summary>
    [Term("按需应答", "as asked")]
    AsAsked,

    /// <summary>All: for devices whose Flag does not ask although they wait.</summary>
    [Term("总是应答", "always")]
    Always,

    /// <summary>None: for devices that take an answer for a request.</summary>
    [Term("从不应答", "never")]
    Never,
}

/// <summary>对时策略 · What happens where a device's clock is off.</summary>
public enum ClockPolicy
{
    /// <summary>不校时: it is shown; nothing is sent.</summary>
    [Term("不校时", "left alone")]
    Leave,

    /// <summary>应请求校时: a device that asks (1013) gets the time (1012).</summary>
    [Term("应请求校时", "when asked")]
    Offer,

    /// <summary>主动校时: and so does one whose clock is out by more than five minutes.</summary>
    [Term("主动校时", "set by the platform")]
    Set,
}

/// <summary>密码校验 · What happens where the PW of a packet is not the device's.</summary>
public enum PasswordPolicy
{
    /// <summary>PW is not looked at.</summary>
    [Term("不校验", "ignored")]
    Ignore,

    /// <summary>The packet is kept and noted.</summary>
    [Term("校验并记录", "noted")]
    Note,

    /// <summary>The packet is kept, refused, and the connection ended.</summary>
    [Term("不符则拒收", "refused")]
    Refuse,
}

/// <summary>
/// 设备画像 · How one device speaks, as far as a person has said: the dialect in which it is understood and answered. What nobody has
/// said follows from what the device sends. <see cref="Record.Code"/> is the device's MN.
/// </summary>
[RecordKind("device-profile", "设备画像", "Device profile", "某设备的通信方言：版本、校验、应答、对时、口令校验、代码别名与来源地址。", "How one device speaks: edition, check value, answers, clock, password check, aliases and where it may call from.")]
public sealed class DeviceProfile : Record
{
    [Term("设备", "Device", Of = typeof(Device))]
    public required Guid DeviceId { get; init; }

    /// <summary>Null: by the Flag of each packet. An earlier surface-water protocol has the version bits of another edition.</summary>
    [Term("协议版本", "Edition")]
    public Edition? Edition { get; init; }

    /// <summary>The check value of what is sent to it; null: the one that it uses itself.</summary>
    [Term("校验方式", "Check value")]
    public CrcKind? Crc { get; init; }

    [Term("回答策略", "Answers")]
    public AnswerPolicy Answer { get; init; }

    /// <summary>Null: the platform's setting.</summary>
    [Term("对时策略", "Clock")]
    public ClockPolicy? Clock { get; init; }

    [Term("密码校验", "Password check")]
    public PasswordPolicy Password { get; init; }

    /// <summary>Text is GB18030; else it is UTF-8 where it can be, and GB18030 where not.</summary>
    [Term("文本为 GB18030", "Text is GB18030")]
    public bool TextIsGb18030 { get; init; }

    /// <summary>Codes that this device uses for factors, with those that they mean. JSON object, for example <c>{"p01":"a34004"}</c>.</summary>
    [Term("代码别名", "Aliases")]
    public string? Aliases { get; init; }

    /// <summary>Deviations that are not tolerated of this device, by their stable names, comma separated; empty: all are.</summary>
    [Term("不容许的偏差", "Deviations not tolerated")]
    public string Refused { get; init; } = "";

    /// <summary>Where it may call from: addresses and networks (<c>10.1.0.0/16</c>), comma separated; empty: from anywhere.</summary>
    [Term("来源地址", "Addresses", Sensitivity = Sensitivity.Sensitive)]
    public string Addresses { get; init; } = "";
}
