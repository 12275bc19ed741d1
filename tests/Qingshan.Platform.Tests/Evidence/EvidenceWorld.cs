using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>A data folder with a real journal of small segments, a ledger, and a clock that the test moves.</summary>
internal sealed class EvidenceWorld : IAsyncDisposable
{
    /// <summary>Noon in Beijing.</summary>
    public static readonly DateTime Noon = new(2026, 3, 5, 4, 0, 0, DateTimeKind.Utc);

    private PlatformDbs _dbs;

    private EvidenceWorld(DataFolder folder, PlatformDbs dbs, ManualTime time) => (Folder, _dbs, Time) = (folder, dbs, time);

    public DataFolder Folder { get; }

    public ManualTime Time { get; }

    public PacketJournal Journal { get; private set; } = null!;

    public SigningKey Key { get; private set; } = null!;

    public DayCloser Closer { get; private set; } = null!;

    public PlatformDbs Dbs => _dbs;

    /// <param name="place">Where the ledger stands; in the data folder where nothing is given.</param>
    public static async Task<EvidenceWorld> OpenAsync(LedgerPlace? place = null)
    {
        var (folder, time) = (new DataFolder(new TestFolder().Path), new ManualTime(Noon));
        var world = new EvidenceWorld(folder, new PlatformDbs(place ?? LedgerPlace.Sqlite(folder), time), time);
        await world._dbs.MigrateAsync(CancellationToken.None);
        world.OpenJournal();
        return world;
    }

    public void OpenJournal()
    {
        var opening = PacketJournal.Open(new JournalOptions { Folder = Folder.JournalFolder, SegmentBytes = 8 << 10 }, Time, NullLogger.Instance);
        Assert.True(opening.Opened, opening.Failure?.Message);
        Journal = opening.Journal;
        Key = new SigningKey(Folder);
        Closer = new DayCloser(Journal, _dbs, Folder, Key, Time, NullLogger<DayCloser>.Instance);
    }

    /// <summary>The program stops and starts again: nothing is left of what it remembered.</summary>
    public async Task RestartAsync()
    {
        await CloseJournalAsync();
        _dbs = new PlatformDbs(_dbs.Place, Time);
        OpenJournal();
        await Closer.RememberAsync(CancellationToken.None);
    }

    public async Task CloseJournalAsync()
    {
        await Journal.DisposeAsync();
        Closer.Dispose();
        Key.Dispose();
    }

    /// <summary>Keeps packets that were received at a moment.</summary>
    public async Task KeepAsync(DateTime received, int packets = 1)
    {
        JournalAppend last = default;
        for (var i = 0; i < packets; i++)
            last = await Journal.AppendAsync(new(received, PacketChannel.Hj212, Admission.Admitted, "88888880000001"), Payload(i), last);
        Assert.Null(await Journal.WhenSyncedAsync(last));
    }

    public static byte[] Payload(int n) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"##0101QN=20260305120000{n:D6};ST=31;CN=2011;CP=&&a34004-Rtd={n}&&\r\n"));

    /// <summary>Puts a point into the ledger, which writes a record version and an audit entry.</summary>
    public async Task<WriteResult> PutAsync(string code, string name)
    {
        var book = new LedgerBook(_dbs, Time);
        var writer = new LedgerWriter(_dbs, book, new Viewers(_dbs, Time));
        var put = await writer.PutAsync(Viewer.Program with { Name = "zhang.san" }, [new MonitoringPoint { Code = code, Name = name, Kind = "air-station", Place = Place.Wgs84(116.4, 39.9) }], Noon.AddYears(-1), "test", CancellationToken.None);
        return put.Value[0];
    }

    public async Task<DayRoot?> CloseAsync()
    {
        var closed = await Closer.CloseNextAsync(CancellationToken.None);
        Assert.True(closed.IsOk, closed.Error?.ToString());
        return closed.Value;
    }

    /// <summary>Closes all days that are over.</summary>
    public async Task<List<DayRoot>> CloseAllAsync()
    {
        var roots = new List<DayRoot>();
        while (await CloseAsync() is { } root) roots.Add(root);
        return roots;
    }

    public async Task<List<DayRoot>> RootsAsync()
    {
        await using var db = _dbs.Open(Viewer.Program);
        return await db.Set<DayRoot>().AsNoTracking().OrderBy(r => r.Number).ToListAsync();
    }

    public async ValueTask DisposeAsync() => await CloseJournalAsync();
}

internal static class Tampering
{
    /// <summary>Changes a byte of an entry on disk, with the journal closed for that time; gives where.</summary>
    public static async Task<long> CloseAndDamageAsync(this EvidenceWorld world, long sequence)
    {
        await world.CloseJournalAsync();
        var (file, offset, length) = Entries(world.Folder).Single(e => e.Sequence == sequence).Place;
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[offset + length - 3] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        world.OpenJournal();
        return offset;
    }

    /// <summary>Where every entry stands.</summary>
    public static IEnumerable<(long Sequence, (string File, int Offset, int Length) Place)> Entries(DataFolder folder)
    {
        foreach (var file in Directory.GetFiles(folder.JournalFolder, "*.qsj").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            for (var at = SegmentHeader.Bytes; at < bytes.Length;)
            {
                var length = (int)EntryFormat.LengthOf(bytes.AsSpan(at));
                yield return (EntryFormat.SequenceOf(bytes.AsSpan(at)), (file, at, length));
                at += length;
            }
        }
    }
}
