using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Warnings;

/// <summary>Warnings as something that people are told of: what is signed everybody may see.</summary>
internal sealed class WarningTopic : INoticeTopic
{
    public const string Name = "warning";

    public string Key => Name;

    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        (db.Set<IssuedWarning>().Local.FirstOrDefault(w => w.Id == subject) ?? await db.Set<IssuedWarning>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == subject, cancel)) is { } one
        && (one.IsPublic || WarningAccess.SeesInternal(person, one));
}
