namespace Qingshan.Platform.Intake;

/// <summary>
/// Where some entries of a segment stand: every 256th, or the first after 64 KiB. About 16 KB for a full segment.
/// One thread adds, any may ask.
/// </summary>
internal sealed class SparseIndex
{
    private const int EveryEntries = 256;
    private const int EveryBytes = 64 << 10;

    private readonly List<(long Sequence, long Offset)> _points = [];
    private readonly Lock _gate = new();
    private (long Sequence, long Offset) _last = (long.MinValue / 2, long.MinValue / 2);

    public void Add(long sequence, long offset)
    {
        if (sequence - _last.Sequence < EveryEntries && offset - _last.Offset < EveryBytes)
            return;
        _last = (sequence, offset);
        lock (_gate)
            _points.Add(_last);
    }

    /// <summary>Forgets what was not synced after all.</summary>
    public void TrimAfter(long sequence)
    {
        lock (_gate)
        {
            _points.RemoveAll(p => p.Sequence > sequence);
            _last = _points.Count > 0 ? _points[^1] : (long.MinValue / 2, long.MinValue / 2);
        }
    }

    /// <summary>The nearest known place at or before a sequence.</summary>
    public bool TryFloor(long sequence, out (long Sequence, long Offset) point)
    {
        lock (_gate)
        {
            int low = 0, high = _points.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_points[middle].Sequence <= sequence)
                    low = middle + 1;
                else
                    high = middle;
            }
            point = low > 0 ? _points[low - 1] : default;
            return low > 0;
        }
    }
}
