using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>数据集现状 · What stands in a dataset, as it was last looked at.</summary>
/// <param name="Rows">Of records: those in force now. Of observations: all that is stored, revisions counted.</param>
/// <param name="PublicRows">Rows that everybody may see; null where it is not a matter of rows.</param>
/// <param name="First">Start of the oldest value, or when the first record was entered (UTC).</param>
/// <param name="Last">Start of the newest value (UTC); null for records.</param>
/// <param name="Updated">When something came last (UTC).</param>
/// <param name="Quality">Null where nothing regular is promised, so that nothing can be missing.</param>
public sealed record DatasetState(long Rows, long? PublicRows, int Series, DateTime? First, DateTime? Last, DateTime? Updated, DatasetQuality? Quality)
{
    public static DatasetState Empty { get; } = new(0, null, 0, null, null, null, null);

    /// <summary>Of one series.</summary>
    internal static DatasetState Of(in SeriesTally tally, DatasetQuality? quality) => new(tally.Rows, null, 1, tally.First, tally.Last, tally.Received, quality);

    /// <summary>Of several series together; the quality is the mean of theirs.</summary>
    internal static DatasetState Of(IReadOnlyCollection<DatasetState> members)
    {
        var rated = members.Select(m => m.Quality).OfType<DatasetQuality>().ToList();
        return new(members.Sum(m => m.Rows), null, members.Count, members.Min(m => m.First), members.Max(m => m.Last), members.Max(m => m.Updated), rated.Count == 0 ? null
            : new(rated.Average(r => r.Completeness), rated.Average(r => r.Validity), rated.Average(r => r.Timeliness), TimeSpan.FromSeconds(rated.Average(r => r.Delay.TotalSeconds))));
    }
}

/// <summary>
/// 数据质量 · How the last seven days are. Completeness: values there of those that the period promises. Validity: values whose flag is
/// absent or N. Timeliness: 1 where values come within a period after the end of theirs, 0 from four periods on, straight in between.
/// </summary>
/// <param name="Delay">Mean time from the end of the period to the arrival.</param>
public sealed record DatasetQuality(double Completeness, double Validity, double Timeliness, TimeSpan Delay)
{
    /// <summary>How far back the recent values reach.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public const double WeightOfCompleteness = 0.5, WeightOfValidity = 0.3, WeightOfTimeliness = 0.2;

    /// <summary>0 to 100.</summary>
    public double Score => 100 * (WeightOfCompleteness * Completeness + WeightOfValidity * Validity + WeightOfTimeliness * Timeliness);

    /// <summary>Null for instants, which promise no number of values, and for history that was imported.</summary>
    /// <param name="since">When the recent values begin (UTC): no earlier than the series itself.</param>
    internal static DatasetQuality? Of(Series series, in SeriesTally tally, DateTime since, DateTime now)
    {
        var period = series.Kind.Period;
        if (period <= TimeSpan.Zero || period > TimeSpan.FromDays(1) || series.Origin is Origin.Imported or Origin.Manual) return null;
        // The period that runs now and the one before it, which is still on its way, promise nothing yet.
        var from = tally.First > since ? tally.First : since;
        var expected = Math.Floor((now - from) / period) - 1;
        if (expected < 1) return null;
        var delay = tally.Recent == 0 ? TimeSpan.Zero : tally.RecentDelay - period;
        return new(Math.Min(1, tally.Recent / expected), tally.Recent == 0 ? 0 : (double)tally.RecentValid / tally.Recent,
            tally.Recent == 0 ? 0 : Math.Clamp((4 - delay / period) / 3, 0, 1), delay);
    }
}
