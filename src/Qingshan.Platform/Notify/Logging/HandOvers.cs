using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>A hand-over with its lists and, once somebody has taken over, the receipt.</summary>
public sealed record HandOverView(Guid Id, string Author, DateTime At, string Text, HandOverLists Lists, string? TakenBy, DateTime? TakenAt, string? Remark);

/// <summary>交接班 · The outgoing officer writes, another confirms.</summary>
public sealed class HandOvers(PlatformDbs dbs, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <param name="lists">What is open at this moment: kept as it is.</param>
    public async Task<Result<Guid>> WriteAsync(Viewer viewer, string? text, HandOverLists lists, CancellationToken cancel)
    {
        if (!viewer.May(Permission.KeepDutyLog)) return CommonErrors.Forbidden.Of(nameof(Permission.KeepDutyLog));
        var said = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (said.Length is 0 or > DutyLog.LongestText) return NotifyErrors.WrongText.Of(DutyLog.LongestText);
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) return error;
        var handOver = new HandOver
        {
            OrganisationId = me.OrganisationId, PersonId = me.PersonId, Author = me.Name, At = time.GetUtcNow().UtcDateTime, Text = said, Lists = JsonSerializer.Serialize(lists, Json),
        };
        db.Add(handOver);
        Audit.Add(db, "hand-over", $"HandOver {handOver.Id}");
        await db.SaveChangesAsync(cancel);
        return handOver.Id;
    }

    public async Task<Error?> TakeAsync(Viewer viewer, string id, string? remark, CancellationToken cancel)
    {
        if (!viewer.May(Permission.KeepDutyLog)) return CommonErrors.Forbidden.Of(nameof(Permission.KeepDutyLog));
        var said = (remark ?? "").ReplaceLineEndings("\n").Trim();
        if (said.Length > DutyLog.LongestText) return NotifyErrors.WrongText.Of(DutyLog.LongestText);
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) return error;
        if (!Guid.TryParse(id, out var which)
            || await db.Set<HandOver>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == which && h.OrganisationId == me.OrganisationId, cancel) is not { } handOver)
            return NotifyErrors.UnknownHandOver.Of(id);
        if (handOver.PersonId == me.PersonId) return NotifyErrors.OwnHandOver.Of();
        if (await db.Set<HandOverReceipt>().AnyAsync(r => r.HandOverId == which, cancel)) return NotifyErrors.TakenAlready.Of();
        db.Add(new HandOverReceipt { HandOverId = which, PersonId = me.PersonId, Author = me.Name, At = time.GetUtcNow().UtcDateTime, Remark = said });
        Audit.Add(db, "take-over", $"HandOver {id}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Result<HandOverView>> FindAsync(Viewer viewer, string id, CancellationToken cancel)
    {
        var found = Guid.TryParse(id, out var which) ? await ListAsync(viewer, which, null, 1, cancel) : [];
        return found.Count > 0 ? found[0] : NotifyErrors.UnknownHandOver.Of(id);
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<HandOverView>> ListAsync(Viewer viewer, DateTime? before, int most, CancellationToken cancel) => ListAsync(viewer, null, before, most, cancel);

    private async Task<IReadOnlyList<HandOverView>> ListAsync(Viewer viewer, Guid? only, DateTime? before, int most, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var mine = (await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out _) ? me.OrganisationId : (Guid?)null;
        if (mine is null && !viewer.Everywhere) return [];
        var found = from handOver in db.Set<HandOver>().AsNoTracking()
                    join receipt in db.Set<HandOverReceipt>() on handOver.Id equals receipt.HandOverId into receipts
                    from receipt in receipts.DefaultIfEmpty()
                    where (mine == null || handOver.OrganisationId == mine) && (only == null || handOver.Id == only) && (before == null || handOver.At < before)
                    orderby handOver.At descending
                    select new { handOver, receipt };
        return (await found.Take(most).ToListAsync(cancel)).ConvertAll(f => new HandOverView(
            f.handOver.Id, f.handOver.Author, f.handOver.At, f.handOver.Text, JsonSerializer.Deserialize<HandOverLists>(f.handOver.Lists, Json)!,
            f.receipt?.Author, f.receipt?.At, f.receipt?.Remark));
    }
}
