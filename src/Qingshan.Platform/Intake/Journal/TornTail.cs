using System.Buffers;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// The end of the last segment that a crash left half written. Nothing in it was acknowledged, yet it is what a
/// device sent: it is saved beside the segment before it is cut.
/// </summary>
internal sealed record TornTail(string Path, long Offset, string Reason)
{
    /// <summary>The header itself is torn: the file goes as a whole.</summary>
    public bool Whole => Offset == 0;

    /// <returns>The name of the file that keeps the bytes; null where there were none.</returns>
    public string? SaveAndCut(DateTime now)
    {
        using var file = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var saved = RandomAccess.GetLength(file) > Offset ? Save(file, now) : null;
        if (Whole)
        {
            File.Delete(Path);
            Durable.FlushFolder(System.IO.Path.GetDirectoryName(Path)!);
        }
        else
        {
            RandomAccess.SetLength(file, Offset);
            Durable.Flush(file);
        }
        return saved;
    }

    private string Save(SafeFileHandle file, DateTime now)
    {
        var stamp = now.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
        var path = string.Create(CultureInfo.InvariantCulture, $"{Path}.{Offset}.{stamp}.torn");
        var block = ArrayPool<byte>.Shared.Rent(BlockReader.DefaultBytes);
        try
        {
            using var torn = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            for (var at = Offset; ;)
            {
                var got = RandomAccess.Read(file, block, at);
                if (got == 0)
                    break;
                RandomAccess.Write(torn, block.AsSpan(0, got), at - Offset);
                at += got;
            }
            Durable.Flush(torn);
            Durable.FlushFolder(System.IO.Path.GetDirectoryName(path)!);
        }
        catch (IOException)
        {
            // Half a copy is worse than none: the tail is still whole in its place, and the cut is tried again later.
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
        return System.IO.Path.GetFileName(path);
    }
}
