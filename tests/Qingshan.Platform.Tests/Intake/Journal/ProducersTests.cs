using System.Collections.Concurrent;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

public sealed class ProducersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_producers_get_gapless_sequences_and_find_every_acknowledged_entry_after_reopen()
    {
        using var folder = new JournalFolder();
        var acknowledged = new ConcurrentDictionary<long, string>();
        await using (var journal = folder.Open(o => o with { SegmentBytes = 200_000, PendingBytes = 20_000 }))
            await Task.WhenAll(Enumerable.Range(0, 200).Select(p => Produce(journal, p, 25, acknowledged)));
        Assert.Equal(1.To(5_000), acknowledged.Keys.Order());

        await using var again = folder.Open();
        var (entries, damage) = await again.All();
        Assert.Empty(damage);
        Assert.Equal(1.To(5_000), entries.Sequences());
        Assert.All(entries, e => Assert.Equal(acknowledged[e.Sequence], e.Sender));
    }

    // A copy of a folder that is being written is a kill as seen by the files: entries half there, a segment just
    // begun. What it does not show is a page cache that died with the machine, and the lock being let go of.
    [Fact]
    public async Task A_copy_taken_while_it_is_written_holds_everything_acknowledged_before_the_copy_began()
    {
        using var folder = new JournalFolder();
        var acknowledged = new ConcurrentDictionary<long, string>();
        await using var journal = folder.Open(o => o with { SegmentBytes = 50_000 });
        var producers = Task.WhenAll(Enumerable.Range(0, 50).Select(p => Produce(journal, p, 100, acknowledged)));
        for (var round = 0; round < 15; round++)
        {
            using var copy = new JournalFolder();
            var before = acknowledged.ToArray();
            // In order of age, so that no later segment is in the copy without the earlier ones being whole.
            foreach (var file in folder.Files())
                File.Copy(file, Path.Combine(copy.Folder, Path.GetFileName(file)));
            await using var opened = copy.Open();
            var (entries, damage) = await opened.All();
            Assert.Empty(damage);
            Assert.Equal(1.To(opened.LastSynced), entries.Sequences());
            Assert.All(before, a => Assert.Equal(a.Value, entries[(int)a.Key - 1].Sender));
            await opened.Keep(1);
        }
        await producers;
    }

    [Fact]
    public async Task A_lone_append_costs_one_sync()
    {
        using var folder = new JournalFolder();
        await using var journal = folder.Open();
        var before = journal.Meter.Syncs;
        await journal.Keep(10);
        Assert.Equal(10, journal.Meter.Syncs - before);
    }

    [Fact]
    public async Task Appends_that_come_during_a_sync_share_the_next_one()
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        await using var journal = folder.Open(flush: disk.Flush);
        disk.Hold();
        var first = journal.Keep(JournalFolder.Head(), JournalFolder.Payload(1));
        disk.AwaitArrival(Cancel);
        var others = Enumerable.Range(2, 100).Select(n => journal.Keep(JournalFolder.Head(), JournalFolder.Payload(n))).ToArray();
        var before = journal.Meter.Syncs;
        disk.Release();
        Assert.Null(await first);
        Assert.All(await Task.WhenAll(others), Assert.Null);
        Assert.Equal(2, journal.Meter.Syncs - before);
    }

    [Fact]
    public async Task A_graceful_close_keeps_what_is_pending_and_what_waits_for_room()
    {
        using var folder = new JournalFolder();
        using var disk = new SlowDisk();
        var journal = folder.Open(o => o with { PendingBytes = 500 }, disk.Flush);
        disk.Hold();
        var appends = Enumerable.Range(1, 30).Select(n => journal.Keep(JournalFolder.Head(), JournalFolder.Payload(n))).ToArray();
        var closing = journal.DisposeAsync();
        var late = await journal.AppendAsync(JournalFolder.Head(), JournalFolder.Payload(31), cancel: Cancel);
        Assert.Equal(JournalFailureKind.Closed, late.Failure?.Kind);
        disk.Release();
        await closing;
        Assert.All(await Task.WhenAll(appends), Assert.Null);
        Assert.Equal(JournalState.Closed, journal.State);
        await journal.DisposeAsync();
        await using var again = folder.Open();
        Assert.Equal(1.To(30), (await again.All()).Entries.Sequences());
    }

    private static async Task Produce(PacketJournal journal, int producer, int entries, ConcurrentDictionary<long, string> acknowledged)
    {
        await Task.Yield();
        for (var i = 0; i < entries; i++)
        {
            var sender = $"{producer}-{i}";
            var append = await journal.AppendAsync(JournalFolder.Head(sender), JournalFolder.Payload(i), cancel: Cancel);
            Assert.Null(await journal.WhenSyncedAsync(append, Cancel));
            Assert.True(acknowledged.TryAdd(append.Sequence, sender));
        }
    }
}
