using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Finds the next sound entry behind a damaged place, so that one flipped bit costs one entry and not a segment.
/// The length at the damaged place cannot be trusted, hence byte by byte; the narrow range of possible sequences
/// makes the checksum a rare event.
/// </summary>
internal static class Resync
{
    public static bool TryFind(SafeFileHandle file, long from, long end, long expected, long last, out long offset, out long sequence)
    {
        (offset, sequence) = (0, 0);
        last = Math.Min(last, expected + ((end - from) / EntryFormat.HeaderBytes) + 1024);
        var window = ArrayPool<byte>.Shared.Rent(BlockReader.DefaultBytes);
        try
        {
            while (end - from >= EntryFormat.HeaderBytes)
            {
                var filled = BlockReader.ReadFully(file, window.AsSpan(0, (int)Math.Min(BlockReader.DefaultBytes, end - from)), from);
                if (filled < EntryFormat.HeaderBytes)
                    return false;
                for (var at = 0; at <= filled - EntryFormat.HeaderBytes; at++)
                {
                    var candidate = window.AsSpan(at, filled - at);
                    var found = EntryFormat.SequenceOf(candidate);
                    if (found < expected || found > last || !Sound(file, candidate, from + at, end))
                        continue;
                    (offset, sequence) = (from + at, found);
                    return true;
                }
                from += filled - EntryFormat.HeaderBytes + 1;
            }
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    private static bool Sound(SafeFileHandle file, ReadOnlySpan<byte> candidate, long offset, long end)
    {
        var length = EntryFormat.LengthOf(candidate);
        if (length is < EntryFormat.HeaderBytes or > JournalOptions.EntryCeiling || length > end - offset)
            return false;
        if (length <= candidate.Length)
            return EntryFormat.Sound(candidate[..(int)length]);
        var whole = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            return BlockReader.ReadFully(file, whole.AsSpan(0, (int)length), offset) == length
                && EntryFormat.Sound(whole.AsSpan(0, (int)length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }
}
