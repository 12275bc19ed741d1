using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Tests.Ledger;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>Issues over days made by hand, on both databases: opened, told, reopened, closed, and shown to whom they concern.</summary>
public abstract class IssueContract : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 11, 1);
    private readonly ManualTime _time = new(new DateTime(2026, 11, 1, 20, 0, 0, DateTimeKind.Utc));
    private PlatformDbs _dbs = null!;
    private LedgerBook _ledger = null!;
    private Viewers _viewers = null!;
    private QualityIssueAccess _access = null!;
    private IssueKeeper _keeper = null!;
    private QualityReader _reader = null!;
    private Viewer _north = null!, _all = null!;
    private Guid[] _points = [];

    public abstract Task<LedgerPlace> PlaceAsync();

    public async ValueTask InitializeAsync()
    {
        _dbs = new(await PlaceAsync(), _time);
        await _dbs.MigrateAsync(CancellationToken.None);
        (_ledger, _viewers) = (new(_dbs, _time), new(_dbs, _time));
        var records = new RecordDatasets(RecordType.In(typeof(Platform.Common.Record).Assembly));
        var responsibles = new ResponsibleBook(_dbs, _ledger, _time);
        _access = new(_dbs, _ledger, _time);
        _reader = new(_dbs, _ledger, responsibles);
        var options = new NotifyOptions("http://platform.test", null, null, null, new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), TimeSpan.Zero);
        var desk = new NoticeDesk(new([new QualityTopic(_access)], _viewers), _viewers, new Channels(options, _time), _time);
        _keeper = new(_dbs, _ledger, responsibles, new(desk, _access, _dbs, _ledger, records), _time);

        var writer = new LedgerWriter(_dbs, _ledger, _viewers);
        var y2020 = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var north = (await writer.PutAsync(Viewer.Program, [new Region { Code = "NORTH", Name = "北区", Disclosure = Disclosure.Public }], y2020, "test", CancellationToken.None)).Value[0].Id;
        MonitoringPoint[] points = [.. Enumerable.Range(0, 30).Select(i => new MonitoringPoint { Code = $"N{i:00}", Name = $"N{i:00}", Kind = "air-station", RegionId = north })];
        _points = [.. (await writer.PutAsync(Viewer.Program, points, y2020, "test", CancellationToken.None)).Value.Select(w => w.Id)];
        _north = await PersonAsync("north", Roles.DataProvider, north);
        _all = await PersonAsync("all", Roles.ProvinceReviewer, null);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_rule_that_swings_around_its_limits_opens_one_issue_and_closes_it_once()
    {
        // Open above 5 %, close at 0 % on two days (range).
        foreach (var percent in (int[])[3, 5, 8, 0, 4, 0, 9, 3, 0, 0, 0, 4]) await DayAsync(percent);
        Assert.Equal(["Opened", "Overdue", "Overdue", "Closed"], await HappenedAsync());
        var issue = Assert.Single((await _access.ListAsync(_all, new(), null, 10, CancellationToken.None)).Value.Items);
        Assert.Equal((First.AddDays(2), First.AddDays(6), First.AddDays(9)), (issue.Since, issue.Last, issue.ClosedThrough));
    }

    [Fact]
    public async Task What_fails_again_soon_after_it_closed_by_itself_is_the_same_issue_and_later_another_one()
    {
        foreach (var percent in (int[])[8, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8]) await DayAsync(percent);
        Assert.Equal(["Opened", "Closed", "Reopened", "Closed", "Opened"], await HappenedAsync());
    }

    [Fact]
    public async Task To_follow_the_same_days_again_changes_nothing()
    {
        await DayAsync(8);
        var events = await HappenedAsync();
        await FollowAsync();
        Assert.Equal(events, await HappenedAsync());
    }

    [Fact]
    public async Task On_a_day_when_much_goes_wrong_at_once_nobody_is_buried()
    {
        await DayAsync(50, all: true);
        Assert.Equal(30, (await _access.CountOpenAsync(_north, CancellationToken.None)).Open);
        await using var db = _dbs.Open(Viewer.Program);
        var notices = await db.Set<Notice>().Where(n => n.PersonId == _north.PersonId).OrderBy(n => n.EventId).ToListAsync();
        Assert.Equal(IssueNotices.MostAtOnce, notices.Count);
        Assert.Contains("10 more issues", notices[^1].BodyEn, StringComparison.Ordinal);
        Assert.All(notices, n => Assert.Equal(("quality", NoticeReason.Responsible), (n.Topic, n.Reason)));
    }

    [Fact]
    public async Task Sums_are_made_by_the_database_for_what_somebody_sees()
    {
        await DayAsync(10, all: true);
        await DayAsync(20, all: true);
        foreach (var (viewer, filter, expected) in ((Viewer, ScoreFilter, QualityCount)[])[
            (_all, new(), new(6000, 900)), (_north, new(), new(6000, 900)), (_north, new(Point: "N03"), new(200, 30)), (_north, new(Region: "NORTH", Kind: "air-station"), new(6000, 900)),
            (_north, new(Organisation: _north.OrganisationId), new(6000, 900)), (_north, new(Organisation: _all.OrganisationId), default), (Viewer.Visitor, new(), default)])
            Assert.Equal(expected, QualityCount.Sum((await _reader.RulesAsync(viewer, filter, First, First.AddDays(9), CancellationToken.None)).Value.Select(r => r.Count)));
        Assert.Equal([90, 80], (await _reader.DaysAsync(_north, new(), First, First.AddDays(9), CancellationToken.None)).Value.Select(d => d.Totals.Score));
        var worst = (await _reader.SubjectsAsync(_north, new(), First.AddDays(1), First.AddDays(1), QualityClass.Range, 7, CancellationToken.None)).Value;
        Assert.Equal((7, 80.0, "N"), (worst.Count, worst[0].Totals.Score, worst[0].Point!.Code[..1]));
        Assert.Equal("least=0", Assert.Single(await _reader.OfAsync(QualitySubject.Of(_points[0]), "range", First, First, CancellationToken.None)).Parameters);
    }

    [Fact]
    public async Task Lists_page_through_every_issue_once()
    {
        await DayAsync(50, all: true);
        var ids = new List<Guid>();
        for (string? after = ""; after is not null;)
        {
            var page = (await _access.ListAsync(_north, new(Open: true, Class: QualityClass.Range), after, 7, CancellationToken.None)).Value;
            ids.AddRange(page.Items.Select(i => i.Id));
            after = page.Next;
        }
        Assert.Equal((30, 30), (ids.Count, ids.Distinct().Count()));
        Assert.Empty((await _access.ListAsync(_north, new(State: IssueState.Closed), null, 7, CancellationToken.None)).Value.Items);
        Assert.Empty((await _access.ListAsync(Viewer.Visitor, new(), null, 7, CancellationToken.None)).Value.Items);
    }

    /// <summary>The next day, judged when it is over: so many of a hundred values fail.</summary>
    private async Task DayAsync(int percent, bool all = false)
    {
        await using (var db = _dbs.Open(Viewer.Program))
        {
            var basis = await db.Set<QualityBasis>().FirstOrDefaultAsync() ?? db.Add(new QualityBasis { Text = "least=0" }).Entity;
            await db.SaveChangesAsync();
            var day = await db.Set<QualityScore>().AnyAsync() ? (await db.Set<QualityScore>().MaxAsync(s => s.Day)).AddDays(1) : First;
            db.AddRange(_points.Take(all ? _points.Length : 1).Select(p => new QualityScore { Day = day, Subject = QualitySubject.Of(p), Rule = "range", Checked = 100, Failed = percent, BasisId = basis.Id }));
            await db.SaveChangesAsync();
        }
        await FollowAsync();
        _time.Advance(TimeSpan.FromDays(1));
    }

    private async Task FollowAsync()
    {
        await using var db = _dbs.Open(Viewer.Program);
        var day = await db.Set<QualityScore>().MaxAsync(s => s.Day);
        await _keeper.FollowAsync(day, [day], first: false, CancellationToken.None);
    }

    private async Task<List<string>> HappenedAsync()
    {
        await using var db = _dbs.Open(Viewer.Program);
        return [.. (await db.Set<QualityEvent>().OrderBy(e => e.Id).ToListAsync()).Select(e => e.Kind.ToString())];
    }

    private async Task<Viewer> PersonAsync(string user, Role role, Guid? region)
    {
        var people = new People(_dbs, new PasswordHasher<Person>(), new UpperInvariantLookupNormalizer(), new Separation(_dbs, _viewers, _time), _viewers, _time);
        Assert.True((await people.AddAsync(Viewer.Program, user, user, role.Name, $"单位 {user}", region, CancellationToken.None)).IsOk);
        _viewers.Forget();
        await using var db = _dbs.Open(Viewer.Program);
        return await _viewers.OfAsync((await db.Users.SingleAsync(p => p.UserName == user)).Id, CancellationToken.None);
    }
}

public sealed class SqliteIssueTests : IssueContract
{
    public override Task<LedgerPlace> PlaceAsync() => Task.FromResult(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)));
}

[Trait("needs", "server")]
public sealed class PostgresIssueTests(PostgresServer server) : IssueContract, IClassFixture<PostgresServer>
{
    public override async Task<LedgerPlace> PlaceAsync()
    {
        var name = "quality_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(server.Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await create.ExecuteNonQueryAsync();
        return new("postgres", server.Connection(name));
    }
}
