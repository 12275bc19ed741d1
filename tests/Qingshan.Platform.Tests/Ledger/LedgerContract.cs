using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Ledger;

/// <summary>What the ledger promises on every database.</summary>
public abstract class LedgerContract : IAsyncLifetime
{
    private static readonly DateTime Y2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly ManualTime _time = new(new DateTime(2026, 11, 1));
    private PlatformDbs _dbs = null!;
    private LedgerWriter _writer = null!;
    private LedgerBook _book = null!;
    private Viewers _viewers = null!;

    protected abstract Task<LedgerPlace> PlaceAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dbs = new PlatformDbs(await PlaceAsync(), _time);
        await _dbs.MigrateAsync(Cancel);
        (_book, _viewers) = (new(_dbs, _time), new(_dbs, _time));
        _writer = new(_dbs, _book, _viewers);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_migrations_give_the_model_of_the_program()
    {
        await using var db = _dbs.Open(Viewer.Program);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task What_is_put_is_there_with_its_envelope_and_its_audit_entry()
    {
        var result = await Put(Point("P1", "点位一"), Y2020);
        Assert.Equal(Written.Added, result.What);

        await using var db = _dbs.Open(Viewer.Program);
        var point = await db.Set<MonitoringPoint>().SingleAsync(Cancel);
        Assert.Equal(("P1", "点位一", Y2020, "test", "program"), (point.Code, point.Name, point.ValidFrom, point.Source, point.Author));
        Assert.Equal(Now, point.RecordedFrom);
        Assert.Equal(116.4, point.Place!.Longitude);
        var audit = await db.Set<AuditEntry>().SingleAsync(Cancel);
        Assert.Equal(("add", "MonitoringPoint P1", "program"), (audit.Action, audit.Subject, audit.Actor));
    }

    [Fact]
    public async Task Who_has_written_finds_it_at_once_whoever_was_reading_meanwhile()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        // A reader that begins to load before a write and ends after it must not hide what was written.
        var reading = Task.Run(() =>
        {
            for (var seen = 0; !enough.IsCancellationRequested;) seen = Math.Max(seen, _book.Now.Points.Count);
        }, Cancel);
        for (var i = 0; i < 40; i++)
        {
            await Put(Point($"P{i}", "点位"), Y2020);
            Assert.True(_book.Now.PointsByCode.ContainsKey($"P{i}"), $"P{i} was written and is not there");
        }
        await enough.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Putting_the_same_again_changes_nothing()
    {
        await Put(Point("P1", "点位一"), Y2020);
        Assert.Equal(Written.Unchanged, (await Put(Point("P1", "点位一"), Y2020.AddYears(1))).What);

        await using var db = _dbs.Open(Viewer.Program);
        Assert.Single(await db.Set<MonitoringPoint>().IgnoreQueryFilters([PlatformDb.TimeFilter]).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_change_keeps_the_identity_and_the_world_as_it_was_can_be_asked_for()
    {
        var first = await Put(Point("P1", "旧名"), Y2020);
        _time.Advance(TimeSpan.FromDays(1));
        var second = await Put(Point("P1", "新名"), Y2020.AddYears(3));
        Assert.Equal((first.Id, Written.Changed), (second.Id, second.What));

        Assert.Equal("新名", await NameAsOf(default));
        Assert.Equal("旧名", await NameAsOf(new(ValidAt: Y2020.AddYears(1))));
        Assert.Null(await NameAsOf(new(ValidAt: Y2020.AddDays(-1))));
    }

    [Fact]
    public async Task What_was_known_on_a_day_can_be_asked_for_after_a_correction_of_the_past()
    {
        await Put(Point("P1", "错名"), Y2020);
        var before = Now;
        _time.Advance(TimeSpan.FromDays(10));
        await Put(Point("P1", "正名"), Y2020);

        Assert.Equal("正名", await NameAsOf(new(ValidAt: Y2020.AddYears(1))));
        Assert.Equal("错名", await NameAsOf(new(ValidAt: Y2020.AddYears(1), KnownAt: before.AddDays(1))));
    }

    [Fact]
    public async Task What_is_said_of_a_span_leaves_what_was_said_of_the_time_around_it()
    {
        await Put(Point("P1", "常名"), Y2020);
        _time.Advance(TimeSpan.FromDays(1));
        var put = await _writer.PutAsync(Viewer.Program, [Point("P1", "临时名")], Y2020.AddYears(1), Y2020.AddYears(2), "test", Cancel);
        Assert.Equal(Written.Changed, put.Value[0].What);
        Assert.Equal(["常名", "临时名", "临时名", "常名", "常名"],
            [await NameAsOf(new(Y2020)), await NameAsOf(new(Y2020.AddYears(1))), await NameAsOf(new(Y2020.AddYears(2).AddTicks(-1))), await NameAsOf(new(Y2020.AddYears(2))), await NameAsOf(default)]);
        Assert.Equal(Written.Unchanged, (await _writer.PutAsync(Viewer.Program, [Point("P1", "临时名")], Y2020.AddYears(1), Y2020.AddYears(2), "test", Cancel)).Value[0].What);
        // Longer than what was said is a change, though it says the same.
        Assert.Equal(Written.Changed, (await _writer.PutAsync(Viewer.Program, [Point("P1", "临时名")], Y2020.AddYears(1), Y2020.AddYears(3), "test", Cancel)).Value[0].What);
        Assert.Equal("临时名", await NameAsOf(new(Y2020.AddYears(2))));
    }

    [Fact]
    public async Task The_policy_stands_before_every_query()
    {
        var (north, south) = (await Region("110000"), await Region("440000"));
        await Put(Point("N-PUBLIC", "a", north, Disclosure.Public), Y2020);
        await Put(Point("N-INTERNAL", "b", north), Y2020);
        await Put(Point("S-INTERNAL", "c", south), Y2020);
        await Put(Point("NOWHERE", "d"), Y2020);
        var northerner = Viewer.Visitor with { Name = "n", Role = Roles.Viewer, Regions = new[] { north }.ToFrozenSet() };

        Assert.Equal(["N-PUBLIC"], await Seen(Viewer.Visitor));
        Assert.Equal(["N-INTERNAL", "N-PUBLIC"], await Seen(northerner));
        Assert.Equal(["N-INTERNAL", "N-PUBLIC", "NOWHERE", "S-INTERNAL"], await Seen(Viewer.Program));
        // The jurisdiction alone, without the permission, shows nothing internal.
        Assert.Equal(["N-PUBLIC"], await Seen(northerner with { Role = Roles.Visitor }));
        // History is under the same policy.
        await using var db = _dbs.Open(northerner);
        Assert.Equal(2, await db.Set<MonitoringPoint>().IgnoreQueryFilters([PlatformDb.TimeFilter]).CountAsync(Cancel));
        // In memory the same rule decides.
        Assert.Equal(["N-INTERNAL", "N-PUBLIC"], _book.Now.InCodeOrder.Where(Policy.For(northerner)).Select(p => p.Code));
    }

    [Fact]
    public async Task Nobody_writes_without_the_permission_or_outside_the_jurisdiction()
    {
        var (north, south) = (await Region("110000"), await Region("440000"));
        var editor = Viewer.Visitor with { Role = Roles.Operator, Regions = new[] { north }.ToFrozenSet() };

        var noRight = await _writer.PutAsync(editor with { Role = Roles.Viewer }, [Point("X", "x", north)], Y2020, "test", Cancel);
        var outside = await _writer.PutAsync(editor, [Point("X", "x", south)], Y2020, "test", Cancel);
        var inside = await _writer.PutAsync(editor, [Point("X", "x", north)], Y2020, "test", Cancel);

        Assert.Equal("common.forbidden", noRight.Error?.Code);
        Assert.Equal("ledger.outside-jurisdiction", outside.Error?.Code);
        Assert.True(inside.IsOk);
    }

    [Fact]
    public async Task A_jurisdiction_reaches_everything_within_its_region_while_it_lasts()
    {
        var province = await Region("440000");
        var city = await Region("440100", province);
        var person = await Person("duty", Roles.DutyOfficer, province, to: Now.AddDays(5));

        Assert.Equal(new[] { province, city }.ToHashSet(), (await _viewers.OfAsync(person, Cancel)).Regions.ToHashSet());

        _time.Advance(TimeSpan.FromDays(6));
        Assert.Empty((await _viewers.OfAsync(person, Cancel)).Regions);
        Assert.Same(Viewer.Visitor, await _viewers.OfAsync(Guid.NewGuid(), Cancel));
    }

    [Fact]
    public async Task The_audit_log_refuses_change_and_removal_even_by_sql()
    {
        await Put(Point("P1", "点位一"), Y2020);
        await using var db = _dbs.Open(Viewer.Program);
        var entry = await db.Set<AuditEntry>().SingleAsync(Cancel);

        db.Remove(entry);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"Audit\"", Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"Audit\" SET \"Actor\" = 'x'", Cancel));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(Cancel));
    }

    [Fact]
    public async Task One_submission_cannot_name_a_code_twice_and_then_nothing_of_it_is_written()
    {
        var result = await _writer.PutAsync(Viewer.Program, [Point("A", "a"), Point("B", "b"), Point("A", "c")], Y2020, "test", Cancel);

        Assert.Equal("ledger.code-twice", result.Error?.Code);
        Assert.Empty(await Seen(Viewer.Program));
    }

    [Fact]
    public async Task The_book_shows_a_write_at_once_and_what_becomes_valid_by_itself_within_a_minute()
    {
        await Put(Point("P1", "今"), Y2020);
        Assert.Equal("今", _book.Now.PointsByCode["P1"].Name);
        await Put(Point("P1", "明"), Now.AddDays(1));
        Assert.Equal("今", _book.Now.PointsByCode["P1"].Name);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("明", _book.Now.PointsByCode["P1"].Name);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private static MonitoringPoint Point(string code, string name, Guid? region = null, Disclosure disclosure = Disclosure.Internal) => new()
    {
        Code = code,
        Name = name,
        Kind = "air-station",
        Place = Place.Wgs84(116.4, 39.9),
        RegionId = region,
        Disclosure = disclosure,
    };

    private async Task<WriteResult> Put<T>(T record, DateTime from) where T : Platform.Common.Record =>
        (await _writer.PutAsync(Viewer.Program, [record], from, "test", Cancel)).Value[0];

    private async Task<Guid> Region(string code, Guid? parent = null) =>
        (await Put(new Region { Code = code, Name = code, ParentId = parent, Disclosure = Disclosure.Public }, Y2020)).Id;

    private async Task<Guid> Person(string name, Role role, Guid region, DateTime to)
    {
        await using var db = _dbs.Open(Viewer.Program);
        var organisation = new Organisation { Name = name };
        var person = new Person { Id = Guid.CreateVersion7(), UserName = name, DisplayName = name, Role = role.Name, OrganisationId = organisation.Id };
        db.AddRange(organisation, person,
            new Jurisdiction { OrganisationId = organisation.Id, RegionId = region, From = Y2020, To = to });
        await db.SaveChangesAsync(Cancel);
        return person.Id;
    }

    private async Task<string?> NameAsOf(AsOf asOf)
    {
        await using var db = _dbs.Open(Viewer.Program, asOf);
        return await db.Set<MonitoringPoint>().Select(p => p.Name).SingleOrDefaultAsync(Cancel);
    }

    private async Task<List<string>> Seen(Viewer viewer)
    {
        await using var db = _dbs.Open(viewer);
        return await db.Set<MonitoringPoint>().OrderBy(p => p.Code).Select(p => p.Code).ToListAsync(Cancel);
    }
}
