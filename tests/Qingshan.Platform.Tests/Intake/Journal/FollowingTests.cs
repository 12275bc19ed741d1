using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

public sealed class FollowingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_resumes_at_any_sequence_across_segments()
    {
        using var folder = new JournalFolder();
        await using (var journal = folder.Open(o => o with { SegmentBytes = 5_000 }))
            await Fill(journal, 600);
        foreach (var checkAtOpen in new[] { 0L, long.MaxValue })
        {
            await using var journal = folder.Open(o => o with { CheckAtOpenBytes = checkAtOpen });
            Assert.True(journal.Segments.Count > 5);
            for (var from = 1; from <= 600; from += 7)
                Assert.Equal(from.To(600), (await journal.All(from)).Entries.Sequences());
            for (var sequence = 600; sequence >= 1; sequence -= 13)
                Assert.Equal(JournalFolder.Payload(sequence), journal.TryRead(sequence).Entry?.Payload.ToArray());
            Assert.Equal(JournalFailureKind.NotFound, journal.TryRead(601).Failure?.Kind);
        }
    }

    [Fact]
    public async Task A_follower_gets_every_entry_once_and_in_order_while_they_are_written_and_ends_at_the_close()
    {
        using var folder = new JournalFolder();
        var journal = folder.Open(o => o with { SegmentBytes = 20_000 });
        var followers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Follow(journal), Cancel)).ToArray();
        for (var i = 0; i < 50; i++)
            await Fill(journal, 40);
        await journal.DisposeAsync();
        foreach (var follower in followers)
            Assert.Equal(1.To(2_000), await follower);
    }

    [Fact]
    public async Task A_follower_never_sees_an_entry_before_it_is_synced()
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using var journal = folder.Open(flush: disk.Flush);
        await journal.Keep(2);
        await using var follower = journal.ReadFrom(1, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await follower.MoveNextAsync());
        Assert.Equal(1.To(2), follower.Current.Entries.Sequences());

        disk.Hold();
        var append = await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(3), cancel: Cancel);
        disk.AwaitArrival(Cancel);
        // The bytes are in the file now, and the sync hangs.
        Assert.True(new FileInfo(folder.Files()[0]).Length > journal.Segments[0].Bytes);
        var next = follower.MoveNextAsync();
        var synced = journal.WhenSyncedAsync(append, Cancel);
        Assert.False(next.IsCompleted);
        Assert.False(synced.IsCompleted);
        Assert.Equal(2, journal.LastSynced);
        Assert.Equal(JournalFailureKind.NotFound, journal.TryRead(3).Failure?.Kind);

        disk.Release();
        Assert.Null(await synced);
        Assert.True(await next);
        Assert.Equal(3L, Assert.Single(follower.Current.Entries.Sequences()));
    }

    [Fact]
    public async Task Waiting_for_the_tail_or_for_a_sync_can_be_cancelled()
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using var journal = folder.Open(o => o with { PendingBytes = 1_000 }, disk.Flush);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        disk.Hold();
        await using var follower = journal.ReadFrom(1, cancel.Token).GetAsyncEnumerator(cancel.Token);
        var next = follower.MoveNextAsync();
        var first = await journal.AppendAsync(JournalFolder.Head(), new byte[900], cancel: Cancel);
        disk.AwaitArrival(Cancel);
        var synced = journal.WhenSyncedAsync(first, cancel.Token);
        var second = await journal.AppendAsync(JournalFolder.Head(), new byte[900], cancel: Cancel);
        // No room any more: this one and the next wait, and the second of them stays.
        var third = journal.AppendAsync(JournalFolder.Head(), new byte[900], cancel: cancel.Token);
        var fourth = journal.AppendAsync(JournalFolder.Head(), new byte[800], cancel: Cancel);
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await synced);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await third);
        disk.Release();
        var last = await fourth;
        Assert.Null(await journal.WhenSyncedAsync(last, Cancel));
        Assert.Null(await journal.WhenSyncedAsync(second, Cancel));
        Assert.Equal([900, 900, 800], (await journal.All()).Entries.Select(e => e.Payload.Length));
    }

    [Fact]
    public async Task A_reader_from_before_the_first_segment_is_told_so()
    {
        using var folder = new JournalFolder();
        await using (var journal = folder.Open(o => o with { SegmentBytes = 500 }))
            await journal.Keep(20);
        File.Delete(folder.Files()[0]);
        await using var rest = folder.Open();
        var first = rest.Segments[0].FirstSequence;
        var (entries, damage) = await rest.All();
        Assert.Equal((1, first - 1), (Assert.Single(damage).FirstSequence, damage[0].LastSequence));
        Assert.Equal(first, entries[0].Sequence);
        Assert.Equal(JournalFailureKind.NotFound, rest.TryRead(1).Failure?.Kind);
    }

    private static async Task<List<long>> Follow(PacketJournal journal)
    {
        var seen = new List<long>();
        await foreach (var batch in journal.ReadFrom(1, Cancel))
        {
            seen.AddRange(batch.Entries.Sequences());
            Assert.All(batch.Entries, e => Assert.Equal(JournalFolder.Payload(e.Sequence), e.Payload.ToArray()));
        }
        return seen;
    }

    private static async Task Fill(PacketJournal journal, int entries)
    {
        JournalAppend last = default;
        var first = journal.LastSynced + 1;
        for (var i = 0; i < entries; i++)
            last = await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(first + i), last, Cancel);
        Assert.Null(await journal.WhenSyncedAsync(last, Cancel));
    }
}

/// <summary>A disk whose sync hangs or fails when the test wants it to.</summary>
internal sealed class SlowDisk : IDisposable
{
    private readonly ManualResetEventSlim _open = new(true);
    private readonly SemaphoreSlim _arrived = new(0);

    public IOException? Error { get; set; }

    public void Hold() => _open.Reset();

    public void Release() => _open.Set();

    public void AwaitArrival(CancellationToken cancel) => _arrived.Wait(cancel);

    public void Flush(SafeFileHandle file)
    {
        if (!_open.IsSet)
            _arrived.Release();
        _open.Wait();
        if (Error is { } error)
            throw error;
        Durable.Flush(file);
    }

    public void Dispose()
    {
        _open.Dispose();
        _arrived.Dispose();
    }
}
