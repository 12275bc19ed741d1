using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Tests.Ledger;

namespace Qingshan.Platform.Tests.Cases;

/// <summary>Cases on both databases: opened once, fused, drawn, counted, due, shown to whom they concern.</summary>
public abstract class CaseContract : IAsyncLifetime
{
    /// <summary>Monday 10:00 in Beijing.</summary>
    private readonly ManualTime _time = new(new DateTime(2026, 11, 30, 2, 0, 0, DateTimeKind.Utc));
    private PlatformDbs _dbs = null!;
    private LedgerBook _ledger = null!;
    private Viewers _viewers = null!;
    private CaseAccess _access = null!;
    private CaseDesk _desk = null!;
    private CaseNotices _notices = null!;
    private PrecisionReader _precision = null!;
    private DrawSeed _seed = null!;
    private Viewer _officer = null!, _leader = null!, _south = null!;
    private Guid _point;

    public abstract Task<LedgerPlace> PlaceAsync();

    public async ValueTask InitializeAsync()
    {
        _dbs = new(await PlaceAsync(), _time);
        await _dbs.MigrateAsync(CancellationToken.None);
        (_ledger, _viewers) = (new(_dbs, _time), new(_dbs, _time));
        var (workflows, folder) = (new WorkflowBook([LeadCheck.Workflow]), new DataFolder(new TestFolder().Path));
        var subjects = new SubjectBook(_dbs, _ledger);
        var signals = new SignalAccess(_dbs, _ledger, subjects);
        (_access, _seed, _precision) = (new(_dbs, _ledger, workflows, _time), new(folder), new(_dbs, new DetectorBook([], []), _time));
        var options = new NotifyOptions("http://platform.test", null, null, null, new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), TimeSpan.Zero);
        _notices = new(new NoticeDesk(new([new CaseTopic()], _viewers), _viewers, new Channels(options, _time), _time), workflows);
        _desk = new(_dbs, _access, signals, workflows, _notices, new CaseFiles(folder), _precision, _viewers);

        var writer = new LedgerWriter(_dbs, _ledger, _viewers);
        var y2020 = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var regions = (await writer.PutAsync(Viewer.Program, [new Region { Code = "NORTH", Name = "北区", Disclosure = Disclosure.Public }, new Region { Code = "SOUTH", Name = "南区", Disclosure = Disclosure.Public }], y2020, "test", CancellationToken.None)).Value;
        _point = (await writer.PutAsync(Viewer.Program, [new MonitoringPoint { Code = "N1", Name = "N1", Kind = "air-station", RegionId = regions[0].Id }], y2020, "test", CancellationToken.None)).Value[0].Id;
        _officer = await PersonAsync("officer", Roles.DutyOfficer, "北局", regions[0].Id);
        _leader = await PersonAsync("leader", Roles.DutyLeader, "北局", regions[0].Id);
        _south = await PersonAsync("south", Roles.DutyLeader, "南局", regions[1].Id);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Signals_of_a_subject_fuse_into_one_case_and_to_look_again_changes_nothing()
    {
        var (first, second) = (await SignalAsync("a"), await SignalAsync("b"));
        var opened = await OpenAsync(first);
        Assert.Equal("XS-2026-000001", opened.Number);
        Assert.Equal([first, second], (await _access.SignalsAsync(opened, CancellationToken.None)).Select(s => s.Signal.Id));
        _time.Advance(TimeSpan.FromMinutes(5));
        // One that opened and closed between two looks belongs to it too.
        await SignalAsync("c", SignalState.Closed, Severity.Serious);
        Assert.Equal(1, (await Runner().RunAsync(CancellationToken.None)).Joined);
        Assert.Equal(0, (await Runner().RunAsync(CancellationToken.None)).Joined);
        var now = (await _access.FindAsync(_officer, opened.Number, CancellationToken.None)).Value;
        Assert.Equal(Severity.Serious, now.Severity);
        Assert.Equal(["Opened", "Joined", "Joined", "Joined"], (await _access.HistoryAsync(now, CancellationToken.None)).Select(e => $"{e.Kind}"));
        Assert.Equal("cases.open-already", (await _desk.OpenAsync(_officer, second, null, null, CancellationToken.None)).Error!.Code);
    }

    [Fact]
    public async Task Many_who_open_at_once_open_one_case_and_numbers_have_no_gaps()
    {
        var signals = new List<Guid>();
        for (var i = 0; i < 6; i++) signals.Add(await SignalAsync($"{i}"));
        await Task.WhenAll(signals.Select(s => _desk.OpenAsync(_officer, s, null, null, CancellationToken.None)));
        var one = Assert.Single((await _access.ListAsync(_officer, new(), null, 10, CancellationToken.None)).Value.Items);
        Assert.Equal(6, (await _access.SignalsAsync(one, CancellationToken.None)).Count);
        await CloseAsync(one);
        Assert.Equal("XS-2026-000002", (await OpenAsync(await SignalAsync("later"))).Number);
    }

    [Fact]
    public async Task Nobody_reviews_his_own_work_and_all_need_a_verdict()
    {
        var one = await OpenAsync(await SignalAsync("a"));
        var signal = (await _access.SignalsAsync(one, CancellationToken.None))[0].Signal.Id;
        await StepAsync(_leader, one, new("dispatch", AssignTo: "leader"));
        Assert.Equal("cases.text-needed", (await _desk.StepAsync(_leader, one.Number, new("submit"), CancellationToken.None)).Error!.Code);
        await StepAsync(_leader, one, Submit);
        Assert.Equal("common.forbidden", (await _desk.StepAsync(_officer, one.Number, new("close", "好"), CancellationToken.None)).Error!.Code);
        Assert.Equal("cases.own-work", (await _desk.StepAsync(_leader, one.Number, new("close", "好"), CancellationToken.None)).Error!.Code);
        Assert.Equal("cases.own-work", (await _desk.StepAsync(_leader, one.Number, new("remand", "好"), CancellationToken.None)).Error!.Code);
        Assert.Equal("cases.no-such-step", (await _desk.StepAsync(_leader, one.Number, new("dispatch"), CancellationToken.None)).Error!.Code);
        var chief = await PersonAsync("chief", Roles.DutyLeader, "北局", _ledger.Now.RegionsByCode["NORTH"].Id);
        Assert.Equal("cases.verdict-missing", (await _desk.StepAsync(chief, one.Number, new("close", "好"), CancellationToken.None)).Error!.Code);
        // Who has said the verdict is no other either.
        Assert.True((await _desk.JudgeAsync(chief, signal, LeadVerdict.Confirmed, "现场属实", CancellationToken.None)).IsOk);
        Assert.Equal("cases.own-work", (await _desk.StepAsync(chief, one.Number, new("close", "好"), CancellationToken.None)).Error!.Code);
        Assert.True((await _desk.JudgeAsync(_officer, signal, LeadVerdict.Unfounded, "校准期间", CancellationToken.None)).IsOk);
        await StepAsync(chief, one, new("close", "同意"));
        Assert.Equal("cases.closed", (await _desk.JudgeAsync(_officer, signal, LeadVerdict.Confirmed, "x", CancellationToken.None)).Error!.Code);
    }

    [Fact]
    public async Task A_transferred_case_is_seen_by_the_other_organisation_and_waits_in_its_inbox()
    {
        var one = await OpenAsync(await SignalAsync("a"));
        Assert.Equal("cases.unknown", (await _access.FindAsync(_south, one.Number, CancellationToken.None)).Error!.Code);
        Assert.Equal([one.Number], await InboxAsync(_officer));
        Assert.Equal("cases.cannot-transfer", (await _desk.StepAsync(_officer, one.Number, new("transfer", "属地", Organisation: _officer.OrganisationId), CancellationToken.None)).Error!.Code);
        await StepAsync(_officer, one, new("transfer", "企业属南区", Organisation: _south.OrganisationId));
        Assert.Empty(await InboxAsync(_officer));
        Assert.Equal([one.Number], await InboxAsync(_south));
        Assert.Equal(["south"], await ToldAsync(one, "移送"));
        await StepAsync(_south, one, new("dispatch", AssignTo: "south"));
        Assert.Equal([one.Number], await InboxAsync(_south));
        // A key that was narrowed to other regions does not open what is the organisation's own.
        Assert.False((await _access.FindAsync(_south with { IsNarrowed = true }, one.Number, CancellationToken.None)).IsOk);
        Assert.Empty((await _access.ListAsync(Viewer.Visitor, new(), null, 10, CancellationToken.None)).Value.Items);
    }

    [Fact]
    public async Task People_are_reminded_a_working_day_before_and_told_when_it_is_overdue_and_again()
    {
        var one = await OpenAsync(await SignalAsync("a"));
        await StepAsync(_officer, one, new("dispatch", AssignTo: "officer"));
        // Five working days from Monday: the end of the next Monday. The reminder comes on Friday, and no second one at the weekend.
        Assert.Equal([(0, 0), (0, 0), (0, 0), (1, 0), (0, 0), (0, 0), (0, 0), (0, 1), (0, 0), (0, 1), (0, 0)], await DaysAsync(11));
        Assert.Equal(["officer"], await ToldAsync(one, "临期提醒"));
        Assert.Equal(["leader", "leader", "officer", "officer"], await ToldAsync(one, "逾期"));
        Assert.Equal([one.Number], (await _access.ListAsync(_leader, new(Overdue: true), null, 10, CancellationToken.None)).Value.Items.Select(c => c.Number));
        await StepAsync(_officer, one, Submit);
        Assert.Empty((await _access.ListAsync(_leader, new(Overdue: true), null, 10, CancellationToken.None)).Value.Items);
        Assert.Equal(["leader"], await ToldAsync(one, "提交复核"));
        Assert.Empty(await InboxAsync(_officer));
        Assert.Equal([one.Number], await InboxAsync(_leader));
    }

    [Fact]
    public async Task A_superiors_deadline_is_moved_by_no_step()
    {
        var one = await OpenAsync(await SignalAsync("a"));
        Assert.Equal("common.forbidden", (await _desk.SuperviseAsync(_officer, one.Number, "2026-12-02", "速办", CancellationToken.None)).Error!.Code);
        Assert.Equal("cases.bad-due", (await _desk.SuperviseAsync(_leader, one.Number, "2026-11-29", "速办", CancellationToken.None)).Error!.Code);
        Assert.True((await _desk.SuperviseAsync(_leader, one.Number, "2026-12-02", "速办", CancellationToken.None)).IsOk);
        await StepAsync(_officer, one, new("dispatch", AssignTo: "officer"));
        var now = (await _access.FindAsync(_officer, one.Number, CancellationToken.None)).Value;
        Assert.Equal((new DateTime(2026, 12, 2, 16, 0, 0, DateTimeKind.Utc), "leader"), (now.DueAt, now.SupervisedBy));
        Assert.Equal(["officer"], await ToldAsync(one, "督办"));
    }

    [Fact]
    public async Task Precision_is_counted_from_the_last_verdicts_apart_for_what_was_drawn()
    {
        var signals = new List<Guid>();
        for (var i = 0; i < 40; i++) signals.Add(await SignalAsync($"{i}"));
        Assert.Equal(signals.Count(s => _seed.Draws(s, 0.5)), (await Runner(0.5).RunAsync(CancellationToken.None)).Drawn);
        Assert.Equal(0, (await Runner(1).RunAsync(CancellationToken.None)).Drawn);
        var drawn = signals.Where(s => _seed.Draws(s, 0.5)).ToList();
        var other = signals.Except(drawn).First();
        Assert.Equal("cases.only-in-or-drawn", (await _desk.JudgeAsync(_officer, other, LeadVerdict.Confirmed, "x", CancellationToken.None)).Error!.Code);
        await JudgeAsync(drawn[0], LeadVerdict.Unfounded, LeadVerdict.Confirmed);
        await JudgeAsync(drawn[1], LeadVerdict.Unfounded);
        await JudgeAsync(drawn[2], LeadVerdict.NeedsMore);
        await OpenAsync(other);
        await JudgeAsync(other, LeadVerdict.Confirmed);
        var found = await _precision.OfAsync("constant", CancellationToken.None);
        Assert.Equal((new VerdictCount(1, 1, 1), drawn.Count - 3, new VerdictCount(2, 1, 1)), (found.Drawn, found.Waiting, found.All));
        Assert.Equal((2, 0.5), (found.Drawn.Said, found.Drawn.Confirming.Estimate));
        Assert.InRange(found.Drawn.Confirming.Low, 0.09, 0.1);
        Assert.Equal(drawn.Count - 3, (await _precision.ToCheckAsync(_officer, 100, CancellationToken.None)).Count);
        Assert.Empty(await _precision.ToCheckAsync(_south, 100, CancellationToken.None));
    }

    [Fact]
    public async Task A_deadline_and_a_day_that_are_entered_count_for_cases_that_come_there_from_then_on()
    {
        var desk = new CaseParametersDesk(new LedgerWriter(_dbs, _ledger, _viewers), new WorkflowBook([LeadCheck.Workflow]), _dbs, _time);
        Assert.Equal("cases.unknown-workflow", (await desk.SetDeadlineAsync(Viewer.Program, "lead-check", "closed", 3, "x", CancellationToken.None)).Error!.Code);
        Assert.True((await desk.SetDeadlineAsync(Viewer.Program, "lead-check", "waiting", 2, "办法第九条", CancellationToken.None)).IsOk);
        Assert.True((await desk.SetDayAsync(Viewer.Program, new(2026, 12, 1), working: false, "市政府通知", CancellationToken.None)).IsOk);
        Assert.Equal(new DateTime(2026, 12, 3, 16, 0, 0, DateTimeKind.Utc), (await OpenAsync(await SignalAsync("a"))).DueAt);
        Assert.Equal("common.forbidden", (await desk.SetDayAsync(_officer, new(2026, 12, 1), working: true, "x", CancellationToken.None)).Error!.Code);
    }

    private static WantedStep Submit => new("submit", "已到现场", Form: new Dictionary<string, string?> { ["way"] = "site", ["day"] = "2026-11-30" });

    /// <summary>What is told on each of the next days, at noon in Beijing.</summary>
    private async Task<List<(int Reminded, int Overdue)>> DaysAsync(int days)
    {
        _time.Advance(TimeSpan.FromHours(2));
        var told = new List<(int, int)>();
        for (var i = 0; i < days; i++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            var run = await Runner().RunAsync(CancellationToken.None);
            told.Add((run.Reminded, run.Overdue));
        }
        return told;
    }

    private CaseRunner Runner(double share = 0) => new(_dbs, _seed, _notices, new(TimeSpan.Zero, share), _time, NullLogger<CaseRunner>.Instance);

    private async Task<Guid> SignalAsync(string subject, SignalState state = SignalState.Open, Severity severity = Severity.Warning)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        await using var db = _dbs.Open(Viewer.Program);
        var signal = new Signal { Detector = "constant", SubjectId = _point, RegionId = _ledger.Now.Points[_point].RegionId, Part = subject, Severity = severity, State = state, Zh = "不变", En = "constant", Since = now.AddHours(-3), Until = now, OpenedAt = now, UpdatedAt = now };
        db.Add(signal);
        db.Add(new SignalEvent { SignalId = signal.Id, At = now, Kind = SignalEventKind.Opened, Severity = severity, By = "constant", Text = "" });
        await db.SaveChangesAsync();
        return signal.Id;
    }

    private async Task<Case> OpenAsync(Guid signal)
    {
        var opened = await _desk.OpenAsync(_officer, signal, null, null, CancellationToken.None);
        Assert.True(opened.IsOk, opened.Error?.ToString());
        return opened.Value;
    }

    private async Task StepAsync(Viewer who, Case one, WantedStep step)
    {
        var taken = await _desk.StepAsync(who, one.Number, step, CancellationToken.None);
        Assert.True(taken.IsOk, taken.Error?.ToString());
    }

    private async Task JudgeAsync(Guid signal, params LeadVerdict[] verdicts)
    {
        foreach (var verdict in verdicts) Assert.True((await _desk.JudgeAsync(_officer, signal, verdict, "核实", CancellationToken.None)).IsOk);
    }

    private async Task CloseAsync(Case one)
    {
        foreach (var judged in await _access.SignalsAsync(one, CancellationToken.None)) await JudgeAsync(judged.Signal.Id, LeadVerdict.Confirmed);
        await StepAsync(_officer, one, new("dispatch", AssignTo: "officer"));
        await StepAsync(_officer, one, Submit);
        await StepAsync(_leader, one, new("close", "同意"));
    }

    private async Task<string[]> InboxAsync(Viewer who) => [.. (await _access.ListAsync(who, new(Inbox: true), null, 10, CancellationToken.None)).Value.Items.Select(c => c.Number)];

    /// <summary>Who has a notice of the case about something, by name.</summary>
    private async Task<List<string>> ToldAsync(Case one, string what)
    {
        await using var db = _dbs.Open(Viewer.Program);
        return await (from n in db.Set<Notice>() join p in db.Users on n.PersonId equals p.Id where n.SubjectId == one.Id && n.SubjectZh.Contains(what) orderby p.UserName select p.UserName!).ToListAsync();
    }

    private async Task<Viewer> PersonAsync(string user, Role role, string organisation, Guid? region)
    {
        var people = new People(_dbs, new PasswordHasher<Person>(), new UpperInvariantLookupNormalizer(), new Separation(_dbs, _viewers, _time), _viewers, _time);
        Assert.True((await people.AddAsync(Viewer.Program, user, user, role.Name, organisation, region, CancellationToken.None)).IsOk);
        _viewers.Forget();
        await using var db = _dbs.Open(Viewer.Program);
        return await _viewers.OfAsync((await db.Users.SingleAsync(p => p.UserName == user)).Id, CancellationToken.None);
    }
}

public sealed class SqliteCaseTests : CaseContract
{
    public override Task<LedgerPlace> PlaceAsync() => Task.FromResult(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)));
}

[Trait("needs", "server")]
public sealed class PostgresCaseTests(PostgresServer server) : CaseContract, IClassFixture<PostgresServer>
{
    public override async Task<LedgerPlace> PlaceAsync()
    {
        var name = "cases_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(server.Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await create.ExecuteNonQueryAsync();
        return new("postgres", server.Connection(name));
    }
}
