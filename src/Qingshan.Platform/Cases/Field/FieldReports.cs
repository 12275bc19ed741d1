using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

/// <summary>A report with its photos in their order.</summary>
public sealed record ReportWithPhotos(FieldReport Report, IReadOnlyList<PhotoOfReport> Photos)
{
    /// <summary>Whom the officer met.</summary>
    public IReadOnlyList<MetRole> Met => [.. Report.Met.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(word => CaseQuery.Word<MetRole>("met", word).Value)];

    /// <summary>How far the phone's clock was ahead when it sent the report, or behind where it is negative; what the way took is in it.</summary>
    public TimeSpan ClockAhead => Report.SentAt - Report.ReceivedAt;
}

public sealed record PhotoOfReport(FieldPhoto Photo, CaseFile File);

/// <summary>The field reports of cases.</summary>
public sealed class FieldReports(PlatformDbs dbs)
{
    public const int MostPhotos = 6;

    /// <summary>Of a case that the viewer has found, in the order in which they arrived.</summary>
    public async Task<IReadOnlyList<ReportWithPhotos>> OfAsync(Case one, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var reports = await db.Set<FieldReport>().AsNoTracking().Where(r => r.CaseId == one.Id).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id).ToListAsync(cancel);
        if (reports.Count == 0) return [];
        var ids = reports.Select(r => r.Id).ToArray();
        var photos = await (from p in db.Set<FieldPhoto>().AsNoTracking() join f in db.Set<CaseFile>().AsNoTracking() on p.FileId equals f.Id where ids.Contains(p.ReportId) orderby p.Turn select new PhotoOfReport(p, f)).ToListAsync(cancel);
        return [.. reports.Select(r => new ReportWithPhotos(r, [.. photos.Where(p => p.Photo.ReportId == r.Id)]))];
    }
}
