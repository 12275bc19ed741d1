using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Tests.Signals;

/// <summary>The list of signals on every database: its order, its pages, and that two open ones cannot be.</summary>
public abstract class SignalListContract : IAsyncLifetime
{
    private readonly ManualTime _time = new(new DateTime(2026, 11, 1));
    private PlatformDbs _dbs = null!;
    private SignalAccess _access = null!;
    private Guid _point;
    private LedgerBook _book = null!;

    protected abstract Task<LedgerPlace> PlaceAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dbs = new PlatformDbs(await PlaceAsync(), _time);
        await _dbs.MigrateAsync(Cancel);
        var book = new LedgerBook(_dbs, _time);
        var put = await new LedgerWriter(_dbs, book, new Viewers(_dbs, _time)).PutAsync(
            Viewer.Program, [new MonitoringPoint { Code = "P", Name = "P", Kind = "air-station" }], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", Cancel);
        (_access, _point, _book) = (new(_dbs, book, new(_dbs, book)), put.Value[0].Id, book);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_needs_attention_comes_first_and_pages_neither_overlap_nor_leave_out()
    {
        var now = _time.GetUtcNow().UtcDateTime;
        await using (var db = _dbs.Open(Viewer.Program))
        {
            for (var i = 0; i < 40; i++)
            {
                // Many of one moment, as one look of the detectors opens them.
                var at = now.AddDays(-(i % 2));
                db.Add(Make($"{i}", (Severity)(i % 3), i < 30 ? SignalState.Open : SignalState.Closed, at, acknowledged: i % 5 == 0));
            }
            await db.SaveChangesAsync(Cancel);
        }
        var all = await PagesAsync(7);
        Assert.Equal(40, all.Select(s => s.Id).Distinct().Count());
        Assert.Equal((await PagesAsync(1000)).Select(s => s.Id), all.Select(s => s.Id));
        var open = all.TakeWhile(s => s.State == SignalState.Open).ToList();
        Assert.Equal(30, open.Count);
        Assert.Equal(open.OrderByDescending(s => s.Severity).ThenBy(s => s.AcknowledgedAt is not null).ThenByDescending(s => s.OpenedAt).Select(s => (s.Severity, s.AcknowledgedAt is null, s.OpenedAt)),
            open.Select(s => (s.Severity, s.AcknowledgedAt is null, s.OpenedAt)));
        Assert.Equal(10, (await _access.CountOpenAsync(Viewer.Program, Cancel))[Severity.Serious]);
        Assert.Empty(await _access.CountOpenAsync(Viewer.Visitor, Cancel));
    }

    [Fact]
    public async Task Two_open_signals_about_one_subject_the_database_refuses()
    {
        var now = _time.GetUtcNow().UtcDateTime;
        await using (var db = _dbs.Open(Viewer.Program))
        {
            db.AddRange(Make("a", Severity.Notice, SignalState.Open, now), Make("a", Severity.Notice, SignalState.Closed, now), Make("a", Severity.Notice, SignalState.Closed, now));
            await db.SaveChangesAsync(Cancel);
        }
        await using var again = _dbs.Open(Viewer.Program);
        again.Add(Make("a", Severity.Notice, SignalState.Open, now));
        await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => again.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task One_closes_and_another_about_the_same_subject_opens_in_one_look()
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var first = Make("a", Severity.Notice, SignalState.Open, now);
        await using (var db = _dbs.Open(Viewer.Program))
        {
            db.Add(first);
            await db.SaveChangesAsync(Cancel);
        }
        await using (var db = _dbs.Open(Viewer.Program))
        {
            var held = await db.FindAsync<Signal>([first.Id], Cancel);
            held!.State = SignalState.Closed;
            db.Add(Make("a", Severity.Warning, SignalState.Open, now));
            await db.SaveChangesAsync(Cancel);
        }
        Assert.Equal([SignalState.Open, SignalState.Closed], (await PagesAsync(10)).Select(s => s.State));
    }

    [Fact]
    public async Task Signals_of_enterprises_are_seen_by_who_holds_their_region_and_stand_beside_those_of_their_points()
    {
        var writer = new LedgerWriter(_dbs, _book, new Viewers(_dbs, _time));
        var y2020 = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var regions = (await writer.PutAsync(Viewer.Program, [new Region { Code = "NORTH", Name = "北区", Disclosure = Disclosure.Public }, new Region { Code = "SOUTH", Name = "南区", Disclosure = Disclosure.Public }], y2020, "test", Cancel)).Value;
        var works = (await writer.PutAsync(Viewer.Program, [new Enterprise { Code = "E1", Name = "一厂", RegionId = regions[0].Id }, new Enterprise { Code = "E2", Name = "二厂", RegionId = regions[1].Id }], y2020, "test", Cancel)).Value;
        var source = (await writer.PutAsync(Viewer.Program, [new PollutionSource { Code = "E1-S", Name = "一厂", EnterpriseId = works[0].Id, RegionId = regions[0].Id }], y2020, "test", Cancel)).Value[0].Id;
        var outlet = (await writer.PutAsync(Viewer.Program, [new Outlet { Code = "E1-DW001", Name = "总排口", SourceId = source, Medium = OutletMedium.Water, RegionId = regions[0].Id }], y2020, "test", Cancel)).Value[0].Id;
        var point = (await writer.PutAsync(Viewer.Program, [new MonitoringPoint { Code = "W1", Name = "W1", Kind = "waste-water-outlet", OutletId = outlet, RegionId = regions[0].Id }], y2020, "test", Cancel)).Value[0].Id;
        await using (var db = _dbs.Open(Viewer.Program))
        {
            db.AddRange(About(works[0].Id, "north", SubjectKind.Enterprise), About(works[1].Id, "south", SubjectKind.Enterprise), About(point, "outlet", SubjectKind.Point), About(_point, "station", SubjectKind.Point));
            await db.SaveChangesAsync(Cancel);
            Assert.Equal(3, await SubjectRegions.KeepAsync(db, Cancel));
            Assert.Equal(0, await SubjectRegions.KeepAsync(db, Cancel));
        }
        var officer = Viewer.Program with { Name = "officer", Role = Roles.DutyOfficer, Everywhere = false, Regions = [regions[0].Id] };
        Assert.Equal(["north", "outlet"], await PartsAsync(officer, new()));
        Assert.Equal(2, (await _access.CountOpenAsync(officer, Cancel))[Severity.Warning]);
        Assert.Equal(["north", "outlet"], await PartsAsync(Viewer.Program, new(Enterprise: "E1")));
        Assert.Equal(["outlet"], await PartsAsync(officer, new(Region: "NORTH", Kind: "waste-water-outlet")));
        Assert.Equal(["south"], await PartsAsync(Viewer.Program, new(Region: "SOUTH")));
        Assert.Empty(await PartsAsync(Viewer.Visitor, new()));
        Assert.Equal("ledger.unknown-enterprise", (await _access.ListAsync(officer, new(Enterprise: "E2"), null, 10, Cancel)).Error!.Code);
    }

    private async Task<List<string>> PartsAsync(Viewer viewer, SignalFilter filter) =>
        [.. (await _access.ListAsync(viewer, filter, null, 100, Cancel)).Value.Items.Select(s => s.Part).Order(StringComparer.Ordinal)];

    private Signal About(Guid subject, string part, SubjectKind kind) => new()
    {
        Detector = "test", SubjectKind = kind, SubjectId = subject, Part = part, Severity = Severity.Warning, Zh = part, En = part,
        OpenedAt = _time.GetUtcNow().UtcDateTime, UpdatedAt = _time.GetUtcNow().UtcDateTime, Since = _time.GetUtcNow().UtcDateTime, Until = _time.GetUtcNow().UtcDateTime,
    };

    private async Task<List<Signal>> PagesAsync(int size)
    {
        var (found, after) = (new List<Signal>(), (string?)null);
        do
        {
            var page = (await _access.ListAsync(Viewer.Program, new SignalFilter(), after, size, Cancel)).Value;
            found.AddRange(page.Items);
            after = page.Next;
        } while (after is not null);
        return found;
    }

    private Signal Make(string subject, Severity severity, SignalState state, DateTime at, bool acknowledged = false) => new()
    {
        Detector = "test", SubjectId = _point, Part = subject, Severity = severity, State = state, Zh = subject, En = subject,
        Since = at, Until = at, OpenedAt = at, UpdatedAt = at, AcknowledgedAt = acknowledged ? at : null,
    };
}

public sealed class SqliteSignalListTests : SignalListContract
{
    protected override Task<LedgerPlace> PlaceAsync() => Task.FromResult(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)));
}

[Trait("needs", "server")]
public sealed class PostgresSignalListTests(Ledger.PostgresServer server) : SignalListContract, IClassFixture<Ledger.PostgresServer>
{
    protected override Task<LedgerPlace> PlaceAsync() => server.NewDatabaseAsync();
}
