using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <param name="Said">What the other side answered.</param>
public sealed record ChannelTest(SendResult Result, string Said);

/// <summary>A subscription on the wire.</summary>
/// <param name="Region">Code of the region; null for all that one sees.</param>
public sealed record SubscriptionView(
    Guid Id, string? Region, string? RegionName, string? RegionNameEn, string? Kind, string? Detector, Severity LeastSeverity, ChannelKind Channel, TimeOnly? QuietFrom, TimeOnly? QuietTo, DateTime CreatedAt)
{
    public static SubscriptionView Of(Subscription s, LedgerBook ledger)
    {
        var region = s.RegionId is { } id ? ledger.Now.Regions.GetValueOrDefault(id) : null;
        return new(s.Id, region?.Code, region?.Name, region?.NameEn, s.Kind, s.Detector, s.LeastSeverity, s.Channel, s.Quiet?.From, s.Quiet?.To, s.CreatedAt);
    }
}

/// <summary>A shift as it is sent in: Beijing time, or with an offset.</summary>
public sealed record NewShift(string? UserName, int? Level, string? From, string? To);

public sealed record NewShifts(IReadOnlyList<NewShift>? Shifts);

public sealed record ShiftsAdded(IReadOnlyList<Guid> Ids);

/// <summary>A notice on the wire.</summary>
/// <param name="Topic">What kind of thing it is about: <c>signal</c>, <c>sharing</c>, <c>quality</c>.</param>
/// <param name="About">The id of what it is about.</param>
/// <param name="Link">The page of what it is about.</param>
/// <param name="Point">Null where it is about no point.</param>
/// <param name="Read">When the person confirmed having read it.</param>
public sealed record NoticeView(
    Guid Id, string Topic, Guid About, string Link, string? Point, string Person, NoticeReason Reason, int Level, Severity Severity, string Subject, DateTime CreatedAt, DateTime? Read)
{
    public static NoticeView Of(NoticeOf of) => new(
        of.Notice.Id, of.Notice.Topic, of.Notice.SubjectId, of.Notice.Link, of.Notice.Point, of.Person, of.Notice.Reason, of.Notice.Level, of.Notice.Severity, of.Notice.Subject.ToString(), of.Notice.CreatedAt, of.Notice.ReadAt);
}

public sealed record NoticeDetail(NoticeView Notice, string Text, IReadOnlyList<DeliveryView> Deliveries)
{
    public static NoticeDetail Of(NoticeOf notice, IReadOnlyList<DeliveryOf> deliveries) => new(NoticeView.Of(notice), notice.Notice.Body.ToString(),
        [.. deliveries.Select(d => new DeliveryView(d.Delivery.Id, d.Delivery.Channel, d.Delivery.State, d.Delivery.State == DeliveryState.Waiting ? d.Delivery.NextAt : null,
            [.. d.Attempts.Select(a => new AttemptView(a.At, a.Result, a.Detail))]))]);
}

/// <param name="Next">When it is tried (again); null where it is done.</param>
public sealed record DeliveryView(Guid Id, ChannelKind Channel, DeliveryState State, DateTime? Next, IReadOnlyList<AttemptView> Attempts);

public sealed record AttemptView(DateTime At, SendResult Result, string Detail);
