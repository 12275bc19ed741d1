using System.Buffers;
using System.Text;
using CsCheck;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

public sealed class RoundTripTests
{
    private static readonly Gen<(PacketHead Head, byte[] Payload)> AnyPacket =
        from ticks in Gen.Long[DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks]
        from channel in Gen.Enum<PacketChannel>()
        from admission in Gen.Enum<Admission>()
        from sender in Gen.OneOf(Gen.Char.AlphaNumeric.Array[0, 40].Select(c => new string(c)), Gen.Const("青山市第一污水处理厂"), Gen.Const(new string('x', 255)))
        from payload in Gen.Frequency((20, Gen.Byte.Array[0, 400]), (1, Gen.Byte.Array[60_000, 150_000]))
        select (new PacketHead(new DateTime(ticks, DateTimeKind.Utc), channel, admission, sender), payload);

    [Fact]
    public Task Any_entries_at_any_rotation_size_come_back_as_they_went_in_after_reopen() =>
        Gen.Select(AnyPacket.List[0, 60], Gen.OneOf(Gen.Long[1, 2_000], Gen.Long[2_000, 2_000_000]), Gen.Int[1, 100_000])
            .SampleAsync(async (packets, segmentBytes, pendingBytes) =>
            {
                using var folder = new JournalFolder();
                JournalOptions Change(JournalOptions o) => o with { SegmentBytes = segmentBytes, PendingBytes = pendingBytes };
                await using (var journal = folder.Open(Change))
                {
                    JournalAppend last = default;
                    foreach (var (head, payload) in packets)
                        last = await journal.AppendAsync(head, payload, last);
                    Assert.Null(await journal.WhenSyncedAsync(last));
                    await Compare(journal, packets);
                }
                await using (var journal = folder.Open(Change))
                {
                    await Compare(journal, packets);
                    Assert.Empty(journal.Damage);
                    Assert.Empty(journal.TornFiles);
                }
            }, iter: 60, threads: 1);

    private static async Task Compare(PacketJournal journal, List<(PacketHead Head, byte[] Payload)> packets)
    {
        Assert.Equal(packets.Count, journal.LastSynced);
        var (entries, damage) = await journal.All();
        Assert.Empty(damage);
        Assert.Equal(packets.Count, entries.Count);
        for (var i = 0; i < packets.Count; i++)
        {
            Same(packets[i], i + 1, entries[i]);
            Same(packets[i], i + 1, Assert.NotNull(journal.TryRead(i + 1).Entry));
        }
    }

    private static void Same((PacketHead Head, byte[] Payload) packet, long sequence, JournalEntry entry)
    {
        Assert.Equal(sequence, entry.Sequence);
        Assert.Equal(packet.Head, new PacketHead(entry.Received, entry.Channel, entry.Admission, entry.Sender));
        Assert.Equal(DateTimeKind.Utc, entry.Received.Kind);
        Assert.True(entry.Payload.Span.SequenceEqual(packet.Payload));
    }

    [Fact]
    public async Task A_payload_in_several_pieces_is_kept_as_one()
    {
        using var folder = new JournalFolder();
        await using var journal = folder.Open();
        var first = new Piece("##01"u8.ToArray(), null);
        var last = new Piece("23\r\n"u8.ToArray(), first);
        var cancel = TestContext.Current.CancellationToken;
        var append = await journal.AppendAsync(JournalFolder.Head(), new ReadOnlySequence<byte>(first, 0, last, 4), cancel: cancel);
        Assert.Null(await journal.WhenSyncedAsync(append, cancel));
        Assert.Equal("##0123\r\n", Encoding.ASCII.GetString(journal.TryRead(1).Entry!.Value.Payload.Span));
    }

    [Fact]
    public async Task A_payload_or_sender_over_the_limit_is_refused_as_a_value_and_costs_no_sequence()
    {
        using var folder = new JournalFolder();
        await using var journal = folder.Open(o => o with { MaxEntryBytes = 100 });
        Assert.Equal(JournalFailureKind.TooLarge, (await journal.Keep(JournalFolder.Head(), new byte[101]))?.Kind);
        Assert.Equal(JournalFailureKind.TooLarge, (await journal.Keep(JournalFolder.Head(new string('山', 86)), []))?.Kind);
        Assert.Null(await journal.Keep(JournalFolder.Head(), new byte[100]));
        Assert.Equal(1, journal.LastSynced);
    }

    [Fact]
    public async Task The_largest_payload_goes_through_a_smaller_buffer_and_a_smaller_segment()
    {
        using var folder = new JournalFolder();
        var payload = new byte[5 << 20];
        Random.Shared.NextBytes(payload);
        await using (var journal = folder.Open(o => o with { PendingBytes = 1 << 20, SegmentBytes = 1 << 20 }))
        {
            await journal.Keep(2);
            Assert.Null(await journal.Keep(JournalFolder.Head(), payload));
            await journal.Keep(2);
        }
        await using var again = folder.Open();
        Assert.Equal(1.To(5), (await again.All()).Entries.Sequences());
        Assert.True(again.TryRead(3).Entry!.Value.Payload.Span.SequenceEqual(payload));
    }

    [Fact]
    public void The_checksum_is_crc32c() => Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? before)
        {
            Memory = bytes;
            if (before is null)
                return;
            before.Next = this;
            RunningIndex = before.RunningIndex + before.Memory.Length;
        }
    }
}
