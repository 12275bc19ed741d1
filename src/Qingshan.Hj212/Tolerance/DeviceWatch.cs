namespace Qingshan.Hj212;

/// <summary>What the packets of one device show together and no single one shows.</summary>
/// <param name="Notes">Deviations over time.</param>
/// <param name="Broken">The rules broken by them that are not tolerated.</param>
/// <param name="Skew">By how much the device's clock is ahead; null where the packet does not tell.</param>
/// <param name="Missing">Periods that never came before this packet.</param>
public readonly record struct WatchFinding(FrameNotes Notes, Tolerances Broken, TimeSpan? Skew, MissingSpan? Missing);

/// <summary>
/// Watches the packets of one device for what shows over time: a clock that is off, values that come again without RF,
/// periods that never came. It finds and counts; setting the clock (1012), keeping revisions and asking for what is
/// missing (2051, 2061, 2031) is for the platform. Not for two threads.
/// </summary>
/// <param name="tolerances">What is accepted with a note.</param>
/// <param name="clockLimit">How far the clock may be off; five minutes where null. The limit is this library's, not the standard's.</param>
/// <param name="minutePeriod">The period of 2051 as set by 1064; ten minutes where null.</param>
public sealed class DeviceWatch(Tolerances tolerances = Tolerances.All, TimeSpan? clockLimit = null, TimeSpan? minutePeriod = null)
{
    /// <summary>How many value sets are remembered; older ones are forgotten.</summary>
    public const int Remembered = 4096;

    private readonly TimeSpan limit = clockLimit ?? TimeSpan.FromMinutes(5);
    private readonly TimeSpan minutes = minutePeriod ?? TimeSpan.FromMinutes(10);
    private readonly Dictionary<UploadKey, ulong> seen = [];
    private readonly Queue<UploadKey> order = [];
    private readonly Dictionary<int, DateTime> last = [];

    /// <summary>Looks at a packet, in the order of arrival.</summary>
    /// <param name="header">The packet's header.</param>
    /// <param name="sets">Its value sets.</param>
    /// <param name="receivedUtc">When it arrived, by the receiver's clock.</param>
    /// <returns>What it shows.</returns>
    public WatchFinding Look(scoped in SegmentHeader header, scoped in Measurements sets, DateTime receivedUtc)
    {
        var skew = SkewOf(header, sets.DataTime, receivedUtc);
        var notes = skew?.Duration() > limit ? FrameNotes.ClockSkewed : FrameNotes.None;
        var repeats = Repeats(header, sets);
        var missing = Gap(header, sets);
        if (missing is not null) notes |= FrameNotes.PeriodMissing;
        var broken = StandardRule.Broken(notes, tolerances);
        // Only the edition of 2025 has the mark that is missing.
        if (header.Edition == Edition.V2025) broken |= StandardRule.Broken(repeats, tolerances);
        return new(notes | repeats, broken, skew, missing);
    }

    /// <summary>
    /// By how much a device's clock is ahead: by QN, which says when the packet was made, or by the moment of values that are measured
    /// right now. A reply has the platform's QN, and a re-upload may have its first one: they tell nothing.
    /// </summary>
    /// <param name="header">The packet's header.</param>
    /// <param name="dataTimeUtc">Its DataTime; null where it has none.</param>
    /// <param name="receivedUtc">When it arrived, by the receiver's clock.</param>
    /// <returns>Negative where the device is behind or the line slow; null where the packet does not tell.</returns>
    public static TimeSpan? SkewOf(scoped in SegmentHeader header, DateTime? dataTimeUtc, DateTime receivedUtc)
    {
        if (header.IsReupload || header.Command is >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck) return null;
        if (HjTime.TryParse(header.Qn, out var made)) return made - receivedUtc;
        return header.Command == CommandNumbers.Realtime && dataTimeUtc is { } time ? time - receivedUtc : null;
    }

    private FrameNotes Repeats(scoped in SegmentHeader header, scoped in Measurements sets)
    {
        var keys = UploadKey.Of(header, sets);
        if (keys.Count == 0) return FrameNotes.None;
        var notes = FrameNotes.None;
        var i = 0;
        foreach (var set in sets)
        {
            var content = Content(set);
            if (!seen.TryGetValue(keys[i], out var before)) order.Enqueue(keys[i]);
            else if (!header.IsReupload) notes |= before == content ? FrameNotes.RepeatedSame : FrameNotes.RepeatedChanged;
            seen[keys[i++]] = content;
            if (order.Count > Remembered) seen.Remove(order.Dequeue());
        }
        return notes;
    }

    private MissingSpan? Gap(scoped in SegmentHeader header, scoped in Measurements sets)
    {
        if (header.Command is not (CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day) || sets.DataTime is not { } time) return null;
        var command = header.Command.Value;
        if (last.TryGetValue(command, out var before) && time <= before) return null;
        last[command] = time;
        var period = command == CommandNumbers.Minute ? minutes : command == CommandNumbers.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
        return before == default ? null : MissingSpan.Between(command, before, time, period);
    }

    /// <summary>FNV-1a over the texts of a set: the same texts give the same number, in every process.</summary>
    private static ulong Content(scoped in Measurement set)
    {
        var hash = 14695981039346656037UL;
        for (var suffix = FieldSuffix.Rtd; suffix <= FieldSuffix.NightData; suffix++)
        {
            if (!set.Has(suffix)) continue;
            hash = (hash ^ (byte)suffix) * 1099511628211;
            foreach (var b in set.Text(suffix)) hash = (hash ^ b) * 1099511628211;
            hash = (hash ^ ';') * 1099511628211;
        }
        return hash;
    }
}
