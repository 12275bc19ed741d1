using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// The file side of the journal: writes batches, syncs, rotates, and cuts back what failed. Used by one thread at a
/// time. Throws what the file system throws; <see cref="PacketJournal"/> makes values of it.
/// </summary>
internal sealed class SegmentWriter(
    JournalOptions options, SegmentList segments, Recovery recovery, TimeProvider time, ILogger log, JournalMeter meter,
    Action<SafeFileHandle> flush) : IDisposable
{
    private readonly Queue<TornTail> _torn = new(recovery.Torn);
    private readonly List<string> _tornFiles = [];
    private Segment? _current = recovery.Current;
    private SafeFileHandle? _file;
    private bool _needsCut;
    private bool _flushing;

    public long LastSynced { get; private set; } = recovery.LastSynced;

    public IReadOnlyList<string> TornFiles
    {
        get
        {
            lock (_tornFiles)
                return [.. _tornFiles];
        }
    }

    /// <summary>Makes sure that there is a sound, open segment to append to.</summary>
    public void Prepare()
    {
        for (; _torn.TryPeek(out var torn); _torn.Dequeue())
        {
            var saved = torn.SaveAndCut(time.GetUtcNow().UtcDateTime);
            log.LogWarning("Journal: cut a torn tail from {Segment} at byte {Offset}: {Reason}. Kept in {Saved}.",
                Path.GetFileName(torn.Path), torn.Offset, torn.Reason, saved ?? "nothing, it was empty");
            if (saved is not null)
                lock (_tornFiles)
                    _tornFiles.Add(saved);
        }
        if (_current is null)
        {
            Create(LastSynced + 1);
            return;
        }
        _file ??= File.OpenHandle(_current.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (_needsCut)
            RandomAccess.SetLength(_file, _current.End);
        _needsCut = false;
    }

    /// <summary>Writes and syncs a batch; tells of every step forward, of which there are several when it rotates.</summary>
    public void Commit(PendingBatch batch, Action<long> synced)
    {
        Prepare();
        var bytes = batch.Bytes;
        int start = 0, at = 0;
        var sequence = batch.First;
        for (; at < bytes.Length; sequence++)
        {
            var length = (int)EntryFormat.LengthOf(bytes[at..]);
            var end = _current!.End + (at - start);
            if (end + length > options.SegmentBytes && end > SegmentHeader.Bytes)
            {
                Write(bytes[start..at], sequence - 1, synced);
                start = at;
                Release();
                Create(sequence);
                end = SegmentHeader.Bytes;
            }
            EntryFormat.Seal(bytes.Slice(at, length), checked((uint)(sequence - LastSynced)));
            _current.Index!.Add(sequence, end);
            at += length;
        }
        Write(bytes[start..], sequence - 1, synced);
    }

    private void Write(ReadOnlySpan<byte> bytes, long last, Action<long> synced)
    {
        if (bytes.IsEmpty)
            return;
        _needsCut = true;
        RandomAccess.Write(_file!, bytes, _current!.End);
        Flush();
        _needsCut = false;
        meter.Wrote(bytes.Length);
        _current.Advance(_current.End + bytes.Length, last);
        LastSynced = last;
        synced(last);
    }

    /// <summary>After an exception: back to what is certainly on disk.</summary>
    public void CutBack()
    {
        var syncFailed = _flushing;
        _flushing = false;
        if (_current is null || _file is null)
        {
            // Not even the segment could be made or opened. What is there of a new one goes at the next try.
            Release(abandon: _current is null);
            return;
        }
        _current.Index!.TrimAfter(LastSynced);
        try
        {
            if (_needsCut)
                RandomAccess.SetLength(_file, _current.End);
            _needsCut = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "Journal: could not cut {Segment} back to byte {End}; trying again before the next write.", _current.Name, _current.End);
        }
        // After a failed sync the kernel may have dropped the pages and call the next sync good: this file is done.
        if (syncFailed)
            Release(abandon: true);
    }

    private void Create(long first)
    {
        var path = Path.Combine(options.Folder, SegmentHeader.NameOf(first));
        // An abandoned segment without entries has the very name that is due, and so has one that was half made.
        if (segments.All is [.., var last] && last.First == first)
            segments.RemoveLast();
        File.Delete(path);
        Span<byte> header = stackalloc byte[SegmentHeader.Bytes];
        new SegmentHeader(first, time.GetUtcNow().UtcDateTime).Write(header);
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(_file, header, 0);
        Flush();
        var started = time.GetTimestamp();
        Durable.FlushFolder(options.Folder);
        meter.Synced(time.GetElapsedTime(started));
        meter.Wrote(header.Length);
        _current = new Segment(path, first, SegmentHeader.Bytes, first - 1) { Index = new SparseIndex() };
        segments.Add(_current);
        _needsCut = false;
    }

    private void Flush()
    {
        _flushing = true;
        var started = time.GetTimestamp();
        flush(_file!);
        meter.Synced(time.GetElapsedTime(started));
        _flushing = false;
    }

    private void Release(bool abandon = true)
    {
        _file?.Dispose();
        _file = null;
        if (!abandon)
            return;
        _current = null;
        _needsCut = false;
    }

    public void Dispose() => Release();
}
