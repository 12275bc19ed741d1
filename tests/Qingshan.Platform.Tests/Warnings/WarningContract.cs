using Microsoft.EntityFrameworkCore;
using Npgsql;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Tests.Ledger;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Warnings;

/// <summary>Warnings on both databases: proposed by one, signed by another, one at a time for a region; what was ordered is fixed; who sees what.</summary>
public abstract class WarningContract : IAsyncLifetime
{
    private WarningPlatform _p = null!;

    private static CancellationToken Never => CancellationToken.None;

    protected abstract Task<LedgerPlace> PlaceAsync();

    public async ValueTask InitializeAsync() => _p = await WarningPlatform.StartAsync(await PlaceAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _p.DisposeAsync();
    }

    [Fact]
    public async Task One_proposes_and_another_signs_and_nobody_signs_his_own()
    {
        var proposed = (await _p.ProposeAsync("leader", WarningLevel.Orange)).Value;
        Assert.Equal(("YJ-2026-000001", WarningState.Proposed, "beijing-2018"), (proposed.Number, proposed.State, proposed.Plan));
        Assert.Equal("warnings.own-proposal", (await _p.Desk.SignAsync(_p["leader"], proposed.Number, null, Never)).Error!.Code);
        Assert.Equal("warnings.own-proposal", (await _p.Desk.RefuseAsync(_p["leader"], proposed.Number, "不", Never)).Error!.Code);
        Assert.Equal("common.forbidden", (await _p.Desk.SignAsync(_p["officer"], proposed.Number, null, Never)).Error!.Code);
        // Who acts for the one who proposed is no other.
        var acting = _p["chief"] with { For = new(Guid.NewGuid(), _p["leader"].PersonId!.Value, "leader", "leader", DateTime.MaxValue) };
        Assert.Equal("warnings.own-proposal", (await _p.Desk.SignAsync(acting, proposed.Number, null, Never)).Error!.Code);
        Assert.Equal("warnings.unknown", (await _p.Desk.SignAsync(_p["tianjin"], proposed.Number, null, Never)).Error!.Code);
        var signed = (await _p.Desk.SignAsync(_p["chief"], proposed.Number, "同意", Never)).Value;
        Assert.Equal((WarningState.Issued, WarningLevel.Orange, WarningPlatform.Now), (signed.State, signed.Level, signed.From));
        Assert.Equal("warnings.not-now", (await _p.Desk.SignAsync(_p["chief"], proposed.Number, null, Never)).Error!.Code);
        await using var db = _p.Dbs.Open(Viewer.Program);
        Assert.Equal(["leader warning-proposed", "chief warning-signed"], (await db.Set<AuditEntry>().Where(e => e.Subject == "Warning YJ-2026-000001" && e.Outcome == AuditOutcome.Done).OrderBy(e => e.Id).ToListAsync()).Select(e => $"{e.Actor} {e.Action}"));
    }

    [Fact]
    public async Task A_refusal_says_why_and_only_who_proposed_withdraws()
    {
        var first = (await _p.ProposeAsync("officer", WarningLevel.Yellow)).Value;
        Assert.Equal("warnings.text-needed", (await _p.Desk.RefuseAsync(_p["leader"], first.Number, " ", Never)).Error!.Code);
        Assert.Equal(WarningState.Refused, (await _p.Desk.RefuseAsync(_p["leader"], first.Number, "扩散条件将转好", Never)).Value.State);
        var second = (await _p.ProposeAsync("officer", WarningLevel.Yellow)).Value;
        Assert.Equal("warnings.not-yours", (await _p.Desk.WithdrawAsync(_p["leader"], second.Number, Never)).Error!.Code);
        Assert.Equal(WarningState.Withdrawn, (await _p.Desk.WithdrawAsync(_p["officer"], second.Number, Never)).Value.State);
        Assert.Equal("YJ-2026-000003", (await _p.ProposeAsync("officer", WarningLevel.Yellow)).Value.Number);
    }

    [Fact]
    public async Task Many_who_propose_at_once_make_one_warning()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => _p.ProposeAsync(i % 2 == 0 ? "officer" : "leader", WarningLevel.Yellow)));
        Assert.Single(made, m => m.IsOk);
        Assert.All(made.Where(m => !m.IsOk), m => Assert.Equal("warnings.open-already", m.Error!.Code));
        Assert.Single((await _p.Access.ListAsync(_p["officer"], WarningPlatform.City, false, null, 10, Never)).Value.Items);
    }

    [Fact]
    public async Task Two_who_sign_at_once_sign_once()
    {
        var number = (await _p.ProposeAsync("officer", WarningLevel.Yellow)).Value.Number;
        var signed = await Task.WhenAll(_p.Desk.SignAsync(_p["leader"], number, null, Never), _p.Desk.SignAsync(_p["chief"], number, null, Never));
        Assert.Single(signed, s => s.IsOk);
        Assert.Contains(signed.Single(s => !s.IsOk).Error!.Code, (string[])["warnings.not-now", "warnings.changed-meanwhile"]);
    }

    [Fact]
    public async Task A_warning_is_raised_and_lowered_and_lifted_and_evaluated_each_by_two_people()
    {
        await _p.ListAsync($"{WarningPlatform.Works},yellow,1,限产 20 %,B,,,,\n{WarningPlatform.Works},red,1,停产,B,,,,\n");
        var one = await _p.IssueAsync(WarningLevel.Yellow);
        Assert.Equal("warnings.same-level", (await StepAsync(one, WarningStepKind.Change, WarningLevel.Yellow)).Error!.Code);
        Assert.Equal("warnings.bad-level", (await StepAsync(one, WarningStepKind.Change, WarningLevel.Blue)).Error!.Code);
        Assert.True((await StepAsync(one, WarningStepKind.Change, WarningLevel.Red)).IsOk);
        Assert.Equal("warnings.waits-already", (await StepAsync(one, WarningStepKind.Lift)).Error!.Code);
        // Until it is signed the old level holds.
        Assert.Equal(WarningLevel.Yellow, (await _p.Access.FindAsync(_p["officer"], one.Number, Never)).Value.Warning.Level);
        _p.Time.Advance(TimeSpan.FromHours(5));
        await _p.SignAsync(one.Number);
        Assert.True((await StepAsync(one, WarningStepKind.Change, WarningLevel.Orange)).IsOk);
        var lowered = await _p.SignAsync(one.Number);
        Assert.Equal((WarningLevel.Orange, WarningLevel.Red), (lowered.Level, lowered.Highest));
        Assert.Equal("warnings.not-now", (await _p.Desk.EvaluateAsync(_p["leader"], one.Number, WarningOutcome.Right, "准", "{}", Never)).Error!.Code);
        _p.Time.Advance(TimeSpan.FromHours(30));
        Assert.True((await StepAsync(one, WarningStepKind.Lift)).IsOk);
        var lifted = await _p.SignAsync(one.Number);
        Assert.Equal((WarningState.Lifted, WarningPlatform.Now.AddHours(35)), (lifted.State, lifted.LiftedAt));
        Assert.Equal(WarningState.Evaluated, (await _p.Desk.EvaluateAsync(_p["leader"], one.Number, WarningOutcome.TooHigh, "偏重一级", """{"mean":120}""", Never)).Value.State);

        var seen = (await _p.Access.FindAsync(_p["officer"], one.Number, Never)).Value;
        Assert.Equal([("Activate", WarningLevel.Yellow), ("Change", WarningLevel.Red), ("Change", WarningLevel.Orange), ("Lift", WarningLevel.None)], seen.Steps.Select(s => ($"{s.Kind}", s.Level)));
        Assert.Equal(WarningOutcome.TooHigh, seen.Evaluation!.Outcome);
        // Orange has no measure of its own: what is listed at the next lower level counts.
        Assert.Equal(["限产 20 %", "停产", "限产 20 %"], (await _p.Access.OrderedAsync(_p["officer"], seen.Warning, Never)).Select(o => o.Measure));
        Assert.Equal([seen.Steps[0].Id, seen.Steps[1].Id, seen.Steps[2].Id], (await _p.Access.OrderedAsync(_p["officer"], seen.Warning, Never)).Select(o => o.StepId));
        // The region may be warned of again.
        Assert.True((await _p.ProposeAsync("officer", WarningLevel.Yellow)).IsOk);
    }

    [Fact]
    public async Task What_was_ordered_stays_as_the_list_said_it_then()
    {
        await _p.ListAsync($"{WarningPlatform.Works},orange,1,限产 30 %,A,,,,30\n");
        var one = await _p.IssueAsync(WarningLevel.Orange);
        await _p.ListAsync($"{WarningPlatform.Works},orange,1,限产 80 %,D,,,,80\n");
        var ordered = Assert.Single(await _p.Access.OrderedAsync(_p["officer"], one, Never));
        Assert.Equal(("限产 30 %", PerformanceGrade.A, 30.0), (ordered.Measure, ordered.Grade, ordered.ReductionPercent));
        await using var db = _p.Dbs.Open(Viewer.Program);
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<OrderedMeasure>().ExecuteUpdateAsync(o => o.SetProperty(x => x.Measure, "x")));
    }

    [Fact]
    public async Task Everybody_sees_what_is_issued_and_who_is_inside_what_waits_and_an_enterprise_what_it_has_to_do()
    {
        await _p.ListAsync($"{WarningPlatform.Works},yellow,1,限产 20 %,B,,,,\n{WarningPlatform.Other},yellow,1,停产,C,,,,\n");
        var number = (await _p.ProposeAsync("officer", WarningLevel.Yellow)).Value.Number;
        Assert.Equal("warnings.unknown", (await _p.Access.FindAsync(Viewer.Visitor, number, Never)).Error!.Code);
        Assert.Equal("warnings.unknown", (await _p.Access.FindAsync(_p["tianjin"], number, Never)).Error!.Code);
        Assert.Empty((await _p.Access.ListAsync(Viewer.Visitor, null, false, null, 10, Never)).Value.Items);
        Assert.Empty(await _p.Access.NotOverAsync(Never));
        var one = await _p.SignAsync(number);
        await StepAsync(one, WarningStepKind.Change, WarningLevel.Orange);

        Assert.Equal(number, Assert.Single(await _p.Access.NotOverAsync(Never)).Number);
        var outside = (await _p.Access.FindAsync(Viewer.Visitor, number, Never)).Value;
        Assert.Equal((1, false), (outside.Steps.Count, outside.Internal));
        Assert.Equal(2, (await _p.Access.FindAsync(_p["officer"], number, Never)).Value.Steps.Count);
        Assert.Empty(await _p.Access.OrderedAsync(Viewer.Visitor, one, Never));
        Assert.Empty(await _p.Access.OrderedAsync(_p["tianjin"], one, Never));
        Assert.Equal(2, (await _p.Access.OrderedAsync(_p["officer"], one, Never)).Count);
        Assert.Equal("限产 20 %", Assert.Single(await _p.Access.OrderedAsync(_p["works"], one, Never)).Measure);
        Assert.Equal("限产 20 %", Assert.Single((await _p.Measures.ListAsync(await _p.Viewers.OfAsync(_p["works"].PersonId!.Value, Never), null, null, null, Never)).Value).Measure.Measure);
        Assert.Empty((await _p.Measures.ListAsync(Viewer.Visitor, null, null, null, Never)).Value);

        await using var db = _p.Dbs.Open(Viewer.Program);
        var (mine, other) = (await db.Set<Enterprise>().SingleAsync(e => e.Code == WarningPlatform.Works), await db.Set<Enterprise>().SingleAsync(e => e.Code == WarningPlatform.Other));
        Assert.Equal("限产 20 %", Assert.Single(Assert.Single(await _p.Access.OfEnterpriseAsync(_p["works"], mine, Never)).Measures).Measure);
        Assert.Empty(await _p.Access.OfEnterpriseAsync(_p["works"], other, Never));
    }

    [Fact]
    public async Task Those_are_told_whom_it_concerns()
    {
        await _p.ListAsync($"{WarningPlatform.Works},orange,1,停用 2 号炉,B,,,,\n");
        var number = (await _p.ProposeAsync("officer", WarningLevel.Orange)).Value.Number;
        Assert.Equal(["chief Decision", "leader Decision"], await ToldAsync());
        await _p.SignAsync(number);
        Assert.Equal(["chief Decision", "chief Duty", "leader Decision", "leader Duty", "officer Answer", "works Responsible"], await ToldAsync());
        await using var db = _p.Dbs.Open(Viewer.Program);
        Assert.Contains("停用 2 号炉", (await db.Set<Notice>().SingleAsync(n => n.Reason == NoticeReason.Responsible)).BodyZh, StringComparison.Ordinal);

        async Task<List<string>> ToldAsync()
        {
            await using var now = _p.Dbs.Open(Viewer.Program);
            return [.. (await (from n in now.Set<Notice>() join u in now.Users on n.PersonId equals u.Id select new { u.UserName, n.Reason }).ToListAsync()).Select(n => $"{n.UserName} {n.Reason}").Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task A_region_warns_by_what_was_said_of_it_or_of_what_is_around_it_from_the_day_on_and_else_by_its_own_plan()
    {
        var (city, county) = (_p.Ledger.Now.RegionsByCode[WarningPlatform.City].Id, _p.Ledger.Now.RegionsByCode["110105"].Id);
        Assert.Equal("beijing-2018", (await _p.Plans.OfAsync(county, new(2026, 11, 20), Never)).Plan!.Key);
        Assert.Equal("bth-2016", (await _p.Plans.OfAsync(city, new(2016, 3, 1), Never)).Plan!.Key);
        Assert.Equal("common.bad-parameter", (await _p.Plans.SetAsync(_p["operator"], new(WarningPlatform.City, "none", "2026-01-01", "通知"), Never)).Error!.Code);
        Assert.Equal("common.forbidden", (await _p.Plans.SetAsync(_p["officer"], new(WarningPlatform.City, "national-2024", "2026-01-01", "通知"), Never)).Error!.Code);
        Assert.True((await _p.Plans.SetAsync(_p["operator"], new(WarningPlatform.City, "national-2024", "2026-01-01", "通知"), Never)).IsOk);
        var (plan, said) = await _p.Plans.OfAsync(county, new(2026, 11, 20), Never);
        Assert.Equal(("national-2024", "通知"), (plan!.Key, said!.Source));
        Assert.Equal("beijing-2018", (await _p.Plans.OfAsync(county, new(2025, 12, 31), Never)).Plan!.Key);
        Assert.Equal("national-2024", (await _p.ProposeAsync("officer", WarningLevel.Yellow)).Value.Plan);
    }

    [Fact]
    public async Task A_list_with_a_fault_is_not_taken_and_says_line_and_column_and_how_to_mend_it()
    {
        (string Csv, int Line, string Column)[] wrong =
        [
            ("enterprise,level,measure\nX,yellow,限产\n", 2, "enterprise"),
            ("企业编码,预警级别,措施\n91110105000000001A,紫色,限产\n", 2, "level"),
            ("enterprise,level,measure,reduction_percent\n91110105000000001A,yellow,限产,30\n91110105000000001A,red,停产,多\n", 3, "reduction_percent"),
            ("enterprise,level,measure,reduction_percent\n91110105000000001A,yellow,限产,130\n", 2, "reduction_percent"),
            ("enterprise,level,measure,point,factor\n91110105000000001A,yellow,限产,二厂,a21002\n", 2, "point"),
            ("enterprise,level,measure,point\n91110105000000001A,yellow,限产,一厂\n", 2, "factor"),
            ("enterprise,level,measure,grade\n91110105000000001A,yellow,限产,E\n", 2, "grade"),
            ("enterprise,level\n91110105000000001A,yellow\n", 1, "措施/measure"),
            ("enterprise,level,measure,colour\n91110105000000001A,yellow,限产,x\n", 1, "colour"),
            ("enterprise,level,measure\n91110105000000001A,yellow,\"限产\n", 2, "—"),
        ];
        foreach (var (csv, line, column) in wrong)
        {
            var taken = (await _p.Measures.TakeAsync(_p["operator"], csv, "list.csv", false, Never)).Value;
            Assert.True(taken.Faults.Any(f => (f.Line, f.Column) == (line, column) && f.Says.Zh.Length > 5 && f.Says.En.Length > 5), $"{csv}: {string.Join("; ", taken.Faults)}");
            Assert.Equal(0, taken.Stored);
        }
        Assert.Empty((await _p.Measures.ListAsync(_p["operator"], null, null, null, Never)).Value);
    }

    [Fact]
    public async Task A_list_is_read_in_both_languages_and_taken_twice_changes_nothing()
    {
        var list = $"企业编码,预警级别,措施,绩效分级,监测点,因子,预计削减比例\n{WarningPlatform.Works},橙色,\"停用, 2 号炉\",引领性,一厂,a21002,50%\n{WarningPlatform.Works},橙色预警,限运,,,,\n{WarningPlatform.Works},红,停产,A级,一厂,a00000,100\n";
        Assert.Equal(3, (await _p.Measures.TakeAsync(_p["operator"], list.Replace("橙色预警", "橙色", StringComparison.Ordinal), "list.csv", false, Never)).Value.Stored);
        Assert.Equal((0, 3), (await _p.Measures.TakeAsync(_p["operator"], list.Replace("橙色预警", "橙色", StringComparison.Ordinal), "list.csv", false, Never)).Value is var again ? (again.Stored, again.Unchanged) : default);
        var rows = (await _p.Measures.ListAsync(_p["operator"], WarningPlatform.City, null, null, Never)).Value;
        Assert.Equal([$"{WarningPlatform.Works}/orange/1", $"{WarningPlatform.Works}/orange/2", $"{WarningPlatform.Works}/red/1"], rows.Select(r => r.Measure.Code));
        Assert.Equal((PerformanceGrade.Leading, MeasureShownBy.Emission, 50.0), (rows[0].Measure.Grade, rows[0].Measure.ShownBy, rows[0].Measure.ReductionPercent));
        Assert.Equal((MeasureShownBy.Nothing, MeasureShownBy.Value), (rows[1].Measure.ShownBy, rows[2].Measure.ShownBy));
        Assert.True((await _p.Measures.EndAsync(_p["operator"], rows[2].Measure.Code, Never)).Value);
        Assert.Equal(2, (await _p.Measures.ListAsync(_p["operator"], null, null, null, Never)).Value.Count);
    }

    private Task<Result<IssuedWarning>> StepAsync(IssuedWarning one, WarningStepKind kind, WarningLevel level = WarningLevel.None) =>
        _p.Desk.ProposeStepAsync(_p["officer"], one.Number, new(kind, level, null, null, "预报有变"), Never);
}

public sealed class SqliteWarningTests : WarningContract
{
    protected override Task<LedgerPlace> PlaceAsync() => Task.FromResult(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)));
}

[Trait("needs", "server")]
public sealed class PostgresWarningTests(PostgresServer server) : WarningContract, IClassFixture<PostgresServer>
{
    protected override async Task<LedgerPlace> PlaceAsync()
    {
        var name = "warnings_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(server.Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await create.ExecuteNonQueryAsync();
        return new("postgres", server.Connection(name));
    }
}
