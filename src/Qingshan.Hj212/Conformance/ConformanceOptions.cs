namespace Qingshan.Hj212;

/// <summary>Whom a conformance test plays, and how patient it is.</summary>
/// <param name="Mn">MN of the device.</param>
/// <param name="Pw">Its PW.</param>
/// <param name="Edition">The edition that is spoken.</param>
public sealed record ConformanceOptions(string Mn, string Pw, Edition Edition)
{
    /// <summary>System type of the device.</summary>
    public string St { get; init; } = "32";

    /// <summary>How long an answer may take: ten seconds by the book (1000, table 4).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nothing has to come where nothing is to be answered, after what was sent next has been answered.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a device may take until its first upload.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A factor that the device measures, for what is asked by factor; null takes the first that it uploads.</summary>
    public string? Factor { get; init; }

    /// <summary>Whether the device's clock may be set (1012). Nothing else that changes a device is ever sent.</summary>
    public bool SetClock { get; init; }
}
