using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>Requests for data as something that people are told of.</summary>
public sealed class ShareTopic : INoticeTopic
{
    public const string Name = "sharing";

    public string Key => Name;

    /// <summary>A request that is being written is known before it is stored.</summary>
    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        (db.Set<ShareRequest>().Local.FirstOrDefault(r => r.Id == subject) ?? await db.Set<ShareRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == subject, cancel)) is { } request
        && person.May(Permission.SeeInternal) && ShareRegister.Concerns(person, request);
}
