using System.Text;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>When a day is over its root is signed, with the root of the day before; what the root covers is exactly what the day brought.</summary>
public sealed class DayCloserTests : IAsyncLifetime
{
    private static readonly DateTime Midnight = new(2026, 3, 5, 16, 0, 0, DateTimeKind.Utc);
    private EvidenceWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await EvidenceWorld.OpenAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_day_is_closed_when_it_is_over_and_not_before()
    {
        Assert.Null(await _world.CloseAsync());
        await _world.KeepAsync(EvidenceWorld.Noon, 300);
        Assert.Null(await _world.CloseAsync());
        _world.Time.Advance(Midnight - EvidenceWorld.Noon + DayCloser.Patience - TimeSpan.FromSeconds(1));
        Assert.Null(await _world.CloseAsync());
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        var root = Assert.IsType<DayRoot>(await _world.CloseAsync());
        Assert.Equal((1, new DateOnly(2026, 3, 5), 1, 300), (root.Number, root.Day, root.FirstPacket, root.LastPacket));
        var leaves = new List<Digest>();
        await foreach (var leaf in PacketLeaves.ReadAsync(_world.Journal, 1, 300, CancellationToken.None)) leaves.Add(leaf.Hash);
        Assert.Equal(MerkleTree.Root([.. leaves]), root.State.Packets);
        Assert.Null(await _world.CloseAsync());
    }

    [Fact]
    public async Task Each_root_is_signed_and_names_the_one_before_and_stands_in_the_ledger_and_in_a_file()
    {
        for (var day = 0; day < 3; day++)
        {
            await _world.KeepAsync(EvidenceWorld.Noon.AddDays(day), 3);
            _world.Time.Advance(TimeSpan.FromDays(1));
        }
        var roots = await _world.CloseAllAsync();

        // The audit entry of the first closing was written on the third day.
        Assert.Equal([1, 2, 3], roots.Select(r => r.Number));
        var before = default(Digest);
        foreach (var root in roots)
        {
            Assert.Equal(before, root.State.Previous);
            Assert.Equal(DayStatement.RootOf(root.Statement).ToString(), root.Root);
            Assert.True(new PublicKey(root.PublicKey).Verifies(root.Statement, root.Signature));
            Assert.False(new PublicKey(root.PublicKey).Verifies(root.Statement.Replace("number", "Number", StringComparison.Ordinal), root.Signature));
            before = root.State.Root;
        }
        Assert.Equal(roots.Select(r => r.Root), (await _world.RootsAsync()).Select(r => r.Root));
        Assert.Equal(roots.Select(r => (r.Statement, r.Root)), RootFile.All(_world.Folder).Select(f => (f.File!.Statement, f.File.Root)));
    }

    [Fact]
    public async Task Anybody_can_check_a_root_with_openssl()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "openssl is not installed.");
        await _world.KeepAsync(EvidenceWorld.Noon);
        _world.Time.Advance(TimeSpan.FromDays(1));
        var root = (await _world.CloseAsync())!;
        var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("statement.txt"), root.Statement);
        await File.WriteAllBytesAsync(folder.File("signature"), root.Signature);
        await File.WriteAllTextAsync(folder.File("key.pem"), new PublicKey(root.PublicKey).ToPem());

        Assert.Contains("Verified OK", await Run("dgst", "-sha256", "-verify", folder.File("key.pem"), "-signature", folder.File("signature"), folder.File("statement.txt")), StringComparison.Ordinal);
        Assert.Contains(root.Root, await Run("dgst", "-sha256", folder.File("statement.txt")), StringComparison.Ordinal);

        static async Task<string> Run(params string[] args)
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/openssl", args) { RedirectStandardOutput = true })!;
            return await process.StandardOutput.ReadToEndAsync();
        }
    }

    [Fact]
    public async Task Packets_of_two_days_that_stand_mixed_at_midnight_are_all_covered_once()
    {
        await _world.KeepAsync(Midnight.AddSeconds(-2));
        await _world.KeepAsync(Midnight.AddSeconds(1));
        await _world.KeepAsync(Midnight.AddSeconds(-1));
        await _world.KeepAsync(Midnight.AddSeconds(2));
        await _world.KeepAsync(Midnight.AddHours(2));
        await _world.KeepAsync(Midnight.AddSeconds(-1));
        _world.Time.Advance(TimeSpan.FromDays(2));

        var roots = await _world.CloseAllAsync();
        Assert.Equal([(1, 3), (4, 6)], roots.Select(r => (r.FirstPacket, r.LastPacket)));
    }

    [Fact]
    public async Task A_packet_from_the_future_of_a_wrong_clock_neither_ends_a_day_nor_makes_one()
    {
        await _world.KeepAsync(EvidenceWorld.Noon, 2);
        await _world.KeepAsync(EvidenceWorld.Noon.AddYears(70));
        await _world.KeepAsync(EvidenceWorld.Noon.AddHours(1), 2);
        _world.Time.Advance(TimeSpan.FromDays(1));

        var root = Assert.Single(await _world.CloseAllAsync());
        Assert.Equal((1, 5), (root.FirstPacket, root.LastPacket));
        await _world.KeepAsync(EvidenceWorld.Noon.AddYears(70));
        _world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal([(new DateOnly(2026, 3, 6), 5)], (await _world.CloseAllAsync()).Select(r => (r.Day, r.LastPacket)));
    }

    [Fact]
    public async Task Days_with_nothing_have_no_root_and_no_number()
    {
        await _world.KeepAsync(EvidenceWorld.Noon);
        _world.Time.Advance(TimeSpan.FromDays(1));
        await _world.CloseAllAsync();
        _world.Time.Advance(TimeSpan.FromDays(9));
        await _world.KeepAsync(EvidenceWorld.Noon.AddDays(10));
        _world.Time.Advance(TimeSpan.FromDays(1));

        await _world.CloseAllAsync();
        // On the second day the closing of the first was written into the audit log.
        Assert.Equal([(1, 5, 1), (2, 6, 0), (3, 15, 1)], (await _world.RootsAsync()).Select(r => ((int)r.Number, r.Day.Day, (int)r.State.PacketCount)));
    }

    [Fact]
    public async Task What_cannot_be_read_when_the_day_is_closed_is_said_and_keeps_its_place()
    {
        await _world.KeepAsync(EvidenceWorld.Noon, 200);
        var offset = await _world.CloseAndDamageAsync(70);
        Assert.True(offset > 0);
        _world.Time.Advance(TimeSpan.FromDays(1));

        var root = (await _world.CloseAsync())!;
        Assert.Equal([(70, 70)], root.State.Unreadable);
        Assert.Equal((1, 200), (root.FirstPacket, root.LastPacket));
    }

    [Fact]
    public async Task A_day_is_closed_without_the_segments_of_earlier_days()
    {
        await _world.KeepAsync(EvidenceWorld.Noon, 200);
        _world.Time.Advance(TimeSpan.FromDays(1));
        await _world.CloseAllAsync();
        await _world.KeepAsync(EvidenceWorld.Noon.AddDays(1), 200);
        await _world.CloseJournalAsync();
        var segments = Directory.GetFiles(_world.Folder.JournalFolder, "*.qsj").Order(StringComparer.Ordinal).ToList();
        Assert.True(segments.Count > 3);
        File.Delete(segments[0]);
        _world.OpenJournal();
        _world.Time.Advance(TimeSpan.FromDays(1));

        var root = (await _world.CloseAsync())!;
        Assert.Equal((201, 400, 0), (root.FirstPacket, root.LastPacket, root.State.Unreadable.Count));
    }

    [Fact]
    public async Task The_ledger_and_the_audit_log_are_covered_and_persons_only_by_commitments()
    {
        await _world.PutAsync("P1", "点位一");
        await _world.PutAsync("P1", "点位一（改名）");
        _world.Time.Advance(TimeSpan.FromDays(1));
        var root = (await _world.CloseAsync())!;
        Assert.Equal((2, 3), (root.State.AuditEntries, root.State.RecordEntries));

        await using var db = _world.Dbs.Open(Viewer.Program);
        var (audit, records) = (await AuditLeaves.ReadAsync(db, 0, root.State.AuditLast).ToListAsync(), await RecordLeaves.ReadAsync(db, root.State.RecordsFrom, root.State.RecordsUntil, CancellationToken.None));
        Assert.All(audit.Concat(records), leaf => Assert.DoesNotContain("zhang", leaf.Plain, StringComparison.Ordinal));
        Assert.Equal(root.State.Audit, await RootAsync(db, audit));
        Assert.Equal(root.State.Records, await RootAsync(db, records));

        // Whoever is forgotten is forgotten with the salts, and what was signed stands as it did.
        foreach (var salt in await db.Set<EvidenceSalt>().ToListAsync()) salt.Salt = null;
        await db.SaveChangesAsync();
        Assert.Equal(root.State.Audit, await RootAsync(db, audit));
        Assert.Equal(root.State.Audit, await RootAsync(db, [.. audit.Select(a => a with { Personal = LeafText.Of(("actor", "—")) })]));
    }

    [Fact]
    public async Task A_changed_audit_entry_or_record_no_longer_leads_to_the_root()
    {
        await _world.PutAsync("P1", "点位一");
        _world.Time.Advance(TimeSpan.FromDays(1));
        var state = (await _world.CloseAsync())!.State;
        await using var db = _world.Dbs.Open(Viewer.Program);
        await db.Database.ExecuteSqlRawAsync("UPDATE \"MonitoringPoint\" SET \"Name\" = 'x'");
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_no_update");
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Audit\" SET \"Actor\" = 'li.si'");

        var records = await RecordLeaves.ReadAsync(db, state.RecordsFrom, state.RecordsUntil, CancellationToken.None);
        Assert.NotEqual(state.Records, await RootAsync(db, records));
        var audit = await LedgerTree.AgainAsync(db, await AuditLeaves.ReadAsync(db, 0, state.AuditLast).ToListAsync(), CancellationToken.None);
        Assert.Equal(1, Assert.Single(audit.Changed).Row);
    }

    [Fact]
    public void A_statement_is_read_as_it_was_written_and_not_otherwise()
    {
        var statement = new DayStatement
        {
            Number = 7, Day = new(2026, 3, 5), FirstPacket = 8, LastPacket = 20, Packets = MerkleTree.Leaf("p"u8), Unreadable = [(9, 10), (12, 12)],
            AuditAfter = 0, AuditLast = 3, AuditEntries = 3, Audit = MerkleTree.Empty, RecordsFrom = DateTime.MinValue, RecordsUntil = Midnight,
            RecordEntries = 0, Records = MerkleTree.Empty, Previous = default, Closed = Midnight.AddMinutes(10), Key = new string('a', 64),
        };
        var text = statement.ToText();
        Assert.Equal(text, DayStatement.Parse(text)!.ToText());
        for (var at = 0; at < text.Length; at++)
        {
            var flipped = new StringBuilder(text) { [at] = (char)(text[at] ^ 1) }.ToString();
            if (DayStatement.Parse(flipped) is { } other) Assert.NotEqual(statement.Root, other.Root);
        }
        Assert.Null(DayStatement.Parse(text + "\n"));
        Assert.Null(DayStatement.Parse(text.Replace(" 3 ", " 03 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_key_is_readable_by_its_owner_only_and_another_key_is_told()
    {
        await _world.KeepAsync(EvidenceWorld.Noon);
        _world.Time.Advance(TimeSpan.FromDays(1));
        await _world.CloseAsync();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_world.Key.File));
        await _world.CloseJournalAsync();
        File.Delete(_world.Key.File);
        _world.OpenJournal();
        _world.Time.Advance(TimeSpan.FromDays(1));

        var second = (await _world.CloseAsync())!;
        var first = (await _world.RootsAsync())[0];
        Assert.NotEqual(first.State.Key, second.State.Key);
        Assert.Equal(first.State.Root, second.State.Previous);
        await using var db = _world.Dbs.Open(Viewer.Program);
        Assert.Equal(["the first", $"instead of {first.State.Key}"], await db.Set<AuditEntry>().Where(a => a.Action == "evidence-key").OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync());
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_closes_nothing_and_says_why()
    {
        await File.WriteAllTextAsync(_world.Key.File, "no key");
        await _world.KeepAsync(EvidenceWorld.Noon);
        _world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("evidence.key-unreadable", (await _world.Closer.CloseNextAsync(CancellationToken.None)).Error?.Code);
        Assert.Empty(await _world.RootsAsync());
    }

    private static async Task<Digest> RootAsync(PlatformDb db, IReadOnlyList<LedgerLeaf> leaves) =>
        MerkleTree.Root([.. (await LedgerTree.AgainAsync(db, leaves, CancellationToken.None)).Hashes]);
}
