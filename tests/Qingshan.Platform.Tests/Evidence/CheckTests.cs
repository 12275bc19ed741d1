using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>A data folder of two closed days with several segments, and copies of it to be tampered with.</summary>
public sealed class ClosedDays : IAsyncLifetime
{
    internal EvidenceWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await EvidenceWorld.OpenAsync();
        await World.PutAsync("P1", "点位一");
        await World.KeepAsync(EvidenceWorld.Noon, 300);
        World.Time.Advance(TimeSpan.FromDays(1));
        await World.CloseAllAsync();
        await World.KeepAsync(EvidenceWorld.Noon.AddDays(1), 40);
        World.Time.Advance(TimeSpan.FromDays(1));
        await World.CloseAllAsync();
        // Of a day that is not closed yet.
        await World.KeepAsync(EvidenceWorld.Noon.AddDays(2), 5);
        await World.CloseJournalAsync();
    }

    /// <summary>A copy in which only the journal is another; the ledger is the same.</summary>
    internal DataFolder Copy()
    {
        var to = new TestFolder();
        foreach (var folder in (string[])["journal", "evidence"])
        {
            Directory.CreateDirectory(to.File(folder));
            foreach (var file in Directory.GetFiles(Path.Combine(World.Folder.Root, folder))) File.Copy(file, Path.Combine(to.File(folder), Path.GetFileName(file)));
        }
        return new DataFolder(to.Path);
    }

    internal Task<EvidenceReport> CheckAsync(DataFolder folder, DateOnly? from = null, Digest? root = null) => new EvidenceCheck(folder, World.Dbs).RunAsync(from, root, CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary><c>evidence check</c>: whatever was done to the journal, the audit log, the ledger or the roots is found, and where it was done is said.</summary>
public sealed class CheckTests(ClosedDays closed) : IClassFixture<ClosedDays>
{
    [Fact]
    public async Task What_nobody_touched_holds()
    {
        var report = await closed.CheckAsync(closed.World.Folder);
        Assert.True(report.Holds, Said(report));
        Assert.Contains(report.Checked, c => c.En.Contains("packets of 2 days", StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_that_is_changed_taken_out_or_put_in_anywhere_in_the_closed_days_is_found_and_located()
    {
        var segments = Directory.GetFiles(closed.World.Folder.JournalFolder, "*.qsj").Order(StringComparer.Ordinal).ToList();
        var entries = Tampering.Entries(closed.World.Folder).Where(e => e.Sequence <= 340).ToList();
        var ends = entries.GroupBy(e => e.Place.File).ToDictionary(g => g.Key, g => g.Max(e => e.Place.Offset + e.Place.Length));
        Assert.True(segments.Count > 4);
        Gen.Select(Gen.Int[0, segments.Count - 1], Gen.Double[0, 1], Gen.Int[1, 255], Gen.Int[0, 2]).Sample((which, where, other, how) =>
        {
            if (!ends.TryGetValue(segments[which], out var end)) return;
            var (folder, at) = (closed.Copy(), (int)(where * (end - 1)));
            var path = Path.Combine(folder.JournalFolder, Path.GetFileName(segments[which]));
            var good = File.ReadAllBytes(path);
            // One more of the bytes with which the closed days end is the same file as one put in behind them, in a day that is open.
            if (how == 2 && good[at..(int)end].All(b => b == other)) return;
            File.WriteAllBytes(path, how switch
            {
                0 => [.. good[..at], (byte)(good[at] ^ other), .. good[(at + 1)..]],
                1 => [.. good[..at], .. good[(at + 1)..]],
                _ => [.. good[..at], (byte)other, .. good[at..]],
            });
            var report = closed.CheckAsync(folder).GetAwaiter().GetResult();
            var said = Said(report);
            Assert.False(report.Holds, $"{how} at {at} of {path} was not noticed");
            Assert.Contains(Path.GetFileName(path), said, StringComparison.Ordinal);
            if (at < SegmentHeader.Bytes) return;
            // The packet that the byte belongs to is named, with a stretch that holds it; a byte that is put in between two may be said of either.
            var packet = entries.Single(e => e.Place.File == segments[which] && e.Place.Offset <= at && at < e.Place.Offset + e.Place.Length);
            var named = Regex.Matches(said, @"packet (\d+)(?:–(\d+))? was altered or removed: segment \S+, bytes (\d+)–(\d+)|segment \S+, bytes (\d+)–(\d+): bytes of no packet").Select(m => m.Groups[5].Success
                ? (First: packet.Sequence, Last: packet.Sequence, From: Number(m, 5), To: Number(m, 6))
                : (First: Number(m, 1), Last: Number(m, m.Groups[2].Success ? 2 : 1), From: Number(m, 3), To: Number(m, 4))).ToList();
            Assert.True(named.Exists(n => n.First <= packet.Sequence && packet.Sequence <= n.Last && n.From <= at && at <= n.To + 1) || (how == 2 && at == packet.Place.Offset), $"{how} at {at}, packet {packet.Sequence}: {said}");
            if (how == 0) Assert.Contains($"byte {at} was", said, StringComparison.Ordinal);
        }, iter: 300, threads: 1);
    }

    [Fact]
    public async Task An_entry_that_is_removed_put_in_twice_swapped_or_rewritten_with_a_right_checksum_is_named()
    {
        var entries = Tampering.Entries(closed.World.Folder).ToDictionary(e => e.Sequence, e => e.Place);
        var (file, offset, length) = entries[50];
        var good = await File.ReadAllBytesAsync(file);
        byte[] entry = good[offset..(offset + length)], next = good[(offset + length)..(offset + length + entries[51].Length)];

        Assert.Contains($"packet 50 was removed: it belongs into segment {Path.GetFileName(file)} at byte {offset}", await AfterAsync([.. good[..offset], .. good[(offset + length)..]]), StringComparison.Ordinal);
        Assert.Contains($"segment {Path.GetFileName(file)}, bytes {offset + length}–{offset + length + length - 1}: bytes of no packet", await AfterAsync([.. good[..offset], .. entry, .. good[offset..]]), StringComparison.Ordinal);
        Assert.Contains("packet 50", await AfterAsync([.. good[..offset], .. next, .. entry, .. good[(offset + length + next.Length)..]]), StringComparison.Ordinal);
        Assert.Contains("bytes stand behind the last entry", await AfterAsync([.. good, .. entry]), StringComparison.Ordinal);

        // Somebody who knows the format: another value, and a checksum that fits it.
        var forged = (byte[])entry.Clone();
        forged[^6] ^= 1;
        EntryFormat.Seal(forged, BitConverter.ToUInt32(forged, 24));
        Assert.True(EntryFormat.Sound(forged));
        Assert.Contains($"packet 50 was altered: segment {Path.GetFileName(file)}, bytes {offset}–{offset + length - 1}", await AfterAsync([.. good[..offset], .. forged, .. good[(offset + length)..]]), StringComparison.Ordinal);

        async Task<string> AfterAsync(byte[] bytes)
        {
            var folder = closed.Copy();
            await File.WriteAllBytesAsync(Path.Combine(folder.JournalFolder, Path.GetFileName(file)), bytes);
            return Said(await closed.CheckAsync(folder));
        }
    }

    [Fact]
    public async Task Segments_that_are_gone_are_said_and_can_be_left_out_by_day()
    {
        var segments = Directory.GetFiles(closed.World.Folder.JournalFolder, "*.qsj").Order(StringComparer.Ordinal).ToList();
        var first = closed.Copy();
        File.Delete(Path.Combine(first.JournalFolder, Path.GetFileName(segments[0])));
        Assert.Contains("the segments from packet 1 on are not in the folder", Said(await closed.CheckAsync(first)), StringComparison.Ordinal);
        Assert.True((await closed.CheckAsync(first, new DateOnly(2026, 3, 6))).Holds);

        var middle = closed.Copy();
        File.Delete(Path.Combine(middle.JournalFolder, Path.GetFileName(segments[1])));
        Assert.Contains("was removed: it belongs into segment " + Path.GetFileName(segments[0]), Said(await closed.CheckAsync(middle)), StringComparison.Ordinal);

        var all = closed.Copy();
        foreach (var segment in segments.Skip(2)) File.Delete(Path.Combine(all.JournalFolder, Path.GetFileName(segment)));
        Assert.Contains("–340 was removed", Said(await closed.CheckAsync(all)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_or_altered_file_of_hashes_or_root_is_said_and_the_journal_is_checked_all_the_same()
    {
        var folder = closed.Copy();
        File.Delete(PacketHashes.PathOf(folder, new(2026, 3, 5)));
        var hashes = PacketHashes.PathOf(folder, new(2026, 3, 6));
        var bytes = await File.ReadAllBytesAsync(hashes);
        bytes[5] ^= 1;
        await File.WriteAllBytesAsync(hashes, bytes);
        var report = await closed.CheckAsync(folder);
        Assert.Equal(2, report.WrongCount);
        Assert.Contains(report.Checked, c => c.En.Contains("packets of 2 days", StringComparison.Ordinal));

        folder = closed.Copy();
        File.Delete(Directory.GetFiles(folder.EvidenceFolder, "*.root.json")[0]);
        Assert.Contains("is missing or another than in the ledger", Said(await closed.CheckAsync(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_from_elsewhere_has_to_be_among_those_of_the_platform()
    {
        var roots = await closed.World.RootsAsync();
        Assert.True((await closed.CheckAsync(closed.World.Folder, root: roots[0].State.Root)).Holds);
        Assert.Contains("the roots were rewritten", Said(await closed.CheckAsync(closed.World.Folder, root: MerkleTree.Empty)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_to_the_audit_log_or_the_ledger_is_found()
    {
        await using var world = await EvidenceWorld.OpenAsync();
        await world.PutAsync("P1", "点位一");
        await world.KeepAsync(EvidenceWorld.Noon);
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.CloseAllAsync();
        var check = new EvidenceCheck(world.Folder, world.Dbs);
        Assert.True((await check.RunAsync(null, null, CancellationToken.None)).Holds);

        await using var db = world.Dbs.Open(Viewer.Program);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_no_update");
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Audit\" SET \"Subject\" = 'MonitoringPoint P2' WHERE \"Id\" = 1");
        Assert.Contains("AuditEntry row 1 does not fit its commitment in day root 1", Said(await check.RunAsync(null, null, CancellationToken.None)), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Audit\" SET \"Subject\" = 'MonitoringPoint P1' WHERE \"Id\" = 1");
        Assert.True((await check.RunAsync(null, null, CancellationToken.None)).Holds);

        await db.Database.ExecuteSqlRawAsync("UPDATE \"MonitoringPoint\" SET \"Place_Longitude\" = 117");
        Assert.Contains("the record versions of 2026-03-05 (1 were signed, 1 are there): they do not lead", Said(await check.RunAsync(null, null, CancellationToken.None)), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync("UPDATE \"MonitoringPoint\" SET \"Place_Longitude\" = 116.4, \"RecordedTo\" = '2026-03-05 05:00:00'");
        Assert.Contains("(1 were signed, 2 are there)", Said(await check.RunAsync(null, null, CancellationToken.None)), StringComparison.Ordinal);

        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"Region\" (\"Id\", \"Code\", \"Name\", \"Kind\", \"ValidFrom\", \"RecordedFrom\", \"Source\", \"Author\", \"Disclosure\") VALUES ('018f0000-0000-7000-8000-000000000000', 'R9', 'x', 'City', '2020-01-01', '2026-03-05 05:00:00', '', 'li.si', 'Public')");
        Assert.Contains("Region row 1 is not in day root 1: it was added after the day was closed", Said(await check.RunAsync(null, null, CancellationToken.None)), StringComparison.Ordinal);
    }

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Said(EvidenceReport report) => string.Join('\n', report.Wrong.Select(w => w.En));
}
