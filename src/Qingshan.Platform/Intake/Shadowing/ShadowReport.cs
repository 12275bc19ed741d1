namespace Qingshan.Platform.Intake;

/// <summary>What a recording says about the old platform and ours.</summary>
/// <param name="AnswersSeen">The recording holds what the old platform said; without that nothing is said about it.</param>
/// <param name="MissingBytes">Bytes that the recording missed.</param>
/// <param name="BreaksOff">The file ends inside a packet.</param>
/// <param name="Values">Null where no table of the old platform's values was given.</param>
public sealed record ShadowReport(int Connections, bool AnswersSeen, long MissingBytes, bool BreaksOff, IReadOnlyList<ShadowDeviceReport> Devices, ShadowValuesReport? Values)
{
    /// <summary>Ours would do everywhere what the old platform did.</summary>
    public bool Agrees => Devices.All(d => d is { OldOnly: 0, OursOnly: 0, RefusedByOld: 0, Known: not false }) && Values is null or { Differs: 0, MissingHere: 0, MissingThere: 0 };
}

/// <summary>One device of a recording.</summary>
/// <param name="Known">Whether it is among the devices; null where no list was given.</param>
/// <param name="Accepted">Frames by the book.</param>
/// <param name="Noted">Frames that ours would accept with notes.</param>
/// <param name="Damaged">Frames that ours would quarantine, by reason in <paramref name="Reasons"/>.</param>
/// <param name="SentAgain">Frames whose QN was there before.</param>
/// <param name="AnsweredByOld">Packets that the old platform acknowledged.</param>
/// <param name="AnsweredByOurs">Packets that ours would.</param>
/// <param name="OldOnly">The old platform acknowledged, ours would not.</param>
/// <param name="OursOnly">Ours would acknowledge, the old platform did not.</param>
/// <param name="RefusedByOld">Packets to which the old platform said no (QnRtn, ExeRtn).</param>
/// <param name="Strays">Answers to nothing that was recorded.</param>
/// <param name="Latency">Of the old platform's answers.</param>
public sealed record ShadowDeviceReport(
    string Mn, bool? Known, DateTime? First, DateTime? Last, int Frames, int Accepted, int Noted, int Damaged, IReadOnlyDictionary<string, int> Reasons, string Notes, int SentAgain,
    int AnsweredByOld, int AnsweredByOurs, int OldOnly, int OursOnly, int RefusedByOld, int Strays, ShadowLatency? Latency,
    IReadOnlyList<ShadowCommandReport> Commands, IReadOnlyList<ShadowDifference> Examples);

/// <summary>In milliseconds, from the frame to its answer.</summary>
public sealed record ShadowLatency(double Min, double Median, double P95, double Max);

/// <summary>What the old platform wanted of a device.</summary>
/// <param name="Replies">What the device returned: <c>QnRtn=1</c>, <c>ExeRtn=1</c>, with how often.</param>
public sealed record ShadowCommandReport(int Command, int Count, IReadOnlyDictionary<string, int> Replies);

/// <summary>One packet at which the two part.</summary>
/// <param name="What"><c>old-only</c>, <c>ours-only</c>, <c>old-refuses</c>.</param>
/// <param name="Why">Why ours would not, or what the old platform returned.</param>
public sealed record ShadowDifference(DateTime At, string Qn, int Command, string What, string Why);

/// <summary>Values of the recording beside those of the old platform.</summary>
/// <param name="MissingHere">In the old platform's table, and not in the recording.</param>
/// <param name="MissingThere">In the recording, and not in the table, within the times and kinds that it has of the device.</param>
public sealed record ShadowValuesReport(int Identical, int Differs, int MissingHere, int MissingThere, IReadOnlyList<ShadowValue> Examples);

/// <param name="Old">Null: the old platform has none.</param>
/// <param name="Ours">Null: the recording has none.</param>
public sealed record ShadowValue(string Mn, string Factor, string Kind, DateTime Time, double? Old, double? Ours);
