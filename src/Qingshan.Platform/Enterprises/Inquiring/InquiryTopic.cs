using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Enterprises;

/// <summary>Inquiries as something that the people of an enterprise are told of.</summary>
internal sealed class InquiryTopic : INoticeTopic
{
    public const string Name = "inquiry";

    public string Key => Name;

    /// <summary>One that is being written is known before it is stored.</summary>
    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        (db.Set<Inquiry>().Local.FirstOrDefault(i => i.Id == subject) ?? await db.Set<Inquiry>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == subject, cancel)) is { } inquiry && InquiryAccess.IsTo(person, inquiry);
}
