using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>通知主题 · A kind of thing that people are told of: signals, requests for data, issues of quality. Whoever has such things brings one.</summary>
public interface INoticeTopic
{
    /// <summary>As it is stored; up to 32 letters.</summary>
    string Key { get; }

    /// <summary>
    /// Whether somebody may see the subject now. Asked when a notice is written and again before it leaves the platform, because rights change;
    /// a subject that is no longer there is seen by nobody.
    /// </summary>
    Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel);
}

/// <summary>The topics of the platform and its applications.</summary>
public sealed class NoticeTopics(IEnumerable<INoticeTopic> topics, Viewers viewers)
{
    private readonly Dictionary<string, INoticeTopic> _topics = topics.ToDictionary(t => t.Key, StringComparer.Ordinal);

    /// <summary>Notices of an application that is no longer there are shown to whom they were written, and sent no more.</summary>
    internal async Task<bool> SeesAsync(PlatformDb db, Guid person, Notice notice, CancellationToken cancel) =>
        _topics.TryGetValue(notice.Topic, out var topic) && await topic.SeesAsync(db, await viewers.OfAsync(person, cancel), notice.SubjectId, cancel);

    internal async Task<bool> SeesAsync(PlatformDb db, Guid person, string topic, Guid subject, CancellationToken cancel) =>
        await _topics[topic].SeesAsync(db, await viewers.OfAsync(person, cancel), subject, cancel);
}
