using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>回答策略 · Which packets of a device are answered.</summary>
public enum AnswerPolicy
{
    /// <summary>Those whose Flag asks for it.</summary>
    AsAsked,

    /// <summary>All: for devices whose Flag does not ask although they wait.</summary>
    Always,

    /// <summary>None: for devices that take an answer for a request.</summary>
    Never,
}

/// <summary>对时策略 · What happens where a device's clock is off.</summary>
public enum ClockPolicy
{
    /// <summary>不校时: it is shown; nothing is sent.</summary>
    Leave,

    /// <summary>应请求校时: a device that asks (1013) gets the time (1012).</summary>
    Offer,

    /// <summary>主动校时: and so does one whose clock is out by more than five minutes.</summary>
    Set,
}

/// <summary>密码校验 · What happens where the PW of a packet is not the device's.</summary>
public enum PasswordPolicy
{
    /// <summary>PW is not looked at.</summary>
    Ignore,

    /// <summary>The packet is kept and noted.</summary>
    Note,

    /// <summary>The packet is kept, refused, and the connection ended.</summary>
    Refuse,
}

/// <summary>
/// 设备画像 · How one device speaks, as far as a person has said: the dialect in which it is understood and answered. What nobody has
/// said follows from what the device sends. <see cref="Record.Code"/> is the device's MN.
/// </summary>
public sealed class DeviceProfile : Record
{
    public required Guid DeviceId { get; init; }

    /// <summary>Null: by the Flag of each packet. An earlier surface-water protocol has the version bits of another edition.</summary>
    public Edition? Edition { get; init; }

    /// <summary>The check value of what is sent to it; null: the one that it uses itself.</summary>
    public CrcKind? Crc { get; init; }

    public AnswerPolicy Answer { get; init; }

    /// <summary>Null: the platform's setting.</summary>
    public ClockPolicy? Clock { get; init; }

    public PasswordPolicy Password { get; init; }

    /// <summary>Text is GB18030; else it is UTF-8 where it can be, and GB18030 where not.</summary>
    public bool TextIsGb18030 { get; init; }

    /// <summary>Codes that this device uses for factors, with those that they mean. JSON object, for example <c>{"p01":"a34004"}</c>.</summary>
    public string? Aliases { get; init; }

    /// <summary>Deviations that are not tolerated of this device, by their stable names, comma separated; empty: all are.</summary>
    public string Refused { get; init; } = "";

    /// <summary>Where it may call from: addresses and networks (<c>10.1.0.0/16</c>), comma separated; empty: from anywhere.</summary>
    public string Addresses { get; init; } = "";
}
