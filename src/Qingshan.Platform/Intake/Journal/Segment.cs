using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One file of the journal. <see cref="End"/> and <see cref="Last"/> speak of the synced part only; bytes beyond it
/// are nobody's business. The writer moves End first and Last second, so who reads Last and then End sees enough.
/// </summary>
internal sealed class Segment(string path, long first, long end, long last)
{
    private long _end = end;
    private long _last = last;
    private volatile SparseIndex? _index;

    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileName(path);

    public long First { get; } = first;

    public long End => Volatile.Read(ref _end);

    /// <summary>The last sequence that belongs here; First - 1 while there is none.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Null for an older segment that nobody has looked into yet.</summary>
    public SparseIndex? Index
    {
        get => _index;
        set => _index = value;
    }

    public void Advance(long end, long last)
    {
        Volatile.Write(ref _end, end);
        Volatile.Write(ref _last, last);
    }

    public SafeFileHandle OpenToRead() =>
        File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}

/// <summary>The segments in order. Changed by the writer only (a new array each time), read by anybody.</summary>
internal sealed class SegmentList(IEnumerable<Segment> segments)
{
    private volatile Segment[] _all = [.. segments];

    public IReadOnlyList<Segment> All => _all;

    public void Add(Segment segment) => _all = [.. _all, segment];

    public void RemoveLast() => _all = _all[..^1];

    /// <summary>The last segment that begins at or before a sequence; null if the sequence is from before them all.</summary>
    public Segment? Find(long sequence)
    {
        var all = _all;
        int low = 0, high = all.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].First <= sequence)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 ? all[low - 1] : null;
    }
}
