using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>Tells who may decide of what was asked for, and who asked of what was decided.</summary>
public sealed class ShareNotices(NoticeDesk desk)
{
    /// <summary>In the transaction in which the request is written.</summary>
    internal async Task AskedAsync(PlatformDb db, ShareRequest request, Text title, CancellationToken cancel)
    {
        var people = await desk.WhoMayAsync(db, Permission.ApproveSharing, v => ShareDesk.Holds(v, request) && !v.Is(request.AskedBy), cancel);
        var news = News(request, new($"待审批：{request.AskedByName} 申请“{title.Zh}”", $"To decide: {request.AskedByName} asks for \"{title.En}\""),
            new($"用途：{request.Purpose}\n请打开登记，批准或驳回。", $"Purpose: {request.Purpose}\nOpen the register to grant or refuse it."));
        await desk.TellAsync(db, news, NoticeReason.Decision, people, cancel);
    }

    /// <summary>In the transaction of the decision.</summary>
    internal Task DecidedAsync(PlatformDb db, ShareRequest request, Text title, CancellationToken cancel)
    {
        var state = Terms.Of(request.State);
        var reason = request.Reason is { Length: > 0 } given ? new Text($"\n理由：{given}", $"\nReason: {given}") : default;
        var news = News(request, new($"{state.Zh}：您申请的“{title.Zh}”", $"{state.En}: \"{title.En}\", which you asked for"),
            new($"{request.DecidedBy} {state.Zh}。{reason.Zh}", $"By {request.DecidedBy}: {state.En}.{reason.En}"));
        return desk.TellAsync(db, news, NoticeReason.Answer, [request.AskedBy], cancel);
    }

    private static News News(ShareRequest request, Text subject, Text body) => new(ShareTopic.Name, request.Id, (int)request.State, $"/sharing/{request.Id}", Severity.Notice, subject, body);
}
