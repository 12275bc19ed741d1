using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>设备命令 · Something that a device is asked, from the wish to what came of it.</summary>
public sealed class DeviceCommand
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Mn { get; init; }

    /// <summary>CN of HJ 212.</summary>
    public required int Command { get; init; }

    /// <summary>What it carries, by the names of <see cref="CommandField"/>, as JSON; what is secret is encrypted.</summary>
    public required string Parameters { get; init; }

    /// <summary>It changes the device or makes it act: a second person has to approve it.</summary>
    public bool Acts { get; init; }

    public CommandOrigin Origin { get; init; }

    public DateTime AskedAt { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Null for the program itself, and for commands on its machine.</summary>
    public Guid? AskedById { get; init; }

    public required string Reason { get; init; }

    /// <summary>Not sent any more after this moment.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>The gap that it is to fill.</summary>
    public Guid? GapId { get; init; }

    public DeviceCommandState State { get; set; }

    public DateTime StateAt { get; set; }
}

/// <summary>Why a device is asked.</summary>
public enum CommandOrigin
{
    /// <summary>Somebody wants it.</summary>
    Person,

    /// <summary>补取: periods are missing.</summary>
    Gap,

    /// <summary>校时: its clock is to be set, by policy.</summary>
    Clock,
}

public enum DeviceCommandState
{
    /// <summary>待批准: waits for a second person.</summary>
    Asked,

    /// <summary>待发送: waits for the device.</summary>
    Approved,

    /// <summary>未批准.</summary>
    Refused,

    /// <summary>已发送.</summary>
    Sent,

    /// <summary>已完成.</summary>
    Answered,

    /// <summary>失败: the device refused it or could not, or it could not be written.</summary>
    Failed,

    /// <summary>超时: no answer, or no result.</summary>
    TimedOut,

    /// <summary>过期: too old to be approved or sent.</summary>
    Expired,

    /// <summary>结果不明: it was sent, and then line or program ended. It has to be asked for again.</summary>
    Unknown,
}

/// <summary>A step of a command, with who took it. Written once.</summary>
public sealed class DeviceCommandEvent : IAppendOnly
{
    public long Id { get; init; }

    public required Guid CommandId { get; init; }

    public DateTime At { get; init; }

    public DeviceCommandState State { get; init; }

    public required string By { get; init; }

    public Guid? ById { get; init; }

    public required string TextZh { get; init; }

    public required string TextEn { get; init; }

    public Text Text => new(TextZh, TextEn);
}

/// <summary>A frame that went to the device or came from it. Written once.</summary>
public sealed class DeviceCommandFrame : IAppendOnly
{
    public long Id { get; init; }

    public required Guid CommandId { get; init; }

    public DateTime At { get; init; }

    public bool Sent { get; init; }

    /// <summary>As text, without passwords and keys.</summary>
    public required string Text { get; init; }

    /// <summary>Of what was received: its place in the journal.</summary>
    public long? Sequence { get; init; }
}
