using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What the folder holds after a stop of any kind. Torn or damaged is decided by proof: each entry says how far the
/// journal was synced when it was written. A bad stretch at or before a proven sequence was acknowledged: damage,
/// never cut. A bad stretch after the last proof was in flight: a torn tail.
/// </summary>
internal sealed class Recovery
{
    public List<Segment> Segments { get; } = [];

    public List<TornTail> Torn { get; } = [];

    public List<JournalDamage> Damage { get; } = [];

    /// <summary>The segment to go on with; null where a fresh one is due.</summary>
    public Segment? Current { get; private set; }

    public long LastSynced => Segments.Count > 0 ? Segments[^1].Last : _proven;

    private long _proven;

    /// <returns>Null where a segment is of a version that is not known here; then <paramref name="unknown"/> names it.</returns>
    public static Recovery? Run(string folder, out string? unknown)
    {
        var files = Directory.EnumerateFiles(folder, "*" + SegmentHeader.Extension)
            .Select(path => (Path: path, Known: SegmentHeader.TryParseName(Path.GetFileName(path), out var first), First: first))
            .Where(f => f.Known).Select(f => (f.Path, f.First)).OrderBy(f => f.First).ToList();
        var recovery = new Recovery();
        Segment? last = null;
        unknown = null;
        while (last is null && files.Count > 0 && unknown is null)
        {
            last = recovery.Last(files[^1].Path, files[^1].First, ref unknown);
            files.RemoveAt(files.Count - 1);
        }
        for (var i = 0; i < files.Count && unknown is null; i++)
        {
            var next = i + 1 < files.Count ? files[i + 1].First : last!.First;
            recovery.Earlier(files[i].Path, files[i].First, next - 1, ref unknown);
        }
        if (last is not null)
            recovery.Segments.Add(last);
        return unknown is null ? recovery : null;
    }

    private void Earlier(string path, long first, long lastSequence, ref string? unknown)
    {
        using var file = OpenToRead(path);
        if (HeaderOf(file, path, first, ref unknown) == HeaderState.Bad)
            DamagedHeader(path, first);
        Segments.Add(new Segment(path, first, RandomAccess.GetLength(file), lastSequence));
    }

    private Segment? Last(string path, long first, ref string? unknown)
    {
        using var file = OpenToRead(path);
        var header = HeaderOf(file, path, first, ref unknown);
        if (header == HeaderState.OtherVersion)
            return null;
        var length = RandomAccess.GetLength(file);
        var scan = SegmentScan.Run(file, first, length, long.MaxValue, CancellationToken.None);
        if (header == HeaderState.Bad && scan.Last < first)
        {
            // The header is synced before the first entry is written, so nothing in here was ever acknowledged.
            // That the file exists proves the sequences before it.
            Torn.Add(new TornTail(path, 0, "the header of the last segment is torn"));
            _proven = Math.Max(_proven, first - 1);
            return null;
        }
        if (header == HeaderState.Bad)
            DamagedHeader(path, first);
        _proven = Math.Max(_proven, scan.ProvenThrough);
        foreach (var bad in scan.Bad.Where(b => b.FirstSequence > _proven).Take(1).ToList())
        {
            Torn.Add(new TornTail(path, bad.Offset, bad.Reason));
            scan.CutAt(bad);
        }
        var name = Path.GetFileName(path);
        foreach (var bad in scan.Bad)
            Damage.Add(new JournalDamage(name, bad.Offset, bad.FirstSequence, Math.Min(bad.LastSequence, _proven), bad.Reason));
        if (scan.Bad.Count == 0 && scan.Last < _proven)
            Damage.Add(new JournalDamage(name, scan.End, scan.Last + 1, _proven, BlockReader.Describe(BlockStop.End)));
        var segment = new Segment(path, first, scan.End, Math.Max(scan.Last, _proven)) { Index = scan.Index };
        if (Damage.Count == 0)
            Current = segment;
        return segment;
    }

    private void DamagedHeader(string path, long first) =>
        Damage.Add(new JournalDamage(Path.GetFileName(path), 0, first, first - 1, "the header of the segment is damaged; its entries are read by its name"));

    private static HeaderState HeaderOf(SafeFileHandle file, string path, long first, ref string? unknown)
    {
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        var state = SegmentHeader.Read(bytes[..BlockReader.ReadFully(file, bytes, 0)], first);
        if (state == HeaderState.OtherVersion)
            unknown = Path.GetFileName(path);
        return state;
    }

    private static SafeFileHandle OpenToRead(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
