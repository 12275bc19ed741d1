using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Catalog;

/// <summary>Issues of quality as something that people are told of.</summary>
public sealed class QualityTopic(QualityIssueAccess access) : INoticeTopic
{
    public const string Name = "quality";

    public string Key => Name;

    /// <summary>An issue that is being written is known before it is stored.</summary>
    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        (db.Set<QualityIssue>().Local.FirstOrDefault(i => i.Id == subject) ?? await db.Set<QualityIssue>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == subject, cancel)) is { } issue
        && access.Sees(person, issue);
}
