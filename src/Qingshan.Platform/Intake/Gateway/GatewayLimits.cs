namespace Qingshan.Platform.Intake;

/// <summary>How long and how much is borne of a sender before its connection is cut.</summary>
public sealed record GatewayLimits
{
    /// <summary>Without a byte for this long it is taken for gone; zero: never. A device that reports hours only is silent for one.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>In which a frame has to be whole after its first byte, and in which answers have to be taken.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes in a row of which no frame can be made. A frame of the greatest length is 10 KB.</summary>
    public int Noise { get; init; } = 64 << 10;

    /// <summary>Frames a second of one device, over all its connections; zero: as many as it likes.</summary>
    public double DeviceRate { get; init; } = 1000;

    /// <summary>What a device may send at once before it is slowed to its rate: what it kept while the line was down, in seconds of its rate.</summary>
    public double BurstSeconds { get; init; } = 20;
}

/// <summary>Why a connection was cut.</summary>
internal enum CutReason
{
    /// <summary>It began a frame and did not end it.</summary>
    HalfFrame,

    /// <summary>It sends and sends, and no frame is in it.</summary>
    Noise,

    /// <summary>It does not take its acknowledgements.</summary>
    DeafSender,

    /// <summary>It has said nothing for very long.</summary>
    Idle,
}
