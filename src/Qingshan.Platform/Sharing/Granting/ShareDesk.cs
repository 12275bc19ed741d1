using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing.Granting;

/// <param name="Region">Code of the region whose rows are asked for; empty for all.</param>
/// <param name="Fields">Sensitive fields that are asked for unmasked.</param>
/// <param name="From">First day of the observations, <c>yyyy-MM-dd</c>; empty from the beginning.</param>
/// <param name="To">First day that is no longer asked for; empty to the end.</param>
/// <param name="Days">For how many days it is to be used.</param>
public sealed record WantedShare(string? Purpose, string? Region, IReadOnlyList<string>? Fields, string? From, string? To, int? Days);

/// <summary>申请、审批、撤销 · Asks for data, decides, takes back. Everything is audited; nobody decides on his own request.</summary>
public sealed class ShareDesk(PlatformDbs dbs, CatalogBook catalog, LedgerBook ledger, LedgerWriter writer, ShareNotices notices, TimeProvider time)
{
    public const int LongestText = 500, LongestDays = 1096;

    /// <summary>What holds for a dataset: what has been said, or the default.</summary>
    public async Task<(SharingLevel Level, string Condition)> LevelOfAsync(Dataset dataset, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var said = await db.Set<DatasetSharing>().AsNoTracking().FirstOrDefaultAsync(s => s.Code == dataset.Code, cancel);
        return said is null || !DatasetRows.Has(dataset) ? (SharingDefaults.Of(dataset), "") : (said.Level, said.Condition);
    }

    /// <summary>Says how a dataset is shared; who holds where it lies.</summary>
    public async Task<Error?> SetLevelAsync(Viewer by, string code, SharingLevel level, string? condition, CancellationToken cancel)
    {
        if (!by.May(Permission.ApproveSharing)) return CommonErrors.Forbidden.Of(nameof(Permission.ApproveSharing));
        if (!catalog.Find(by, code).TryGet(out var dataset, out var error)) return error;
        if (!DatasetRows.Has(dataset)) return CatalogErrors.NoRows.Of(code, dataset.External?.Url ?? "-");
        if ((condition ?? "").Length > LongestText) return ShareErrors.BadText.Of("condition", 0, LongestText);
        var record = new DatasetSharing { Code = code, Level = level, Condition = condition?.Trim() ?? "", RegionId = dataset.RegionId, Disclosure = dataset.Disclosure };
        return (await writer.PutAsync(by, [record], time.GetUtcNow().UtcDateTime, "sharing", cancel)).Error;
    }

    public async Task<Result<ShareRequest>> AskAsync(Viewer by, string code, WantedShare wanted, CancellationToken cancel)
    {
        if (by is not { PersonId: { } me, OrganisationId: { } organisation, For: null, IsNarrowed: false }) return ShareErrors.NeedsPerson.Of();
        if (!catalog.Find(by, code).TryGet(out var dataset, out var error)) return error;
        var (level, condition) = await LevelOfAsync(dataset, cancel);
        if (level == SharingLevel.NotShared) return ShareErrors.NotShared.Of(code, condition.Length > 0 ? condition : Terms.Of(SharingLevel.NotShared));
        var now = time.GetUtcNow().UtcDateTime;
        if (!ScopeOf(dataset, wanted, now).TryGet(out var scope, out error)) return error;
        Region? region = null;
        if (!string.IsNullOrEmpty(wanted.Region) && !ledger.Now.RegionsByCode.TryGetValue(wanted.Region, out region)) return LedgerErrors.UnknownRegion.Of(wanted.Region);

        var request = new ShareRequest
        {
            Dataset = code, OrganisationId = organisation, AskedBy = me, AskedByName = by.Name, AskedAt = now, Purpose = wanted.Purpose!.Trim(), RegionId = region?.Id,
            Fields = string.Join(' ', wanted.Fields ?? []), From = scope.From, To = scope.To, Until = now.AddDays(wanted.Days ?? LongestDays),
        };
        // What is shared without condition is granted at once; sensitive fields never are.
        if (level == SharingLevel.Unconditional && request.Fields.Length == 0) (request.State, request.DecidedBy, request.DecidedAt, request.Reason) = (ShareState.Granted, Terms.Of(level).Zh, now, condition);
        await using var db = dbs.Open(by);
        db.Add(request);
        Audit.Add(db, request.State == ShareState.Granted ? "share-grant" : "share-ask", $"Dataset {code}", Said(request));
        if (request.State == ShareState.Asked) await notices.AskedAsync(db, request, dataset.Title, cancel);
        await db.SaveChangesAsync(cancel);
        return request;
    }

    /// <param name="days">Shorter than what was asked for; null leaves it.</param>
    /// <param name="fields">Fewer fields than were asked for; null leaves them.</param>
    public Task<Error?> GrantAsync(Viewer by, Guid id, int? days, IReadOnlyList<string>? fields, string? reason, CancellationToken cancel) =>
        DecideAsync(by, id, "share-grant", new("批准", "granted"), ShareState.Asked, request =>
        {
            var until = days is { } shorter ? time.GetUtcNow().UtcDateTime.AddDays(shorter) : request.Until;
            if (days < 1 || until > request.Until) return ShareErrors.BadSpan.Of("days", new Text("不能长于申请的期限", "not longer than what was asked for"));
            if (fields?.FirstOrDefault(f => !request.FieldSet.Contains(f)) is { } more) return ShareErrors.UnknownField.Of(more, request.Dataset, request.Fields);
            (request.State, request.Until, request.Fields) = (ShareState.Granted, until, fields is null ? request.Fields : string.Join(' ', fields));
            return null;
        }, reason, needsReason: false, cancel);

    public Task<Error?> RefuseAsync(Viewer by, Guid id, string? reason, CancellationToken cancel) =>
        DecideAsync(by, id, "share-refuse", new("驳回", "refused"), ShareState.Asked, r => To(r, ShareState.Refused), reason, needsReason: true, cancel);

    public Task<Error?> RevokeAsync(Viewer by, Guid id, string? reason, CancellationToken cancel) =>
        DecideAsync(by, id, "share-revoke", new("撤销", "revoked"), ShareState.Granted, r => To(r, ShareState.Revoked), reason, needsReason: true, cancel);

    /// <summary>The asker takes a request back that nobody has decided on.</summary>
    public async Task<Error?> WithdrawAsync(Viewer by, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (await db.Set<ShareRequest>().FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } request || by.OrganisationId != request.OrganisationId) return ShareErrors.Unknown.Of(id);
        if (request.State != ShareState.Asked) return ShareErrors.WrongState.Of(Terms.Of(request.State), new Text("撤回", "withdrawn"));
        request.State = ShareState.Withdrawn;
        Audit.Add(db, "share-withdraw", $"Dataset {request.Dataset}", Said(request));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static Error? To(ShareRequest request, ShareState state)
    {
        request.State = state;
        return null;
    }

    private async Task<Error?> DecideAsync(
        Viewer by, Guid id, string action, Text verb, ShareState from, Func<ShareRequest, Error?> change, string? reason, bool needsReason, CancellationToken cancel)
    {
        if (!by.May(Permission.ApproveSharing)) return CommonErrors.Forbidden.Of(nameof(Permission.ApproveSharing));
        if ((reason?.Trim().Length ?? 0) < (needsReason ? 1 : 0) || reason?.Length > LongestText) return ShareErrors.BadText.Of("reason", needsReason ? 1 : 0, LongestText);
        await using var db = dbs.Open(by);
        if (await db.Set<ShareRequest>().FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } request) return ShareErrors.Unknown.Of(id);
        if (by.Is(request.AskedBy)) return ShareErrors.OwnRequest.Of();
        if (!Holds(by, request)) return ShareErrors.OutsideJurisdiction.Of();
        if (request.State != from) return ShareErrors.WrongState.Of(Terms.Of(request.State), verb);
        if (change(request) is { } error) return error;
        (request.DecidedBy, request.DecidedAt, request.Reason) = (by.Name, time.GetUtcNow().UtcDateTime, reason?.Trim());
        Audit.Add(db, action, $"Dataset {request.Dataset}", Said(request));
        // Who decides may not see the entry himself; who asked could when he asked.
        await notices.DecidedAsync(db, request, catalog.Find(Viewer.Program, request.Dataset).TryGet(out var of, out _) ? of.Title : new(request.Dataset, request.Dataset), cancel);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Whether somebody may give away what was asked for: only what he holds himself.</summary>
    public static bool Holds(Viewer viewer, ShareRequest request) => viewer.Everywhere || (request.RegionId is { } region && viewer.Regions.Contains(region));

    private static Result<RowsScope> ScopeOf(Dataset dataset, WantedShare wanted, DateTime now)
    {
        if ((wanted.Purpose?.Trim().Length ?? 0) is < 1 or > LongestText) return ShareErrors.BadText.Of("purpose", 1, LongestText);
        if (wanted.Days is < 1 or > LongestDays) return ShareErrors.BadSpan.Of("days", $"1…{LongestDays}");
        List<string> sensitive = [.. dataset.Fields.Where(f => f.Sensitivity != Sensitivity.Plain).Select(f => f.Name)];
        if (wanted.Fields?.FirstOrDefault(f => !sensitive.Contains(f)) is { } unknown) return ShareErrors.UnknownField.Of(unknown, dataset.Code, sensitive.Count == 0 ? "—" : string.Join(", ", sensitive));
        if (!Query.Time("from", wanted.From, DateTime.MinValue).TryGet(out var from, out var error) || !Query.Time("to", wanted.To, DateTime.MaxValue).TryGet(out var to, out error)) return error;
        if (from >= to) return ShareErrors.BadSpan.Of("from", "from < to");
        return new RowsScope(from == DateTime.MinValue ? null : from, to == DateTime.MaxValue ? null : to);
    }

    private static string Said(ShareRequest r) => $"{r.Id}; purpose: {r.Purpose}; region {r.RegionId?.ToString() ?? "all"}; fields {(r.Fields.Length == 0 ? "none" : r.Fields)}; {r.From:O} … {r.To:O}; until {r.Until:O}; {r.State}{(r.Reason is null ? "" : $"; {r.Reason}")}";
}
