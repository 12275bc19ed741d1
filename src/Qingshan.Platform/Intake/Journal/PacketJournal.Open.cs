using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>Opening: one process per folder, recovery of the tail, a first look at the rest.</summary>
public sealed partial class PacketJournal
{
    private const string LockName = "journal.lock";

    /// <summary>
    /// Opens the journal of a folder, which is created if need be. Damage in old segments does not stop it (see
    /// <see cref="Damage"/>), nor does a full disk: then it can be read and is <see cref="JournalState.Refusing"/>.
    /// </summary>
    public static JournalOpening Open(JournalOptions options, TimeProvider time, ILogger log) =>
        Open(options, time, log, Durable.Flush);

    // The one seam: what a sync does. No test can make a real disk fail or hang in fsync when it wants it to.
    internal static JournalOpening Open(JournalOptions options, TimeProvider time, ILogger log, Action<SafeFileHandle> flush)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        options.Validate();
        options = options with { Folder = Path.GetFullPath(options.Folder) };
        FileStream? lockFile = null;
        try
        {
            if (!Directory.Exists(options.Folder))
            {
                Directory.CreateDirectory(options.Folder);
                Durable.FlushFolder(Path.GetDirectoryName(options.Folder) ?? options.Folder);
            }
            lockFile = TryLock(options.Folder);
            if (lockFile is null)
                return new(null, new JournalFailure(JournalFailureKind.InUse,
                    $"Another process has the journal in {options.Folder} open. Only one may write it.", time.GetUtcNow().UtcDateTime));
            var recovery = Recovery.Run(options.Folder, out var unknown);
            if (recovery is null)
            {
                lockFile.Dispose();
                return new(null, new JournalFailure(JournalFailureKind.UnknownFormat,
                    $"Segment {unknown} is of a newer format than this program understands.", time.GetUtcNow().UtcDateTime));
            }
            SyncRecovered(recovery, flush);
            var journal = new PacketJournal(options, time, log, lockFile, recovery, flush);
            journal.Start();
            return new(journal, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lockFile?.Dispose();
            return new(null, JournalFailure.From(e, time.GetUtcNow().UtcDateTime));
        }
    }

    private PacketJournal(
        JournalOptions options, TimeProvider time, ILogger log, FileStream lockFile, Recovery recovery, Action<SafeFileHandle> flush)
    {
        (_options, _time, _log, _lock) = (options, time, log, lockFile);
        _segments = new SegmentList(recovery.Segments);
        _writer = new SegmentWriter(options, _segments, recovery, time, log, Meter, flush);
        _pending = new PendingBatch(options.PendingBytes);
        _spare = new PendingBatch(options.PendingBytes);
        _lastSynced = _lastAppended = recovery.LastSynced;
        _epoch = new Epoch(_lastSynced);
        foreach (var damage in recovery.Damage)
            Report(damage);
    }

    private void Start()
    {
        CheckNewest(_options.CheckAtOpenBytes);
        try
        {
            _writer.Prepare();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fall(e);
        }
        new Thread(Run) { IsBackground = true, Name = "Packet journal" }.Start();
    }

    // After a kill the tail may be in the page cache only: what we are about to call synced has to be.
    private static void SyncRecovered(Recovery recovery, Action<SafeFileHandle> flush)
    {
        if (recovery.Segments is not [.., var last])
            return;
        using var file = File.OpenHandle(last.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        flush(file);
    }

    // The operating system lets go of the lock when the process ends, however it ends; the file stays.
    private static FileStream? TryLock(string folder)
    {
        var path = Path.Combine(folder, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Occupied(e))
        {
            return null;
        }
    }

    // EWOULDBLOCK of flock (11 on Linux, 35 on macOS) or the sharing violation of Windows.
    private static bool Occupied(IOException e) => unchecked((uint)e.HResult) is 11 or 35 or 0x8007_0020;
}
