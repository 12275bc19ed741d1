using System.Buffers;

namespace Qingshan.Fuzz;

/// <summary>One buffer in several pieces, as a pipe gives it; made once and cut anew each time.</summary>
internal sealed class Pieces(int most)
{
    private readonly Piece[] _pieces = [.. Enumerable.Range(0, most).Select(_ => new Piece())];

    public ReadOnlySequence<byte> Cut(byte[] stream, int length, Rng rng)
    {
        var count = Math.Clamp(1 + rng.Below(most), 1, Math.Max(1, length));
        var from = 0;
        for (var i = 0; i < count; i++)
        {
            var to = i == count - 1 ? length : from + rng.Below((2 * (length - from) / (count - i)) + 1);
            _pieces[i].Set(stream.AsMemory(from, to - from), from, i == count - 1 ? null : _pieces[i + 1]);
            from = to;
        }
        return new(_pieces[0], 0, _pieces[count - 1], _pieces[count - 1].Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public void Set(ReadOnlyMemory<byte> memory, long before, Piece? next)
        {
            Memory = memory;
            RunningIndex = before;
            Next = next;
        }
    }
}
