using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Tests.Notify;

/// <summary>From a signal to the people who are told of it, on every database of the ledger.</summary>
public abstract class NotifyContract : IAsyncLifetime
{
    private readonly LoopbackReceiver _receiver = new();
    private NotifyWorld _world = null!;

    private protected LoopbackReceiver Receiver => _receiver;

    private protected NotifyWorld World => _world;

    public abstract Task<LedgerPlace> PlaceAsync();

    public async ValueTask InitializeAsync() => _world = await NotifyWorld.NewAsync(await PlaceAsync(), _receiver.Url);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _receiver.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Who_subscribed_is_told_once_in_both_languages_with_the_links()
    {
        var viewer = await _world.PersonAsync("li", Roles.Viewer);
        await _world.SubscribeAsync(viewer);
        var signal = await _world.OpensAsync();
        await _world.RunAsync();
        await _world.RunAsync();

        var body = JsonNode.Parse(Assert.Single(_receiver.All).Body)!;
        var notice = Assert.Single(await _world.AllAsync<Notice>());
        Assert.Equal("【青山】警告 NORTH 一号站：PM2.5 连续 3 小时不变", (string)body["subject"]!["zh"]!);
        Assert.Contains("PM2.5 constant for 3 hours", (string)body["text"]!["en"]!, StringComparison.Ordinal);
        Assert.Equal(($"http://platform.test/notices/{notice.Id}", $"http://platform.test/signals/{signal.Id}"), ((string)body["link"]!, (string)body["about"]!));
        Assert.Equal(DeliveryState.Sent, Assert.Single(await _world.AllAsync<Delivery>()).State);
        Assert.Equal("HTTP 200", Assert.Single(await _world.AllAsync<DeliveryAttempt>()).Detail);
    }

    [Fact]
    public async Task What_is_no_signal_is_told_once_to_whom_it_concerns_and_to_nobody_who_may_not_see_it()
    {
        var (north, south) = (await _world.PersonAsync("li", Roles.DutyLeader), await _world.PersonAsync("wu", Roles.DutyLeader, NotifyWorld.South));
        var sees = new HashSet<Guid> { north.PersonId!.Value };
        var topics = new NoticeTopics([new SeenBy(sees)], _world.Viewers);
        var desk = new NoticeDesk(topics, _world.Viewers, _world.Channels, _world.Time);
        var news = new News(SeenBy.Topic, Guid.NewGuid(), 7, "/somewhere/7", Severity.Serious, new("请处理", "Please act"), new("正文", "Words"));
        for (var i = 0; i < 2; i++)
        {
            await using var db = _world.Dbs.Open(Viewer.Program);
            Assert.Equal(1 - i, await desk.TellAsync(db, news, NoticeReason.Responsible, [north.PersonId.Value, south.PersonId!.Value], CancellationToken.None));
            await db.SaveChangesAsync();
        }
        var notice = Assert.Single(await _world.AllAsync<Notice>());
        Assert.Equal((north.PersonId.Value, "【青山】请处理", "/somewhere/7", NoticeReason.Responsible), (notice.PersonId, notice.SubjectZh, notice.Link, notice.Reason));
        // What is one's own to do goes by mail and SMS; the webhook is for those who subscribed to it.
        Assert.Empty(await _world.AllAsync<Delivery>());

        await using var people = _world.Dbs.Open(Viewer.Program);
        Assert.Equal([north.PersonId.Value, south.PersonId!.Value], (await desk.WhoMayAsync(people, Permission.ApproveSharing, _ => true, CancellationToken.None)).OrderBy(p => p != north.PersonId));
        Assert.Equal([south.PersonId.Value], await desk.OfOrganisationAsync(people, south.OrganisationId!.Value, Permission.ApproveSharing, CancellationToken.None));
        Assert.Empty(await desk.WhoMayAsync(people, Permission.EditLedger, _ => true, CancellationToken.None));
    }

    private sealed class SeenBy(IReadOnlySet<Guid> people) : INoticeTopic
    {
        public const string Topic = "letter";

        public string Key => Topic;

        public Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) => Task.FromResult(person.PersonId is { } id && people.Contains(id));
    }

    [Fact]
    public async Task A_subscription_tells_only_what_was_asked_for()
    {
        var everything = await _world.PersonAsync("all", Roles.Viewer, region: null);
        await _world.SubscribeAsync(everything, Severity.Serious, NotifyWorld.South, "air-station", "jump");
        foreach (var wrong in (Func<Task>[])[() => _world.OpensAsync(NotifyWorld.South, Severity.Warning, "jump"), () => _world.OpensAsync(NotifyWorld.North, Severity.Serious, "jump"), () => _world.OpensAsync(NotifyWorld.South, Severity.Serious)])
            await wrong();
        await _world.RunAsync();
        Assert.Equal("", await _world.ToldAsync());
        await _world.OpensAsync(NotifyWorld.South, Severity.Serious, "jump");
        await _world.RunAsync();
        Assert.Equal("all:Subscription", await _world.ToldAsync());
    }

    [Fact]
    public async Task Nobody_is_told_of_what_lies_outside_of_the_jurisdiction_also_where_the_point_is_public()
    {
        var north = await _world.PersonAsync("li", Roles.Viewer);
        await _world.SubscribeAsync(north);
        await _world.OpensAsync(NotifyWorld.South);
        await _world.RunAsync();
        Assert.Equal("", await _world.ToldAsync());
    }

    [Fact]
    public async Task Who_has_lost_the_right_before_it_was_sent_does_not_get_it_any_more()
    {
        var viewer = await _world.PersonAsync("li", Roles.Viewer);
        await _world.SubscribeAsync(viewer);
        await _world.OpensAsync();
        await _world.Runner.WriteAsync(CancellationToken.None);
        await using (var db = _world.Dbs.Open(Viewer.Program))
        {
            (await db.Users.SingleAsync(p => p.UserName == "li")).Role = Roles.Auditor.Name;
            await db.SaveChangesAsync();
        }
        _world.Viewers.Forget();
        await _world.RunAsync();
        Assert.Empty(_receiver.All);
        Assert.Equal(DeliveryState.Dropped, Assert.Single(await _world.AllAsync<Delivery>()).State);
    }

    [Fact]
    public async Task Quiet_hours_put_off_what_is_not_serious_until_they_are_over()
    {
        var viewer = await _world.PersonAsync("li", Roles.Viewer);
        await _world.SubscribeAsync(viewer, quiet: "09:00-10:30");
        await _world.OpensAsync();
        await _world.RunAsync();
        Assert.Empty(_receiver.All);
        await _world.OpensAsync(severity: Severity.Serious);
        await _world.RunAsync();
        Assert.Contains("serious", Assert.Single(_receiver.All).Text, StringComparison.Ordinal);
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        await _world.RunAsync();
        Assert.Equal(2, _receiver.All.Count);
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_growing_pauses_and_every_try_is_kept()
    {
        var viewer = await _world.PersonAsync("li", Roles.Viewer);
        await _world.SubscribeAsync(viewer);
        await _world.OpensAsync();
        _receiver.Answer = (503, "come later");
        await _world.RunAsync();
        await _world.RunAsync();
        Assert.Single(_receiver.All);
        foreach (var pause in (int[])[30, 60, 120])
        {
            _world.Time.Advance(TimeSpan.FromSeconds(pause - 1));
            await _world.RunAsync();
            var before = _receiver.All.Count;
            _world.Time.Advance(TimeSpan.FromSeconds(1));
            await _world.RunAsync();
            Assert.Equal(before + 1, _receiver.All.Count);
        }
        Assert.Equal([new ChannelView(ChannelKind.Webhook, Waiting: 1, Trying: 1, Failed: 0)], await _world.Deliveries.ByChannelAsync(CancellationToken.None));
        _receiver.Answer = (200, "");
        _world.Time.Advance(TimeSpan.FromMinutes(4));
        await _world.RunAsync();
        Assert.Equal([new ChannelView(ChannelKind.Webhook, 0, 0, 0)], await _world.Deliveries.ByChannelAsync(CancellationToken.None));
        var attempts = (await _world.AllAsync<DeliveryAttempt>()).OrderBy(a => a.Id).ToList();
        Assert.Equal([SendResult.TryAgain, SendResult.TryAgain, SendResult.TryAgain, SendResult.TryAgain, SendResult.Sent], attempts.Select(a => a.Result));
        Assert.Equal("HTTP 503 come later", attempts[0].Detail);
        // By this a receiver tells that all of them were one message.
        Assert.Single(_receiver.All.Select(r => r.Headers["Qingshan-Delivery"]).Distinct());
    }

    [Fact]
    public async Task After_a_day_of_tries_it_is_given_up()
    {
        await _world.SubscribeAsync(await _world.PersonAsync("li", Roles.Viewer));
        await _world.OpensAsync();
        _receiver.Answer = (500, "");
        for (var hours = 0; hours <= 25; hours++)
        {
            await _world.RunAsync();
            _world.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(DeliveryState.Failed, Assert.Single(await _world.AllAsync<Delivery>()).State);
        Assert.Equal([new ChannelView(ChannelKind.Webhook, 0, 0, Failed: 1)], await _world.Deliveries.ByChannelAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_program_that_dies_between_writing_and_sending_has_lost_and_doubled_nothing()
    {
        await _world.SubscribeAsync(await _world.PersonAsync("li", Roles.Viewer));
        for (var i = 0; i < 5; i++) await _world.OpensAsync();
        await _world.Runner.WriteAsync(CancellationToken.None);
        Assert.Empty(_receiver.All);

        var again = NotifyWorld.On(_world.Dbs.Place, _world.Time, _receiver.Url);
        await again.RunAsync();
        await again.RunAsync();
        Assert.Equal(5, _receiver.All.Select(r => r.Headers["Qingshan-Delivery"]).Distinct().Count());
        Assert.Equal(5, _receiver.All.Count);
    }

    [Fact]
    public async Task Two_programs_on_one_database_tell_everybody_once()
    {
        await _world.SubscribeAsync(await _world.PersonAsync("li", Roles.Viewer));
        for (var i = 0; i < 10; i++) await _world.OpensAsync();
        var other = NotifyWorld.On(_world.Dbs.Place, _world.Time, _receiver.Url);
        await Task.WhenAll(TriedAsync(_world), TriedAsync(other));
        await _world.RunAsync();
        Assert.Equal(10, (await _world.AllAsync<Notice>()).Count);
        Assert.Equal(10, _receiver.All.Count);

        // As the runner does by itself: the one that came second begins again.
        static async Task TriedAsync(NotifyWorld world)
        {
            try
            {
                await world.RunAsync();
            }
            catch (DbUpdateException)
            {
                await world.RunAsync();
            }
        }
    }

    [Fact]
    public async Task A_number_that_is_missing_is_waited_for_because_its_transaction_may_not_be_through()
    {
        await _world.SubscribeAsync(await _world.PersonAsync("li", Roles.Viewer));
        var signal = await _world.OpensAsync();
        await _world.RunAsync();
        await _world.HappensAsync(signal, SignalEventKind.Worsened, s => s.Severity = Severity.Serious, id: 3);
        await _world.RunAsync();
        Assert.Single(_receiver.All);
        await _world.HappensAsync(signal, SignalEventKind.Worsened, id: 2);
        await _world.RunAsync();
        Assert.Equal(3, _receiver.All.Count);

        // One that never comes was given up: after a while it is passed over.
        await _world.HappensAsync(signal, SignalEventKind.Worsened, id: 9);
        await _world.RunAsync();
        Assert.Equal(3, _receiver.All.Count);
        _world.Time.Advance(TimeSpan.FromSeconds(31));
        await _world.RunAsync();
        Assert.Equal(4, _receiver.All.Count);
    }

    [Fact]
    public async Task Who_is_on_duty_is_told_and_the_next_level_when_nobody_acknowledges()
    {
        await _world.PersonAsync("officer", Roles.DutyOfficer);
        await _world.PersonAsync("leader", Roles.DutyLeader);
        await _world.PersonAsync("head", Roles.Viewer);
        await _world.PersonAsync("asleep", Roles.DutyOfficer);
        await _world.PersonAsync("elsewhere", Roles.DutyOfficer, NotifyWorld.South);
        await _world.OnDutyAsync("officer");
        await _world.OnDutyAsync("leader", 2);
        await _world.OnDutyAsync("head", 3);
        await _world.OnDutyAsync("asleep", 1, fromHours: 8, toHours: 16);
        await _world.OnDutyAsync("elsewhere");
        var signal = await _world.OpensAsync(severity: Severity.Serious);
        await _world.RunAsync();
        Assert.Equal("officer:Duty", await _world.ToldAsync());
        _world.Time.Advance(TimeSpan.FromMinutes(15));
        await _world.RunAsync();
        await _world.RunAsync();
        Assert.Equal("leader:Escalation2 officer:Duty", await _world.ToldAsync());
        Assert.Contains((await _world.AllAsync<Notice>()), n => n.SubjectZh.StartsWith("【青山】升级：严重", StringComparison.Ordinal));
        await _world.HappensAsync(signal, SignalEventKind.Acknowledged, s => s.AcknowledgedAt = _world.Time.GetUtcNow().UtcDateTime);
        _world.Time.Advance(TimeSpan.FromMinutes(15));
        await _world.RunAsync();
        Assert.Equal("leader:Escalation2 officer:Duty", await _world.ToldAsync());
        Assert.NotNull(Assert.Single(await _world.AllAsync<Escalation>()).StoppedAt);
    }

    [Fact]
    public async Task Where_the_first_level_is_empty_the_next_is_told_at_once_and_where_nobody_is_whoever_comes()
    {
        await _world.PersonAsync("leader", Roles.DutyLeader);
        await _world.OnDutyAsync("leader", 2, fromHours: 1);
        await _world.OpensAsync();
        await _world.RunAsync();
        Assert.Equal("", await _world.ToldAsync());
        _world.Time.Advance(TimeSpan.FromMinutes(60));
        await _world.RunAsync();
        Assert.Equal("leader:Escalation2", await _world.ToldAsync());
        await _world.OpensAsync();
        await _world.RunAsync();
        Assert.Equal("leader:Duty leader:Escalation2", await _world.ToldAsync());
    }

    [Fact]
    public async Task The_severity_decides_how_long_it_may_wait_and_what_gets_worse_waits_shorter()
    {
        await _world.PersonAsync("officer", Roles.DutyOfficer);
        await _world.PersonAsync("leader", Roles.DutyLeader);
        await _world.OnDutyAsync("officer");
        await _world.OnDutyAsync("leader", 2);
        await _world.OpensAsync(severity: Severity.Notice);
        var signal = await _world.OpensAsync();
        await _world.RunAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        await _world.HappensAsync(signal, SignalEventKind.Worsened, s => s.Severity = Severity.Serious);
        await _world.RunAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(15));
        await _world.RunAsync();
        Assert.Equal("leader:Escalation2 officer:Duty officer:Duty officer:Duty", await _world.ToldAsync());
        _world.Time.Advance(TimeSpan.FromHours(5));
        await _world.RunAsync();
        // What is only a notice is escalated never.
        Assert.Single((await _world.AllAsync<Notice>()), n => n.Level > 0);
    }

    [Fact]
    public async Task To_whom_a_signal_is_given_is_told_so()
    {
        var wang = await _world.PersonAsync("wang", Roles.DutyOfficer);
        var signal = await _world.OpensAsync();
        await _world.HappensAsync(signal, SignalEventKind.Assigned, s => s.AssignedTo = wang.PersonId);
        await _world.RunAsync();
        Assert.Equal("wang:Assigned", await _world.ToldAsync());
    }

    [Fact]
    public async Task A_receipt_is_the_persons_own_and_is_seen_by_those_who_keep_the_log()
    {
        var (li, officer, other) = (await _world.PersonAsync("li", Roles.Viewer), await _world.PersonAsync("officer", Roles.DutyOfficer), await _world.PersonAsync("else", Roles.DutyOfficer, NotifyWorld.South));
        await _world.SubscribeAsync(li);
        await _world.OpensAsync();
        await _world.RunAsync();
        var id = (await _world.AllAsync<Notice>())[0].Id.ToString();
        Assert.Equal("notify.unknown-notice", (await _world.Notices.ConfirmAsync(officer, id, CancellationToken.None))?.Code);
        Assert.Equal("notify.unknown-notice", (await _world.Notices.FindAsync(other, id, CancellationToken.None)).Error?.Code);
        Assert.Null(await _world.Notices.ConfirmAsync(li, id, CancellationToken.None));
        var seen = (await _world.Notices.FindAsync(officer, id, CancellationToken.None)).Value;
        Assert.Equal(("li的姓名", NotifyWorld.Start), (seen.Notice.Person, seen.Notice.Notice.ReadAt));
        Assert.Equal(SendResult.Sent, seen.Deliveries[0].Attempts[0].Result);
        Assert.Empty((await _world.Notices.ListAsync(li, false, unread: true, null, 10, CancellationToken.None)).Value);
        Assert.Contains(await _world.AllAsync<AuditEntry>(), a => a is { Action: "confirm", Actor: "li" });
    }

    [Fact]
    public async Task Notices_are_paged_newest_first_without_gap_or_repetition()
    {
        var li = await _world.PersonAsync("li", Roles.Viewer);
        await _world.SubscribeAsync(li);
        for (var i = 0; i < 3; i++)
        {
            // Two at the same moment, three times.
            await _world.OpensAsync();
            await _world.OpensAsync();
            await _world.Runner.WriteAsync(CancellationToken.None);
            _world.Time.Advance(TimeSpan.FromMinutes(1));
        }
        var (seen, before) = (new List<Notice>(), (Guid?)null);
        while ((await _world.Notices.ListAsync(li, false, false, before, 1, CancellationToken.None)).Value is [var one])
        {
            seen.Add(one.Notice);
            before = one.Notice.Id;
        }
        Assert.Equal(6, seen.Select(n => n.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(n => n.CreatedAt).Select(n => n.CreatedAt), seen.Select(n => n.CreatedAt));
    }

    [Fact]
    public async Task The_database_itself_keeps_what_was_written_as_it_was()
    {
        var officer = await _world.PersonAsync("officer", Roles.DutyOfficer);
        Assert.True((await _world.Log.WriteAsync(officer, DutyEntryKind.Call, "市民来电", null, null, CancellationToken.None)).IsOk);
        Assert.True((await _world.HandOvers.WriteAsync(officer, "无", new([], [], []), CancellationToken.None)).IsOk);
        await using var db = _world.Dbs.Open(Viewer.Program);
        foreach (var statement in (string[])["UPDATE \"DutyEntry\" SET \"Text\" = 'x'", "DELETE FROM \"DutyEntry\"", "UPDATE \"HandOver\" SET \"Text\" = 'x'"])
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement))).Message, StringComparison.Ordinal);
    }
}
