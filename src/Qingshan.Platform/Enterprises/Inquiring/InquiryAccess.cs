using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Enterprises;

/// <summary>Inquiries under the policy: the enterprise that is asked, and whoever sees the case.</summary>
public sealed class InquiryAccess(PlatformDbs dbs)
{
    /// <summary>Whether it is to the viewer's enterprise.</summary>
    public static bool IsTo(Viewer viewer, Inquiry inquiry) => viewer.May(Permission.FileForEnterprise) && Policy.Owns(viewer, inquiry.EnterpriseId);

    /// <summary>Those to the viewer's enterprise: what waits first, by deadline, then the latest.</summary>
    public async Task<IReadOnlyList<Inquiry>> OfOwnAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.FileForEnterprise)) return [];
        var own = viewer.Own.ToArray();
        await using var db = dbs.Open(viewer);
        var found = await db.Set<Inquiry>().AsNoTracking().Where(i => own.Contains(i.EnterpriseId)).ToListAsync(cancel);
        return [.. found.OrderByDescending(i => i.Waits).ThenBy(i => i.Waits ? i.DueAt : DateTime.MaxValue).ThenByDescending(i => i.AskedAt)];
    }

    public async Task<Result<Inquiry>> FindOwnAsync(Viewer viewer, string number, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<Inquiry>().AsNoTracking().FirstOrDefaultAsync(i => i.Number == number, cancel) is { } found && IsTo(viewer, found) ? found : EnterpriseErrors.UnknownInquiry.Of(number);
    }

    /// <summary>Those of a case that the viewer has found, in order.</summary>
    public async Task<IReadOnlyList<Inquiry>> OfCaseAsync(Case one, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<Inquiry>().AsNoTracking().Where(i => i.CaseId == one.Id).OrderBy(i => i.AskedAt).ThenBy(i => i.Id).ToListAsync(cancel);
    }

    /// <summary>One for whoever sees its case, with the case.</summary>
    public async Task<Result<(Inquiry Inquiry, Case Case)>> FindAsync(Viewer viewer, string number, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<Inquiry>().AsNoTracking().FirstOrDefaultAsync(i => i.Number == number, cancel) is { } found
            && await db.Set<Case>().AsNoTracking().FirstAsync(c => c.Id == found.CaseId, cancel) is var one && CaseAccess.Sees(viewer, one)
            ? (found, one) : EnterpriseErrors.UnknownInquiry.Of(number);
    }

    /// <summary>The files of an inquiry or objection that the viewer has found.</summary>
    public async Task<IReadOnlyList<EnterpriseFile>> FilesAsync(Guid subject, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<EnterpriseFile>().AsNoTracking().Where(f => f.SubjectId == subject).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(cancel);
    }
}
