using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Cases;

/// <summary>Cases as something that people are told of.</summary>
public sealed class CaseTopic : INoticeTopic
{
    public const string Name = "case";

    public string Key => Name;

    /// <summary>A case that is being written is known before it is stored.</summary>
    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        (db.Set<Case>().Local.FirstOrDefault(c => c.Id == subject) ?? await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == subject, cancel)) is { } one && CaseAccess.Sees(person, one);
}
