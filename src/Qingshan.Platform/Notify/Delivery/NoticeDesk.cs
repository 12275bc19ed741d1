using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>What people are to be told, of something that is no signal.</summary>
/// <param name="Topic">Key of an <see cref="INoticeTopic"/>.</param>
/// <param name="EventId">Number of the event among those of the subject; the same event tells nobody twice.</param>
/// <param name="Link">The subject's page.</param>
/// <param name="Text">The subject line; the name of the platform and the severity are put before it.</param>
public sealed record News(string Topic, Guid Subject, long EventId, string Link, Severity Severity, Text Text, Text Body, string? Point = null);

/// <summary>
/// Writes notices of whatever is no signal into the caller's transaction. They go out by mail to whoever gave an address, and by SMS
/// too where it is serious; nobody has to subscribe to what is his own to do. Nobody is told who may not see the subject.
/// </summary>
public sealed class NoticeDesk(NoticeTopics topics, Viewers viewers, Channels channels, TimeProvider time)
{
    private const int LongestSubject = 300, LongestBody = 4000;

    /// <returns>How many people are told.</returns>
    public async Task<int> TellAsync(PlatformDb db, News news, NoticeReason reason, IEnumerable<Guid> people, CancellationToken cancel)
    {
        var ids = people.Distinct().ToArray();
        var told = await db.Set<Notice>().AsNoTracking().Where(n => n.SubjectId == news.Subject && n.EventId == news.EventId && ids.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(cancel);
        var (now, count) = (time.GetUtcNow().UtcDateTime, 0);
        foreach (var person in await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id) && !told.Contains(p.Id) && p.ClosedAt == null).OrderBy(p => p.UserName).ToListAsync(cancel))
        {
            if (!await topics.SeesAsync(db, person.Id, news.Topic, news.Subject, cancel)) continue;
            var notice = NoticeOf(news, reason, person.Id, now);
            db.Add(notice);
            count++;
            foreach (var channel in channels.Kinds.Where(c => c == ChannelKind.Mail || (c == ChannelKind.Sms && news.Severity == Severity.Serious)))
                if (Outbox.AddressOf(person, channel) is { } address) db.Add(new Delivery { NoticeId = notice.Id, Channel = channel, Address = address, CreatedAt = now, NextAt = now });
        }
        return count;
    }

    /// <summary>Who of an organisation may do something.</summary>
    public async Task<IReadOnlyList<Guid>> OfOrganisationAsync(PlatformDb db, Guid organisation, Permission permission, CancellationToken cancel) =>
        await WhoMayAsync(db.Users.Where(p => p.OrganisationId == organisation), permission, _ => true, cancel);

    /// <summary>Who may do something where it is.</summary>
    /// <param name="holds">Whether the thing lies in somebody's jurisdiction.</param>
    public Task<IReadOnlyList<Guid>> WhoMayAsync(PlatformDb db, Permission permission, Func<Viewer, bool> holds, CancellationToken cancel) =>
        WhoMayAsync(db.Users, permission, holds, cancel);

    private async Task<IReadOnlyList<Guid>> WhoMayAsync(IQueryable<Person> among, Permission permission, Func<Viewer, bool> holds, CancellationToken cancel)
    {
        string[] roles = [.. Roles.All.Where(r => r.Permissions.Contains(permission)).Select(r => r.Name)];
        var found = new List<Guid>();
        foreach (var person in await among.AsNoTracking().Where(p => p.ClosedAt == null && roles.Contains(p.Role)).Select(p => p.Id).ToListAsync(cancel))
            if (await viewers.OfAsync(person, cancel) is var viewer && viewer.May(permission) && holds(viewer)) found.Add(person);
        return found;
    }

    private static Notice NoticeOf(News news, NoticeReason reason, Guid person, DateTime now) => new()
    {
        Topic = news.Topic, SubjectId = news.Subject, EventId = news.EventId, Link = news.Link, PersonId = person, Reason = reason, Severity = news.Severity, Point = news.Point,
        SubjectZh = Cut($"【青山】{news.Text.Zh}", LongestSubject), SubjectEn = Cut(news.Text.En, LongestSubject),
        BodyZh = Cut(news.Body.Zh, LongestBody), BodyEn = Cut(news.Body.En, LongestBody), CreatedAt = now,
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
