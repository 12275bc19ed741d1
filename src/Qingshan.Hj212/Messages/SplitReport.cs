using System.Collections.Immutable;

namespace Qingshan.Hj212;

/// <summary>
/// Data that came in several packets (PNUM, PNO), put together. Each part stands alone: it repeats DataTime, holds whole factors,
/// has a QN of its own and is acknowledged for itself. So parts belong together by MN, command, DataTime and PNUM, never by QN.
/// Immutable: adding gives a new one. A caller keeps those that are not complete, and decides how long.
/// </summary>
public sealed record SplitReport
{
    private ImmutableSortedDictionary<int, DataReport> parts = ImmutableSortedDictionary<int, DataReport>.Empty;

    private SplitReport(string mn, int command, DateTime? dataTime, int count)
    {
        Mn = mn;
        Command = command;
        DataTime = dataTime;
        Count = count;
    }

    /// <summary>The device.</summary>
    public string Mn { get; }

    /// <summary>CN.</summary>
    public int Command { get; }

    /// <summary>DataTime of every part, UTC.</summary>
    public DateTime? DataTime { get; }

    /// <summary>How many parts there are to be (PNUM).</summary>
    public int Count { get; }

    /// <summary>Whether every part is there.</summary>
    public bool IsComplete => parts.Count == Count;

    /// <summary>The numbers (PNO) of the parts that are not there, from 1.</summary>
    public ValueList<int> Missing => new([.. Enumerable.Range(1, Count).Where(n => !parts.ContainsKey(n))]);

    /// <summary>
    /// The data of all parts that are there, in the order of their numbers. An item that another part has too is there once;
    /// a factor whose items differ keeps them all.
    /// </summary>
    public DataReport Merged => new(Command, DataTime, new([.. parts.Values.SelectMany(p => p.Items).Distinct()]));

    /// <summary>Begins with a part, whichever came first.</summary>
    /// <param name="header">The part's header.</param>
    /// <param name="part">What it says.</param>
    /// <returns>Null where the header has no PNUM and PNO that make sense: the packet is whole, take it as it is.</returns>
    public static SplitReport? Begin(scoped in SegmentHeader header, DataReport part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return PacketPart.Of(header) is { } place
            ? new SplitReport(MessageTexts.Read(header.Mn), part.Command, part.DataTime, place.Count).With(place.Number, part)
            : null;
    }

    /// <summary>Whether a packet is a part of this one.</summary>
    /// <param name="header">The packet's header.</param>
    /// <param name="part">What it says.</param>
    /// <returns>True where MN, command, DataTime and PNUM are the same.</returns>
    public bool Takes(scoped in SegmentHeader header, DataReport part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return PacketPart.Of(header)?.Count == Count && part.Command == Command && part.DataTime == DataTime
            && MessageTexts.Read(header.Mn) == Mn;
    }

    /// <summary>The same with one more part; a part that was there already is replaced, as it was sent again.</summary>
    /// <param name="header">The part's header.</param>
    /// <param name="part">What it says.</param>
    /// <returns>Null where the packet is no part of this one.</returns>
    public SplitReport? Add(scoped in SegmentHeader header, DataReport part) =>
        Takes(header, part) ? With(header.PacketNumber!.Value, part) : null;

    private SplitReport With(int number, DataReport part) => this with { parts = parts.SetItem(number, part) };
}
