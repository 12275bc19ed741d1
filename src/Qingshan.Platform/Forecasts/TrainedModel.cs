using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Forecasts;

/// <summary>Where a model is on its way.</summary>
public enum ModelState
{
    [Term("排队", "waiting")]
    Waiting,
    [Term("训练中", "training")]
    Training,
    [Term("失败", "failed")]
    Failed,
    [Term("已取消", "cancelled")]
    Cancelled,

    /// <summary>The program ended while it was learned.</summary>
    [Term("已中断", "interrupted")]
    Interrupted,

    /// <summary>Learned and tried; somebody may put it in use.</summary>
    [Term("已训练", "trained")]
    Trained,

    /// <summary>Forecasts are issued with it.</summary>
    [Term("在用", "in use")]
    InUse,

    /// <summary>Another has taken its place; its forecasts and scores stay.</summary>
    [Term("已替换", "replaced")]
    Replaced,
}

/// <summary>
/// 预报模型 · A version of a model, from the wish for it to the end of its use: what it forecasts, what it stood on, how it did in its trial. The
/// model itself is a file under its hash (<see cref="ModelFiles"/>).
/// </summary>
public sealed class TrainedModel
{
    public Guid Id { get; init; }

    /// <summary>Versions of one name follow one another; of those one at most is in use.</summary>
    public required string Name { get; init; }

    public int Version { get; init; }

    /// <summary>Whose stations it forecasts for, with all that lies within; null where points were named.</summary>
    public Guid? RegionId { get; init; }

    /// <summary>The points that were named, by identity, comma separated; empty where a region was.</summary>
    public string Asked { get; init; } = "";

    public PanelFactor Factor { get; init; }

    public WeatherUse Weather { get; init; }

    /// <summary>Hours ahead that are learned, comma separated.</summary>
    public required string Horizons { get; init; }

    /// <summary>A value above it is the event whose probability is forecast, in the unit of the factor.</summary>
    public double EventLevel { get; init; }

    /// <summary>How many days at the end are kept for the trial.</summary>
    public int TrialDays { get; init; }

    /// <summary>The first hour that is learned from, UTC.</summary>
    public DateTime From { get; set; }

    /// <summary>The first hour that is not, UTC.</summary>
    public DateTime Until { get; set; }

    public ModelState State { get; set; }

    public required string AskedBy { get; init; }

    public DateTime AskedAt { get; init; }

    public DateTime? BeganAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Why it was not learned, or what a person has to know before it is put in use.</summary>
    public string? SaidZh { get; set; }

    public string? SaidEn { get; set; }

    /// <summary>The stations that it was learned from, by identity, comma separated.</summary>
    public string Points { get; set; } = "";

    /// <summary>Values of the factor that it was learned from.</summary>
    public int Hours { get; set; }

    /// <summary>Some of it was measured by no instrument: said wherever the model is shown.</summary>
    public bool Simulated { get; set; }

    public string? Sha256 { get; set; }

    public long Bytes { get; set; }

    /// <summary>How its trial went, as JSON (<see cref="TrialScore"/>).</summary>
    public string Trial { get; set; } = "[]";

    /// <summary>The first hour of the trial, UTC.</summary>
    public DateTime? TrialFrom { get; set; }

    /// <summary>From which probability on there is an alarm, for each hour ahead, as JSON; null where no event was learned.</summary>
    public string Alarms { get; set; } = "[]";

    public DateTime? UsedSince { get; set; }

    public string? UsedBy { get; set; }

    /// <summary>The RMSE of the last thirty days relative to persistence, by that of the trial, less 1; null where too little has come.</summary>
    public double? Drift { get; set; }

    /// <summary>It does so much worse than in its trial that somebody has to look at it.</summary>
    public bool Drifting { get; set; }

    public DateTime? DriftAt { get; set; }

    /// <summary>Forecasts that were made before are not kept any more; null where all are. Scores of their months stay as they are.</summary>
    public DateTime? ArchiveFrom { get; set; }

    public IReadOnlyList<Guid> PointIds => Ids(Points);

    public IReadOnlyList<Guid> AskedIds => Ids(Asked);

    public Text? Said => SaidZh is null ? null : new(SaidZh, SaidEn ?? SaidZh);

    /// <summary>Whether it is over without a model.</summary>
    public bool HasFailed => State is ModelState.Failed or ModelState.Cancelled or ModelState.Interrupted;

    private static List<Guid> Ids(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
