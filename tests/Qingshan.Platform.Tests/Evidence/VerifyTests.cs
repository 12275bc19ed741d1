using System.Globalization;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>
/// Somebody who can write such files makes one up: everything is sealed with a key of their own, so that the seal holds. What does not come
/// from the platform's journal and roots is found all the same, and named.
/// </summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 3, 4, 16, 0, 0, DateTimeKind.Utc);
    private readonly DataFolder _attacker = new(new TestFolder().Path);
    private EvidenceWorld _world = null!;
    private List<EvidenceLine> _lines = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await EvidenceWorld.OpenAsync();
        await KeepAsync("a21026-Avg=20.5,a21026-Flag=N");
        await KeepAsync("a21026-Avg=30.5,a21026-Flag=N");
        _world.Time.Advance(TimeSpan.FromDays(1));
        await _world.CloseAllAsync();
        _world.Time.Advance(TimeSpan.FromDays(1));
        await _world.CloseAllAsync();
        var roots = new DayRoots(_world.Dbs);
        using var proofs = new PacketProofs(_world.Journal, roots, _world.Folder);
        var packets = new List<PacketLine>();
        for (var sequence = 1; sequence <= 2; sequence++)
        {
            var (root, index, path) = (await proofs.ProveAsync(sequence, CancellationToken.None)).Value;
            var entry = _world.Journal.TryRead(sequence).Entry!.Value;
            packets.Add(new(sequence, entry.Received, "hj212", entry.Sender, "accepted", entry.Stored.ToArray(), root.Number, index, root.State.PacketCount, [.. path.Select(p => p.ToString())]));
        }
        var key = _world.Key.Public().Value;
        _lines =
        [
            new HeadLine(1, EvidenceWorld.Noon, [3], [], HeadLine.Check),
            Value(1, 20.5, "mean:PT1H", Start, packet: 1), Value(2, 30.5, "mean:PT1H", Start.AddHours(1), packet: 2),
            Value(3, 25.5, "mean:P1D", Start, inputs: [new(1, true), new(2, true)]), .. packets,
            .. (await roots.FromAsync(1, CancellationToken.None)).Select(r => new RootLine(r.Number, r.Root, r.Statement, r.Signature, r.State.Key)), new KeyLine(key.Fingerprint, key.Bytes),
        ];
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void What_is_true_holds()
    {
        var report = Verify(_lines, _world.Key);
        Assert.True(report.Holds, Said(report));
        Assert.Contains(report.Checked, c => c.En == "values: 2 were read again from the bytes of their packets, and are the same");
        Assert.Contains(report.Checked, c => c.En == "means: 1 were computed again from their inputs, and are the same");
    }

    [Fact]
    public void A_value_that_the_packet_does_not_say_is_named_with_what_it_says()
    {
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Value = 2.5 }, "field value is 2.5, in packet 1 (a21026-Avg @ ", "it is 20.5");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Max = 21 }, "field max is 21, in packet 1");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Converted = 40 }, "field converted is 40, in packet 1");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Flag = "D" }, "field flag is D, in packet 1 it is N");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Received = v.Received.AddHours(1) }, "field received is not that of the packet");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Start = v.Start.AddHours(1) }, "packet 1 has no value of this factor, time and channel");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Factor = "a21005" }, "packet 1 has no value of this factor, time and channel");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Kind = "mean:P1D" }, "packet 1 has no value of this factor, time and channel");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Channel = "2" }, "packet 1 has no value of this factor, time and channel");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Packet = 2 }, "packet 2 has no value of this factor, time and channel");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Packet = 7 }, "packet 7 is not in the file, or does not hold");
        Wrong<ValueLine>(v => v.Id == 1, v => v with { Packet = null }, "it has neither a packet nor inputs");
        Wrong<ValueLine>(v => v.Id == 3, v => v with { Value = 26 }, "field value is 26, the mean of its inputs is 25.5");
        Wrong<ValueLine>(v => v.Id == 3, v => v with { Inputs = [new(1, true), new(9, true)] }, "value 9 is not in the file");
        Wrong<HeadLine>(_ => true, h => h with { Values = [4] }, "value 4 is not in the file");
    }

    [Fact]
    public void Bytes_that_were_never_received_lead_to_no_root()
    {
        // The value is another in the bytes too, with a checksum of the frame and one of the entry that fit.
        var forged = Forge(_lines.OfType<PacketLine>().First().Entry, "a21026-Avg=20.5", "a21026-Avg=10.5");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Entry = forged }, "line 5 (packet 1)", "bytes and proof (entry, proof) do not lead to the packets' root in day root 1");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Entry = [.. p.Entry[..^1], (byte)' '] }, "the bytes (entry) do not fit their checksum");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Proof = [.. p.Proof.Select(h => new string('0', 64))] }, "bytes and proof (entry, proof) do not lead");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Proof = [] }, "bytes and proof (entry, proof) do not lead");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Index = 1 }, "its place (index, size) is not the one in day root 1");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Root = 2 }, "its place (index, size) is not the one in day root 2");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Root = 9 }, "there is no day root 9 in the file that holds");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Received = p.Received.AddMinutes(1) }, "the fields received are not what the bytes say");
        Wrong<PacketLine>(p => p.Sequence == 1, p => p with { Sender = "other", Sequence = 5 }, "the fields sequence, sender are not what the bytes say");
    }

    [Fact]
    public void Roots_that_were_not_signed_by_the_key_or_do_not_follow_one_another_are_named()
    {
        Wrong<RootLine>(r => r.Number == 1, r => r with { Root = new string('0', 64) }, "line 7 (day root 1)", "the statement does not hash to the root");
        Wrong<RootLine>(r => r.Number == 1, r => r with { Statement = r.Statement.Replace("packets 1 2", "packets 1 3", StringComparison.Ordinal) }, "the signature does not fit the key");
        Wrong<RootLine>(r => r.Number == 1, r => r with { Statement = r.Statement + "\n" }, "the statement of the root cannot be read");
        Wrong<RootLine>(r => r.Number == 1, r => r with { Number = 4 }, "number or key are not those of the statement");
        Wrong<KeyLine>(_ => true, k => k with { Fingerprint = new string('0', 64) }, "the key has another fingerprint");
        // Signed by the attacker: it is sound in itself, and does not lead on to the root of the next day.
        using var own = new SigningKey(_attacker);
        var mine = own.Public().Value;
        Assert.True(mine.Verifies("x", own.Sign("x")));
        var first = _lines.OfType<RootLine>().First();
        var statement = (DayStatement.Parse(first.Statement)! with { Key = mine.Fingerprint, Packets = MerkleTree.Empty }).ToText();
        var report = Verify([.. _lines.Select(l => l == first ? new RootLine(1, DayStatement.RootOf(statement).ToString(), statement, own.Sign(statement), mine.Fingerprint) : l), new KeyLine(mine.Fingerprint, mine.Bytes)], own);
        Assert.Contains("line 8 (day root 2)", Said(report), StringComparison.Ordinal);
        Assert.Contains("it does not follow the root before it", Said(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_made_up_as_a_whole_is_refused_by_a_key_or_root_from_elsewhere()
    {
        using var own = new SigningKey(_attacker);
        var mine = own.Public().Value;
        var (entry, previous) = (Forge(_lines.OfType<PacketLine>().First().Entry, "a21026-Avg=20.5", "a21026-Avg=10.5"), default(Digest));
        var statement = (DayStatement.Parse(_lines.OfType<RootLine>().First().Statement)! with { Key = mine.Fingerprint, FirstPacket = 1, LastPacket = 1, Packets = PacketLeaves.Of(entry), Previous = previous }).ToText();
        EvidenceLine[] made =
        [
            new HeadLine(1, EvidenceWorld.Noon, [1], [], HeadLine.Check), Value(1, 10.5, "mean:PT1H", Start, packet: 1),
            _lines.OfType<PacketLine>().First() with { Entry = entry, Size = 1, Proof = [] },
            new RootLine(1, DayStatement.RootOf(statement).ToString(), statement, own.Sign(statement), mine.Fingerprint), new KeyLine(mine.Fingerprint, mine.Bytes),
        ];
        var file = EvidenceFile.Write(made, mine, own.Sign);
        var verify = new EvidenceVerify([]);
        // That is why the program says that it has only looked at the file.
        Assert.True(verify.Run(file, null, null).Holds);
        Assert.False(verify.Run(file, null, _world.Key.Public().Value).Holds);
        Assert.False(verify.Run(file, DayStatement.Parse(_lines.OfType<RootLine>().First().Statement)!.Root, null).Holds);
    }

    [Fact]
    public void Lines_that_are_taken_out_put_in_or_moved_are_named()
    {
        var file = EvidenceFile.Write(_lines, _world.Key.Public().Value, _world.Key.Sign);
        var lines = FileLine.Of(file);
        Assert.Contains("1 lines are missing after line 4", Said(Run([.. lines.Where((_, i) => i != 4)])), StringComparison.Ordinal);
        Assert.Contains("line 6 (packet 1)", Said(Run([.. lines.Take(5), lines[4], .. lines.Skip(5)])), StringComparison.Ordinal);
        Assert.Contains("line 5 (packet 2)", Said(Run([.. lines.Take(4), lines[5], lines[4], .. lines.Skip(6)])), StringComparison.Ordinal);
        Assert.Contains("behind the seal", Said(Run([.. lines, lines[4]])), StringComparison.Ordinal);
        Assert.Contains("the seal (the last line) is missing, altered or cut off", Said(Run([.. lines.SkipLast(1)])), StringComparison.Ordinal);
        Assert.False(new EvidenceVerify([]).Run([], null, null).Holds);
        Assert.False(new EvidenceVerify([]).Run("not a file of evidence\n"u8.ToArray(), null, null).Holds);

        static EvidenceReport Run(IReadOnlyList<FileLine> lines) => new EvidenceVerify([]).Run([.. lines.SelectMany(l => (byte[])[.. l.Bytes.Span, (byte)'\n'])], null, null);
    }

    /// <summary>Changes one line, seals everything with a key of its own, and expects to be told exactly that.</summary>
    private void Wrong<T>(Func<T, bool> which, Func<T, T> change, params string[] said) where T : EvidenceLine
    {
        using var own = new SigningKey(_attacker);
        var mine = own.Public().Value;
        var report = Verify([.. _lines.Select(l => l is T line && which(line) ? change(line) : l), new KeyLine(mine.Fingerprint, mine.Bytes)], own);
        Assert.False(report.Holds);
        Assert.All(said, s => Assert.Contains(s, Said(report), StringComparison.Ordinal));
        Assert.DoesNotContain("seal", Said(report), StringComparison.Ordinal);
    }

    private static EvidenceReport Verify(IReadOnlyList<EvidenceLine> lines, SigningKey key) => new EvidenceVerify([]).Run(EvidenceFile.Write(lines, key.Public().Value, key.Sign), null, null);

    private static string Said(EvidenceReport report) => string.Join('\n', report.Wrong.Select(w => w.En));

    private static ValueLine Value(int id, double value, string kind, DateTime start, long? packet = null, IReadOnlyList<InputRef>? inputs = null) => new(
        id, "P1", "点位", "waste-gas-outlet", 1, "a21026", kind, packet is null ? "rolled-up" : "reported", "", "mg/m³", start, value, null, null, null, null, "=", "N",
        EvidenceWorld.Noon, packet, inputs, null, null);

    private async Task KeepAsync(string values)
    {
        var append = await _world.Journal.AppendAsync(new(EvidenceWorld.Noon, PacketChannel.Hj212, Admission.Admitted, "MN1"), Frame(Start.AddHours(8 + _world.Journal.LastSynced), values));
        Assert.Null(await _world.Journal.WhenSyncedAsync(append));
    }

    private static byte[] Frame(DateTime beijing, string values)
    {
        var segment = string.Create(CultureInfo.InvariantCulture, $"QN=20260305010000001;ST=31;CN=2061;PW=123456;MN=MN1;Flag=5;CP=&&DataTime={beijing:yyyyMMddHHmmss};{values}&&");
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"##{segment.Length:D4}{segment}{HjCrc.Compute(Encoding.ASCII.GetBytes(segment)):X4}\r\n"));
    }

    /// <summary>An entry with another text in its frame and all checksums right.</summary>
    private static byte[] Forge(byte[] entry, string was, string now)
    {
        var text = Encoding.Latin1.GetString(entry).Replace(was, now, StringComparison.Ordinal);
        var bytes = Encoding.Latin1.GetBytes(text);
        var from = text.IndexOf("##", StringComparison.Ordinal) + 6;
        var to = text.LastIndexOf("&&", StringComparison.Ordinal) + 2;
        Encoding.ASCII.GetBytes(HjCrc.Compute(bytes.AsSpan(from, to - from)).ToString("X4", CultureInfo.InvariantCulture)).CopyTo(bytes.AsSpan(to));
        EntryFormat.Seal(bytes, BitConverter.ToUInt32(bytes, 24));
        return bytes;
    }
}
