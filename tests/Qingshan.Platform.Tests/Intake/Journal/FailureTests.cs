using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

public sealed class FailureTests
{
    private const int NoSpace = 28;
    private const int IoError = 5;
    private const int ReadOnlyFileSystem = 30;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_full_disk_refuses_keeps_what_was_acknowledged_and_goes_on_when_there_is_room()
    {
        using var folder = new JournalFolder();
        using var mount = Mount.Tmpfs(folder.Folder, "size=1m");
        var ballast = Path.Combine(folder.Folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[600_000], Cancel);
        await using var journal = folder.Open(o => o with { SegmentBytes = 100_000 });
        JournalFailure? failure = null;
        var kept = 0;
        for (; kept < 1_000; kept++)
        {
            failure = await journal.Keep(JournalFolder.Head(), new byte[3_000]);
            if (failure is not null)
                break;
        }
        Assert.Equal(JournalFailureKind.DiskFull, failure?.Kind);
        Assert.Equal((JournalState.Refusing, kept), (journal.State, journal.LastSynced));
        Assert.Equal(failure, journal.LastFailure);
        Assert.Equal(kept, (await journal.All()).Entries.Count);

        File.Delete(ballast);
        Assert.Equal(failure, await journal.Keep(JournalFolder.Head(), new byte[3_000]));
        folder.Time.Pass(Second);
        await journal.Keep(20);
        Assert.Equal((JournalState.Accepting, kept + 20), (journal.State, journal.LastSynced));
        Assert.Equal(1.To(kept + 20), (await journal.All()).Entries.Sequences());
        await journal.DisposeAsync();
        await using var again = folder.Open();
        Assert.Equal(1.To(kept + 20), (await again.All()).Entries.Sequences());
        Assert.Empty(again.Damage);
        Assert.Empty(again.TornFiles);
    }

    [Fact]
    public async Task A_torn_tail_that_cannot_be_saved_on_a_full_disk_is_not_cut_until_it_can()
    {
        using var folder = new JournalFolder();
        using var mount = Mount.Tmpfs(folder.Folder, "size=1m");
        await using (var journal = folder.Open())
            await journal.Keep(3);
        await File.AppendAllBytesAsync(folder.Files()[0], new byte[100_000], Cancel);
        var torn = new FileInfo(folder.Files()[0]).Length;
        var ballast = Path.Combine(folder.Folder, "ballast");
        FillUp(ballast);

        await using var again = folder.Open();
        Assert.Equal((JournalState.Refusing, 3), (again.State, again.LastSynced));
        Assert.Equal(JournalFailureKind.DiskFull, again.LastFailure?.Kind);
        Assert.Equal(torn, new FileInfo(folder.Files()[0]).Length);
        Assert.Equal(1.To(3), (await again.All()).Entries.Sequences());
        File.Delete(ballast);
        folder.Time.Pass(Second);
        await again.Keep(2);
        Assert.Equal(100_000, new FileInfo(Assert.Single(folder.Files("*.torn"))).Length);
        Assert.Equal(1.To(5), (await again.All()).Entries.Sequences());
    }

    [Fact]
    public async Task A_read_only_folder_is_a_value_at_open_and_opens_when_it_can_be_written()
    {
        using var folder = new JournalFolder();
        using var mount = Mount.Tmpfs(folder.Folder, "size=1m");
        await using (var journal = folder.Open())
            await journal.Keep(2);
        mount.Remount("ro");
        Assert.Equal(JournalFailureKind.ReadOnly, folder.TryOpen().Failure?.Kind);
        mount.Remount("rw");
        await using var again = folder.Open();
        await again.Keep(1);
        Assert.Equal(3, again.LastSynced);
    }

    // A file system cannot be remounted read-only under an open file; it can only fall so by itself.
    [Theory]
    [InlineData(IoError, JournalFailureKind.Io)]
    [InlineData(NoSpace, JournalFailureKind.DiskFull)]
    [InlineData(ReadOnlyFileSystem, JournalFailureKind.ReadOnly)]
    public async Task A_failed_sync_fails_all_who_wait_and_goes_on_in_a_fresh_segment_after_the_last_synced(int errno, JournalFailureKind kind)
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using (var journal = folder.Open(flush: disk.Flush))
        {
            await journal.Keep(3);
            var sound = new FileInfo(folder.Files()[0]).Length;
            disk.Hold();
            disk.Error = new IOException("injected", errno);
            var first = journal.Keep(JournalFolder.Head(), JournalFolder.Payload(4));
            disk.AwaitArrival(Cancel);
            var others = Enumerable.Range(0, 50).Select(_ => journal.Keep(JournalFolder.Head(), JournalFolder.Payload(5))).ToArray();
            disk.Release();
            Assert.Equal(kind, (await first)?.Kind);
            Assert.All(await Task.WhenAll(others), f => Assert.Equal(kind, f?.Kind));
            Assert.Equal((JournalState.Refusing, 3), (journal.State, journal.LastSynced));
            Assert.Equal(sound, new FileInfo(folder.Files()[0]).Length);

            // It fails again at the next try, and again nothing is acknowledged.
            folder.Time.Pass(Second);
            Assert.Equal(kind, (await journal.Keep(JournalFolder.Head(), []))?.Kind);
            disk.Error = null;
            folder.Time.Pass(Second);
            await journal.Keep(3);
            Assert.Equal(JournalState.Accepting, journal.State);
            Assert.Equal(2, journal.Segments.Count);
            Assert.Equal(4, journal.Segments[1].FirstSequence);
        }
        await using var again = folder.Open();
        var (entries, damage) = await again.All();
        Assert.Empty(damage);
        Assert.Equal(1.To(6), entries.Sequences());
        Assert.All(entries, e => Assert.Equal(JournalFolder.Payload(e.Sequence), e.Payload.ToArray()));
    }

    [Fact]
    public async Task A_sequence_given_anew_after_a_failure_does_not_acknowledge_its_first_owner()
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using var journal = folder.Open(flush: disk.Flush);
        disk.Error = new IOException("injected", IoError);
        var lost = await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(1), cancel: Cancel);
        Assert.NotNull(await journal.WhenSyncedAsync(lost, Cancel));
        disk.Error = null;
        folder.Time.Pass(Second);
        var kept = await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(1), cancel: Cancel);
        Assert.Null(await journal.WhenSyncedAsync(kept, Cancel));
        Assert.Equal(lost.Sequence, kept.Sequence);
        Assert.Equal(JournalFailureKind.Io, (await journal.WhenSyncedAsync(lost, Cancel))?.Kind);
        // And who would wait only for its last append is not let past a lost one.
        var next = await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(2), lost, Cancel);
        Assert.Equal(JournalFailureKind.Io, next.Failure?.Kind);
        Assert.True((await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(2), kept, Cancel)).Taken);
    }

    [Fact]
    public async Task While_refusing_the_disk_is_tried_once_a_second_at_most()
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using var journal = folder.Open(flush: disk.Flush);
        disk.Error = new IOException("injected", IoError);
        Assert.NotNull(await journal.Keep(JournalFolder.Head(), []));
        var first = journal.LastFailure;
        for (var i = 0; i < 9; i++)
        {
            Assert.Same(first, (await journal.AppendAsync(JournalFolder.Head(), ReadOnlyMemory<byte>.Empty, cancel: Cancel)).Failure);
            folder.Time.Pass(Second / 10);
        }
        folder.Time.Pass(Second / 10);
        Assert.NotNull(await journal.Keep(JournalFolder.Head(), []));
        Assert.NotSame(first, journal.LastFailure);
    }

    [Fact]
    public async Task With_a_disk_that_fails_every_few_syncs_all_that_was_acknowledged_is_there_and_sequences_stay_gapless()
    {
        using var folder = new JournalFolder();
        var syncs = 0;
        void Flush(SafeFileHandle file)
        {
            // The clock moves a little with each sync, so that refusals end.
            folder.Time.Pass(Second / 2);
            if (Interlocked.Increment(ref syncs) % 5 == 4)
                throw new IOException("injected", IoError);
            Durable.Flush(file);
        }
        var acknowledged = new ConcurrentDictionary<long, string>();
        await using (var journal = folder.Open(o => o with { SegmentBytes = 20_000, PendingBytes = 5_000 }, Flush))
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(async producer =>
            {
                await Task.Yield();
                for (var i = 0; i < 20;)
                {
                    var sender = $"{producer}-{i}";
                    var append = await journal.AppendAsync(JournalFolder.Head(sender), JournalFolder.Payload(i), cancel: Cancel);
                    if (await journal.WhenSyncedAsync(append, Cancel) is null)
                    {
                        Assert.True(acknowledged.TryAdd(append.Sequence, sender));
                        i++;
                    }
                    else
                    {
                        folder.Time.Pass(Second / 2);
                        await Task.Yield();
                    }
                }
            }));
        }
        Assert.Equal(50 * 20, acknowledged.Count);
        await using var again = folder.Open();
        var (entries, damage) = await again.All();
        Assert.Empty(damage);
        Assert.Equal(1.To(again.LastSynced), entries.Sequences());
        Assert.All(acknowledged, a => Assert.Equal(a.Value, entries[(int)a.Key - 1].Sender));
        Assert.True(again.Segments.Count > 5);
    }

    [Fact]
    public async Task What_a_failed_sync_left_behind_uncut_is_never_read_once_the_next_segment_has_taken_its_sequences()
    {
        using var uncut = new JournalFolder();
        await using (var journal = uncut.Open())
            await journal.Keep(5);
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using (var journal = folder.Open(flush: disk.Flush))
        {
            await journal.Keep(3);
            disk.Error = new IOException("injected", IoError);
            Assert.NotNull(await journal.Keep(JournalFolder.Head(), []));
            disk.Error = null;
            folder.Time.Pass(Second);
            for (var i = 0; i < 3; i++)
                Assert.Null(await journal.Keep(JournalFolder.Head("fresh"), []));
        }
        File.Copy(uncut.Files()[0], folder.Files()[0], overwrite: true);
        await using var again = folder.Open();
        Assert.Empty(again.Damage);
        var (entries, damage) = await again.All();
        Assert.Empty(damage);
        Assert.Equal(1.To(6), entries.Sequences());
        Assert.All(entries[3..], e => Assert.Equal("fresh", e.Sender));
        Assert.Equal("fresh", again.TryRead(4).Entry?.Sender);
    }

    private static void FillUp(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        try
        {
            for (long at = 0; ; at += 4096)
                RandomAccess.Write(file, new byte[4096], at);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    private sealed class Mount : IDisposable
    {
        private readonly string _folder;

        private Mount(string folder) => _folder = folder;

        public static Mount Tmpfs(string folder, string options)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder),
                "Mounting a tmpfs is refused here (it needs Linux and root), so a full or read-only disk cannot be made.");
            return new Mount(folder);
        }

        public void Remount(string mode) => Assert.True(Run("mount", "-o", "remount," + mode, _folder));

        public void Dispose() => Run("umount", "-l", _folder);

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
