using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

public sealed class RecoveryTests
{
    private const int Entries = 4;

    [Fact]
    public async Task A_segment_torn_at_every_byte_keeps_all_before_the_tear_and_saves_what_is_cut()
    {
        using var source = new JournalFolder();
        var ends = await WriteSome(source);
        var whole = await File.ReadAllBytesAsync(source.Files()[0], TestContext.Current.CancellationToken);
        for (var length = 0; length <= whole.Length; length++)
        {
            using var torn = new JournalFolder();
            await File.WriteAllBytesAsync(Path.Combine(torn.Folder, Path.GetFileName(source.Files()[0])), whole[..length], TestContext.Current.CancellationToken);
            var kept = ends.Count(e => e <= length);
            var sound = kept > 0 ? (int)ends[kept - 1] : length < SegmentHeader.Bytes ? 0 : SegmentHeader.Bytes;
            await using var journal = torn.Open(flush: _ => { });
            Assert.Equal(kept, journal.LastSynced);
            Assert.Equal(1.To(kept), (await journal.All()).Entries.Sequences());
            Assert.Empty(journal.Damage);
            var saved = torn.Files("*.torn");
            Assert.Equal(length > sound ? 1 : 0, saved.Length);
            if (saved.Length > 0)
                Assert.Equal(whole[sound..length], await File.ReadAllBytesAsync(saved[0], TestContext.Current.CancellationToken));
            Assert.Equal(saved.Select(Path.GetFileName), journal.TornFiles);
            await journal.Keep(1);
            Assert.Equal(1.To(kept + 1), (await journal.All()).Entries.Sequences());
        }
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found_and_no_wrong_entry_is_ever_given()
    {
        using var source = new JournalFolder();
        var ends = await WriteSome(source);
        var path = source.Files()[0];
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            using var folder = new JournalFolder();
            var flipped = (byte[])whole.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(Path.Combine(folder.Folder, Path.GetFileName(path)), flipped, TestContext.Current.CancellationToken);
            await using var journal = folder.Open(flush: _ => { });
            var hit = ends.Count(e => e <= bit / 8) + 1;
            var (entries, _) = await journal.All();
            Assert.All(entries, e => Assert.Equal(JournalFolder.Payload(e.Sequence), e.Payload.ToArray()));
            if (bit / 8 < SegmentHeader.Bytes)
            {
                Assert.Single(journal.Damage);
                Assert.Equal(1.To(Entries), entries.Sequences());
            }
            else if (hit == Entries)
            {
                // Nothing proves that the last batch was acknowledged: a torn tail, and kept beside.
                Assert.Equal(1.To(Entries - 1), entries.Sequences());
                Assert.Single(journal.TornFiles);
            }
            else
            {
                // A later entry proves that this one was synced: damage, never cut, and the others are still read.
                Assert.Equal(1.To(Entries).Where(s => s != hit), entries.Sequences());
                var damage = Assert.Single(journal.Damage);
                Assert.Equal((hit, hit), (damage.FirstSequence, damage.LastSequence));
                Assert.Equal(JournalFailureKind.Damaged, journal.TryRead(hit).Failure?.Kind);
                Assert.Equal(Entries, journal.LastSynced);
                Assert.Equal(whole.Length, new FileInfo(Path.Combine(folder.Folder, Path.GetFileName(path))).Length);
            }
        }
    }

    [Fact]
    public async Task Damage_in_an_earlier_segment_is_reported_and_read_around_and_not_cut()
    {
        using var folder = new JournalFolder();
        await using (var journal = folder.Open(o => o with { SegmentBytes = 400 }))
            await journal.Keep(20);
        var victim = folder.Files()[1];
        var bytes = await File.ReadAllBytesAsync(victim, TestContext.Current.CancellationToken);
        bytes[SegmentHeader.Bytes + 40] ^= 1;
        await File.WriteAllBytesAsync(victim, bytes, TestContext.Current.CancellationToken);
        Assert.True(SegmentHeader.TryParseName(Path.GetFileName(victim), out var bad));

        await using var again = folder.Open();
        var known = Assert.Single(again.Damage);
        Assert.Equal((Path.GetFileName(victim), SegmentHeader.Bytes, bad, bad), (known.Segment, known.Offset, known.FirstSequence, known.LastSequence));
        var (entries, damage) = await again.All();
        Assert.Equal(known, Assert.Single(damage));
        Assert.Equal(1.To(20).Where(s => s != bad), entries.Sequences());
        Assert.Equal(JournalFailureKind.Damaged, again.TryRead(bad).Failure?.Kind);
        Assert.Equal(bad + 1, again.TryRead(bad + 1).Entry?.Sequence);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(victim, TestContext.Current.CancellationToken));
        await again.Keep(1);
        Assert.Equal(21, again.LastSynced);
    }

    [Fact]
    public async Task An_earlier_segment_that_lost_its_end_is_damage_up_to_the_next_segment()
    {
        using var folder = new JournalFolder();
        await using (var journal = folder.Open(o => o with { SegmentBytes = 400 }))
            await journal.Keep(12);
        using (var file = File.OpenHandle(folder.Files()[0], FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.SetLength(file, RandomAccess.GetLength(file) - 1);
        await using var again = folder.Open(o => o with { CheckAtOpenBytes = 0 });
        Assert.Empty(again.Damage);
        var last = again.Segments[0].LastSequence;
        var (entries, damage) = await again.All();
        Assert.Equal((last, last), (Assert.Single(damage).FirstSequence, damage[0].LastSequence));
        Assert.Equal(1.To(12).Where(s => s != last), entries.Sequences());
        Assert.Equal(damage, again.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_last_segment_with_a_torn_header_is_set_aside_and_its_sequences_are_used()
    {
        using var folder = new JournalFolder();
        await using (var journal = folder.Open())
            await journal.Keep(3);
        await File.WriteAllBytesAsync(Path.Combine(folder.Folder, SegmentHeader.NameOf(4)), new byte[17], TestContext.Current.CancellationToken);
        await using var again = folder.Open();
        Assert.Single(again.TornFiles);
        await again.Keep(2);
        Assert.Equal(1.To(5), (await again.All()).Entries.Sequences());
    }

    [Fact]
    public async Task An_empty_last_segment_and_one_with_only_a_header_are_gone_on_with()
    {
        using var folder = new JournalFolder();
        await using (folder.Open())
        {
        }
        await using (var journal = folder.Open())
            await journal.Keep(2);
        await File.WriteAllBytesAsync(Path.Combine(folder.Folder, SegmentHeader.NameOf(3)), [], TestContext.Current.CancellationToken);
        await using var again = folder.Open();
        Assert.Empty(again.TornFiles);
        await again.Keep(1);
        Assert.Equal(1.To(3), (await again.All()).Entries.Sequences());
    }

    [Fact]
    public async Task A_segment_of_another_format_version_is_refused_and_left_alone()
    {
        using var folder = new JournalFolder();
        await using (var journal = folder.Open())
            await journal.Keep(1);
        var bytes = await File.ReadAllBytesAsync(folder.Files()[0], TestContext.Current.CancellationToken);
        bytes[8] = 2;
        BitConverter.TryWriteBytes(bytes.AsSpan(36), Crc32C.Of(bytes.AsSpan(0, 36)));
        await File.WriteAllBytesAsync(folder.Files()[0], bytes, TestContext.Current.CancellationToken);
        Assert.Equal(JournalFailureKind.UnknownFormat, folder.TryOpen().Failure?.Kind);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Files()[0], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_opener_is_refused_until_the_first_is_closed()
    {
        using var folder = new JournalFolder();
        await using (folder.Open())
        {
            var second = folder.TryOpen();
            Assert.Equal(JournalFailureKind.InUse, second.Failure?.Kind);
            Assert.Contains(folder.Folder, second.Failure?.Message, StringComparison.Ordinal);
        }
        await using var third = folder.Open();
    }

    private static async Task<List<long>> WriteSome(JournalFolder folder)
    {
        var ends = new List<long>();
        await using var journal = folder.Open();
        for (var i = 0; i < Entries; i++)
        {
            await journal.Keep(1);
            ends.Add(journal.Segments[0].Bytes);
        }
        return ends;
    }
}
