using System.Numerics;
using System.Runtime.CompilerServices;
using SharpFuzz.Common;

namespace Qingshan.Fuzz;

/// <summary>
/// Which branches of the library have run, and about how often: the map that SharpFuzz's instrumentation writes, read in
/// this process. Without instrumentation nothing is new, and the corpus stays what it was: that is several times faster.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private readonly byte[] _now = GC.AllocateArray<byte>(Size, pinned: true);
    private readonly byte[] _ever = new byte[Size];
    private bool _judged;

    public Coverage()
    {
        Trace.SharedMem = (byte*)Unsafe.AsPointer(ref _now[0]);
        Begin();
    }

    /// <summary>Whether any branch has been counted; known after the first run.</summary>
    public bool IsInstrumented { get; private set; }

    public int Edges { get; private set; }

    public void Begin()
    {
        if (_judged && !IsInstrumented) return;
        _now.AsSpan().Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>True where the run took a branch that none before it took, or took one more often.</summary>
    public bool End()
    {
        if (_judged && !IsInstrumented) return false;
        var isNew = false;
        _judged = true;
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(_now.AsSpan());
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] == 0) continue;
            IsInstrumented = true;
            for (var i = w * 8; i < (w * 8) + 8; i++)
            {
                if (_now[i] == 0) continue;
                // 1, 2, 3, 4-7, 8-15, 16-31, 32-127, more: a loop that runs 40 instead of 41 times is nothing new.
                var bucket = (byte)(1 << Math.Min(7, _now[i] <= 3 ? _now[i] - 1 : BitOperations.Log2(_now[i]) + 1));
                if ((_ever[i] & bucket) != 0) continue;
                if (_ever[i] == 0) Edges++;
                _ever[i] |= bucket;
                isNew = true;
            }
        }
        return isNew;
    }
}
