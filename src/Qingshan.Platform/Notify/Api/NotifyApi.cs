using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Notify;

/// <summary>Routes about telling people: channels, subscriptions, addresses, roster, notices.</summary>
public static class NotifyApi
{
    public static IEndpointRouteBuilder MapNotifyApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/channels", async (Deliveries deliveries, CancellationToken cancel) => TypedResults.Ok(new Page<ChannelView>(await deliveries.ByChannelAsync(cancel), null))).Needs(Permission.SeeInternal).WithName("channels").WithTags("notify")
            .WithSummary("通知渠道 · Channels that are set up, and how many messages wait, are tried again, were given up within a day");
        routes.MapPost("/api/v1/channels/{channel}/test", TestAsync).Needs(Permission.Operate).WithName("test-channel").WithTags("notify")
            .WithSummary("测试渠道 · Send a test message; answers with what the other side said");

        routes.MapGet("/api/v1/subscriptions", SubscriptionsAsync).Needs(Permission.SeeInternal).WithName("subscriptions").WithTags("notify").WithSummary("我的订阅 · One's own subscriptions");
        routes.MapPost("/api/v1/subscriptions", SubscribeAsync).Needs(Permission.SeeInternal).WithName("subscribe").WithTags("notify")
            .WithSummary("订阅 · Subscribe: region, kind, detector, least severity, channel, quiet hours");
        routes.MapDelete("/api/v1/subscriptions/{id}", EndAsync).Needs(Permission.SeeInternal).WithName("unsubscribe").WithTags("notify").WithSummary("取消订阅 · End a subscription");
        routes.MapGet("/api/v1/addresses", AddressesAsync).Needs(Permission.SeeInternal).WithName("addresses").WithTags("notify").WithSummary("我的地址 · One's own mail address and phone number");
        routes.MapPut("/api/v1/addresses", SetAddressesAsync).Needs(Permission.SeeInternal).WithName("set-addresses").WithTags("notify").WithSummary("填写地址 · Set them; what is empty is removed");

        routes.MapGet("/api/v1/roster", RosterAsync).Needs(Permission.SeeInternal).WithName("roster").WithTags("notify").WithSummary("值班表 · Shifts of the organisation that touch a span");
        routes.MapPost("/api/v1/roster", AddShiftsAsync).Needs(Permission.ManageRoster).WithName("add-shifts").WithTags("notify").WithSummary("排班 · Add shifts, all or none");
        routes.MapDelete("/api/v1/roster/{id}", CancelShiftAsync).Needs(Permission.ManageRoster).WithName("cancel-shift").WithTags("notify").WithSummary("取消班次 · Cancel a shift that is not over");

        routes.MapGet("/api/v1/notices", NoticesAsync).Needs(Permission.SeeInternal).WithName("notices").WithTags("notify")
            .WithSummary("通知 · One's own notices, newest first; all=true those of the organisation");
        routes.MapGet("/api/v1/notices/{id}", NoticeAsync).Needs(Permission.SeeInternal).WithName("notice").WithTags("notify").WithSummary("通知详情 · One notice with its deliveries and their tries");
        routes.MapPost("/api/v1/notices/{id}/read", ConfirmAsync).Needs(Permission.SeeInternal).WithName("confirm-notice").WithTags("notify").WithSummary("确认已阅 · Confirm having read it");
        return routes;
    }

    private static async Task<Results<Ok<ChannelTest>, ProblemResult>> TestAsync(
        HttpContext context, Channels channels, NotifyOptions options, Audit audit, string channel, string? to, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(to)) return new ProblemResult(CommonErrors.BadParameter.Of("to", to, "name@example.cn / +8613800000000"));
        if (!Enum.TryParse<ChannelKind>(channel, ignoreCase: true, out var kind) || channels.Find(kind) is not { } found)
            return new ProblemResult(NotifyErrors.NoSuchChannel.Of(channel, channels.Kinds.Count == 0 ? "-" : string.Join(", ", channels.Kinds)));
        var viewer = PolicyGate.ViewerOf(context);
        var outcome = await found.SendAsync(new(Guid.CreateVersion7(), to, viewer.Name, Signals.Severity.Notice, null, new("【青山】测试消息", "Test message"),
            new("这是一条测试消息，不涉及任何线索。", "This is a test message, about no signal."), options.Address, null), cancel);
        await audit.RecordAsync(viewer, "test", $"Channel {kind}", AuditOutcome.Done, outcome.Result.ToString(), cancel);
        return TypedResults.Ok(new ChannelTest(outcome.Result, outcome.Detail));
    }

    private static async Task<Results<Ok<Page<SubscriptionView>>, ProblemResult>> SubscriptionsAsync(HttpContext context, Subscriptions subscriptions, LedgerBook ledger, CancellationToken cancel) =>
        (await subscriptions.OfAsync(PolicyGate.ViewerOf(context), cancel)).TryGet(out var mine, out var error)
            ? TypedResults.Ok(new Page<SubscriptionView>([.. mine.Select(s => SubscriptionView.Of(s, ledger))], null)) : new ProblemResult(error);

    private static async Task<Results<Ok<SubscriptionView>, ProblemResult>> SubscribeAsync(
        HttpContext context, Subscriptions subscriptions, LedgerBook ledger, WantedSubscription wanted, CancellationToken cancel) =>
        (await subscriptions.AddAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var added, out var error)
            ? TypedResults.Ok(SubscriptionView.Of(added, ledger)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> EndAsync(HttpContext context, Subscriptions subscriptions, string id, CancellationToken cancel) =>
        Done(await subscriptions.EndAsync(PolicyGate.ViewerOf(context), id, cancel));

    private static async Task<Results<Ok<ContactAddresses>, ProblemResult>> AddressesAsync(HttpContext context, Subscriptions subscriptions, CancellationToken cancel) =>
        (await subscriptions.AddressesAsync(PolicyGate.ViewerOf(context), cancel)).TryGet(out var mine, out var error) ? TypedResults.Ok(mine) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> SetAddressesAsync(HttpContext context, Subscriptions subscriptions, ContactAddresses wanted, CancellationToken cancel) =>
        Done(await subscriptions.SetAddressesAsync(PolicyGate.ViewerOf(context), wanted, cancel));

    private static async Task<Results<Ok<Page<ShiftView>>, ProblemResult>> RosterAsync(
        HttpContext context, Roster roster, TimeProvider time, string? from, string? to, bool? cancelled, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!Query.Span(from, string.IsNullOrEmpty(to) && string.IsNullOrEmpty(from) ? now.AddDays(7).ToString("O", CultureInfo.InvariantCulture) : to, now.AddDays(7), TimeSpan.FromDays(8)).TryGet(out var span, out var error))
            return new ProblemResult(error);
        return TypedResults.Ok(new Page<ShiftView>(await roster.ListAsync(PolicyGate.ViewerOf(context), span.From, span.To, cancelled == true, cancel), null));
    }

    private static async Task<Results<Ok<ShiftsAdded>, ProblemResult>> AddShiftsAsync(HttpContext context, Roster roster, NewShifts wanted, CancellationToken cancel)
    {
        var shifts = new List<WantedShift>();
        foreach (var shift in wanted.Shifts ?? [])
        {
            if (!Query.Span(shift.From, shift.To, default, default).TryGet(out var span, out var error)) return new ProblemResult(error);
            shifts.Add(new(shift.UserName ?? "", shift.Level ?? 1, span.From, span.To));
        }
        if (shifts.Count == 0) return new ProblemResult(CommonErrors.BadParameter.Of("shifts", "[]", """{"shifts":[{"userName":"wang","level":1,"from":"2026-11-24T08:00","to":"2026-11-24T20:00"}]}"""));
        return (await roster.AddAsync(PolicyGate.ViewerOf(context), shifts, cancel)).TryGet(out var added, out var failed) ? TypedResults.Ok(new ShiftsAdded(added)) : new ProblemResult(failed);
    }

    private static async Task<Results<NoContent, ProblemResult>> CancelShiftAsync(HttpContext context, Roster roster, string id, CancellationToken cancel) =>
        Done(await roster.CancelAsync(PolicyGate.ViewerOf(context), id, cancel));

    private static async Task<Results<Ok<Page<NoticeView>>, ProblemResult>> NoticesAsync(
        HttpContext context, Notices notices, bool? all, bool? unread, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var most, out var error) || !Cursor.Decode(after).TryGet(out var key, out error)) return new ProblemResult(error);
        if (!(await notices.ListAsync(PolicyGate.ViewerOf(context), all == true, unread == true, Guid.TryParse(key, out var before) ? before : null, most + 1, cancel)).TryGet(out var found, out error))
            return new ProblemResult(error);
        var page = Cursor.Cut(found, most, n => n.Notice.Id.ToString());
        return TypedResults.Ok(new Page<NoticeView>([.. page.Items.Select(NoticeView.Of)], page.Next));
    }

    private static async Task<Results<Ok<NoticeDetail>, ProblemResult>> NoticeAsync(HttpContext context, Notices notices, string id, CancellationToken cancel) =>
        (await notices.FindAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var found, out var error)
            ? TypedResults.Ok(NoticeDetail.Of(found.Notice, found.Deliveries)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> ConfirmAsync(HttpContext context, Notices notices, string id, CancellationToken cancel) =>
        Done(await notices.ConfirmAsync(PolicyGate.ViewerOf(context), id, cancel));

    private static Results<NoContent, ProblemResult> Done(Error? error) => error is null ? TypedResults.NoContent() : new ProblemResult(error);
}
