using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>缺口 · Periods that a device has not sent, and what was done to get them.</summary>
public sealed class DeviceGap
{
    public const int LongestTry = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Mn { get; init; }

    /// <summary>2051, 2061 or 2031: what is missing, and by which it is asked for.</summary>
    public required int Command { get; init; }

    /// <summary>Start of the first period of the span (UTC).</summary>
    public required DateTime Begin { get; init; }

    /// <summary>Length of a period in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>A character a period of the span, from <see cref="Begin"/> on: <c>1</c> it is missing, <c>0</c> it has come.</summary>
    public required string Missing { get; set; }

    public DateTime FoundAt { get; init; }

    public GapState State { get; set; }

    /// <summary>How often it was asked for.</summary>
    public int Tries { get; set; }

    /// <summary>Not asked for before this moment.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>What the last try brought; empty before it.</summary>
    public string LastTryZh { get; set; } = "";

    public string LastTryEn { get; set; } = "";

    public Text LastTry
    {
        get => new(LastTryZh, LastTryEn);
        set => (LastTryZh, LastTryEn) = (Short(value.Zh), Short(value.En));
    }

    public int MissingCount => Missing.Count(c => c == '1');

    /// <summary>Start of the last period of the span (UTC).</summary>
    public DateTime End => StartOf(Missing.Length - 1);

    private static string Short(string text) => text.Length <= LongestTry ? text : text[..LongestTry];

    internal DeviceGap Copy() => (DeviceGap)MemberwiseClone();

    public DateTime StartOf(int period) => Begin.AddMinutes((double)Minutes * period);

    /// <summary>From the first period that is still missing to the last.</summary>
    public (DateTime Begin, DateTime End) StillMissing => (StartOf(Missing.IndexOf('1', StringComparison.Ordinal)), StartOf(Missing.LastIndexOf('1')));
}

public enum GapState
{
    /// <summary>待补: it is asked for, or will be.</summary>
    Open,

    /// <summary>已补齐.</summary>
    Filled,

    /// <summary>已放弃: the device does not have it, or does not answer.</summary>
    GivenUp,
}

/// <summary>How far the periods of a device have come.</summary>
public sealed class DeviceProgress
{
    public required string Mn { get; init; }

    public required int Command { get; init; }

    /// <summary>Start of the latest period heard (UTC).</summary>
    public DateTime Last { get; set; }

    /// <summary>Nothing is asked for before this moment: the last gap was given up.</summary>
    public DateTime? PullFrom { get; set; }

    internal DeviceProgress Copy() => (DeviceProgress)MemberwiseClone();
}

/// <summary>How far the journal has been listened to.</summary>
public sealed class ListenerPosition
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public long Position { get; set; }
}
