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

    protected abstract Task<LedgerPlace> PlaceAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dbs = new PlatformDbs(await PlaceAsync(), _time);
        await _dbs.MigrateAsync(Cancel);
        var book = new LedgerBook(_dbs, _time);
        var put = await new LedgerWriter(_dbs, book, new Viewers(_dbs, _time)).PutAsync(
            Viewer.Program, [new MonitoringPoint { Code = "P", Name = "P", Kind = "air-station" }], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", Cancel);
        (_access, _point) = (new(_dbs, book), put.Value[0].Id);
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
        Detector = "test", PointId = _point, Subject = subject, Severity = severity, State = state, Zh = subject, En = subject,
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
