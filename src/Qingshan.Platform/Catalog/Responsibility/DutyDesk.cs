using System.Xml;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>Enters, changes and ends duties. They are records with their history; who holds the region does it.</summary>
public sealed class DutyDesk(PlatformDbs dbs, LedgerBook ledger, LedgerWriter writer, RecordDatasets records, SeriesBook series, ResponsibilityBook book, TimeProvider time)
{
    public const int LongestText = 300, LongestCode = 50;

    public async Task<Result<Written>> PutAsync(Viewer by, string code, WantedDuty wanted, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        if (!(await ReadAsync(by, code.Trim(), wanted, cancel)).TryGet(out var duty, out var error)) return error;
        if (!(await writer.PutAsync(by, [duty], time.GetUtcNow().UtcDateTime, "responsibility", cancel)).TryGet(out var put, out error)) return error;
        book.Refresh();
        return put[0].What;
    }

    public async Task<Error?> EndAsync(Viewer by, string code, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        await using var db = dbs.Open(by);
        if (!await db.Set<CollectionDuty>().AnyAsync(d => d.Code == code, cancel)) return CatalogErrors.UnknownDuty.Of(code);
        if (!(await writer.EndAsync<CollectionDuty>(by, code, time.GetUtcNow().UtcDateTime, "responsibility", cancel)).TryGet(out _, out var error)) return error;
        book.Refresh();
        return null;
    }

    /// <summary>A duty as it would be sent in, to be changed.</summary>
    public async Task<WantedDuty> WantedOfAsync(CollectionDuty duty, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var enterprise = duty.EnterpriseId is { } e ? await db.Set<Enterprise>().Where(x => x.Id == e).Select(x => x.Code).FirstOrDefaultAsync(cancel) : null;
        return new(duty.Organisation, enterprise, duty.PointKind, duty.PointId is { } p ? ledger.Now.Points.GetValueOrDefault(p)?.Code : null, duty.RegionId is { } r ? ledger.Now.Regions.GetValueOrDefault(r)?.Code : null,
            duty.FactorList, duty.Dataset, CatalogQuery.Written(duty.Way), duty.Cycle, duty.Deadline, duty.Mandate, duty.Method, duty.Disclosure == Disclosure.Public);
    }

    private async Task<Result<CollectionDuty>> ReadAsync(Viewer by, string code, WantedDuty wanted, CancellationToken cancel)
    {
        if (code.Length is 0 or > LongestCode || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))) return CommonErrors.BadParameter.Of("code", code, $"A-Z a-z 0-9 . - （1…{LongestCode}）");
        await using var db = dbs.Open(by);
        if (!(await HolderAsync(db, wanted, cancel)).TryGet(out var holder, out var error)) return error;
        Region? region = null;
        if (Given(wanted.Region) is { } where && (!ledger.Now.RegionsByCode.TryGetValue(where, out region) || !Policy.For(by)(region))) return LedgerErrors.UnknownRegion.Of(where);
        if (!WhatOf(by, wanted).TryGet(out var what, out error) || !WayOf(wanted.Way).TryGet(out var way, out error)
            || !Duration("cycle", wanted.Cycle, allowZero: false).TryGet(out var cycle, out error) || !Duration("deadline", wanted.Deadline, allowZero: true).TryGet(out var deadline, out error)) return error;
        var (mandate, method) = (wanted.Mandate?.Trim() ?? "", wanted.Method?.Trim() ?? "");
        if (mandate.Length is 0 or > LongestText) return CatalogErrors.BadText.Of("mandate", 1, LongestText);
        if (method.Length > LongestText) return CatalogErrors.BadText.Of("method", 0, LongestText);
        return new CollectionDuty
        {
            Code = code, Organisation = holder.Enterprise ? "" : holder.Name.Zh, EnterpriseId = holder.Enterprise ? holder.Id : null, PointKind = what.Kind, PointId = what.Point?.Id, Factors = string.Join(' ', what.Factors),
            Dataset = what.Dataset, Way = way, Cycle = cycle, Deadline = deadline, Mandate = mandate, Method = method,
            // The duty of one point lies where the point lies.
            RegionId = region?.Id ?? what.Point?.RegionId, Disclosure = wanted.Public ? Disclosure.Public : Disclosure.Internal,
        };
    }

    private static async Task<Result<Holder>> HolderAsync(PlatformDb db, WantedDuty wanted, CancellationToken cancel)
    {
        var (organisation, enterprise) = (Given(wanted.Organisation), Given(wanted.Enterprise));
        if (organisation is null == enterprise is null) return CatalogErrors.DutyNeedsOneHolder.Of();
        if (organisation is not null)
            return await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Name == organisation || o.NameEn == organisation, cancel) is { } found
                ? new Holder(found.Id, new(found.Name, found.NameEn ?? found.Name), false) : CatalogErrors.UnknownHolder.Of(organisation);
        return await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == enterprise, cancel) is { } of
            ? new Holder(of.Id, new(of.Name, of.NameEn ?? of.Name), true) : CatalogErrors.UnknownHolder.Of(enterprise);
    }

    private sealed record What(string Kind, MonitoringPoint? Point, IReadOnlyList<string> Factors, string Dataset);

    private Result<What> WhatOf(Viewer by, WantedDuty wanted)
    {
        var (kind, dataset) = (Given(wanted.Kind), Given(wanted.Dataset));
        if (kind is null == dataset is null) return CatalogErrors.DutyNeedsOneItem.Of();
        if (dataset is not null) return records.Find(dataset) is null ? CatalogErrors.UnknownDataset.Of(dataset) : new What("", null, [], dataset);
        if (MonitoringKind.Find(kind) is null) return CommonErrors.BadParameter.Of("kind", kind, string.Join(", ", MonitoringKind.All.Select(k => k.Key)));
        MonitoringPoint? point = null;
        if (Given(wanted.Point) is { } code && (!ledger.Now.PointsByCode.TryGetValue(code, out point) || !Policy.For(by)(point))) return LedgerErrors.UnknownPoint.Of(code);
        if (point is not null && point.Kind != kind) return CommonErrors.BadParameter.Of("kind", kind, point.Kind);
        List<string> factors = [.. (wanted.Factors ?? []).SelectMany(f => f.Split((char[])[' ', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
        if (factors.Count == 0) return CommonErrors.BadParameter.Of("factors", "", "a34004, a34002");
        if (factors.Find(f => FactorTable.Hj212Of2017.Find(f) is null && !series.All.Any(s => s.Factor == f)) is { } unknown) return CommonErrors.BadParameter.Of("factors", unknown, "/standards/factors");
        return new What(kind!, point, factors, "");
    }

    private static Result<CollectionWay> WayOf(string? text) =>
        Enum.GetValues<CollectionWay>().Cast<CollectionWay?>().FirstOrDefault(w => CatalogQuery.Written(w!.Value) == (Given(text) ?? "automatic")) is { } way
            ? way : CommonErrors.BadParameter.Of("way", text, string.Join(", ", Enum.GetValues<CollectionWay>().Select(CatalogQuery.Written)));

    private static Result<string> Duration(string name, string? text, bool allowZero)
    {
        var given = Given(text) ?? "";
        // Years and months have no length of their own.
        if (given.Length is 0 or > 16 || given.Split('T')[0].AsSpan().ContainsAny('Y', 'M')) return CatalogErrors.BadDuration.Of(name, text);
        try
        {
            var span = XmlConvert.ToTimeSpan(given);
            return span > TimeSpan.Zero || (allowZero && span == TimeSpan.Zero) ? given : CatalogErrors.BadDuration.Of(name, text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return CatalogErrors.BadDuration.Of(name, text);
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
