using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>What somebody sets a parameter to.</summary>
/// <param name="Value">Null takes the row back.</param>
/// <param name="Kind">A kind of point or of records; empty for all.</param>
/// <param name="Factor">Empty for all.</param>
/// <param name="Region">Code; empty for everywhere, which only those may set who hold everything.</param>
/// <param name="Basis">Why.</param>
public sealed record WantedParameter(string? Rule, string? Parameter, double? Value, string? Kind, string? Factor, string? Region, string? Basis);

/// <summary>Sets parameters of quality rules. A row is a record of the ledger with its history; what is judged from then on is judged by it.</summary>
public sealed class QualityDesk(LedgerBook ledger, LedgerWriter writer, RecordDatasets records, PlatformDbs dbs, TimeProvider time)
{
    public const int LongestBasis = 200;
    private const int LongestCode = 64;

    public async Task<Result<Written>> SetAsync(Viewer by, WantedParameter wanted, CancellationToken cancel)
    {
        if (QualityRules.Find(wanted.Rule)?.Facts is not { } rule) return QualityErrors.UnknownRule.Of(wanted.Rule, string.Join(", ", QualityRules.KeysOf(null)));
        if (rule.Parameter(wanted.Parameter) is not { } facts) return QualityErrors.UnknownParameter.Of(wanted.Rule, wanted.Parameter, string.Join(", ", rule.Parameters.Select(p => p.Name)));
        if (wanted.Value is { } value && !(value >= facts.Least && value <= facts.Most)) return QualityErrors.OutOfBounds.Of(facts.Name, value, facts.Least, facts.Most);
        var (kind, factor, basis) = (Given(wanted.Kind), Given(wanted.Factor), Given(wanted.Basis));
        if (kind is not null && !IsKind(rule, kind)) return CommonErrors.BadParameter.Of("kind", kind, string.Join(", ", rule.OfRecords ? records.Types.Select(t => t.Kind.Key) : MonitoringKind.All.Select(k => k.Key)));
        if (factor is not null && (!facts.OfFactor || factor.Length > 20 || factor.Contains('/', StringComparison.Ordinal))) return QualityErrors.NotOfFactor.Of(facts.Name, factor);
        if (basis is null or { Length: > LongestBasis }) return CatalogErrors.BadText.Of("basis", 1, LongestBasis);
        Region? region = null;
        if (Given(wanted.Region) is { } code && (rule.OfRecords || !ledger.Now.RegionsByCode.TryGetValue(code, out region) || !Policy.For(by)(region))) return LedgerErrors.UnknownRegion.Of(code);
        var name = QualityParameter.CodeOf(rule.Key, facts.Name, kind, factor, region?.Code);
        if (name.Length > LongestCode) return CommonErrors.BadParameter.Of("region", region?.Code, $"{name} ≤ {LongestCode}");
        var row = new QualityParameter
        {
            Code = name, Rule = rule.Key, Parameter = facts.Name, Value = wanted.Value, Kind = kind, Factor = factor, Basis = basis, RegionId = region?.Id, Disclosure = Disclosure.Public,
        };
        return (await writer.PutAsync(by, [row], time.GetUtcNow().UtcDateTime, "quality", cancel)).TryGet(out var put, out var error) ? put[0].What : error;
    }

    /// <summary>Everything that a rule has been set to, or all rules where none is named; the latest first.</summary>
    public async Task<IReadOnlyList<QualityParameter>> HistoryAsync(Viewer viewer, string? rule, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<QualityParameter>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(p => (rule == null || p.Rule == rule) && p.RecordedTo == null)
            .OrderByDescending(p => p.ValidFrom).ThenBy(p => p.Code).Take(500).ToListAsync(cancel);
    }

    private bool IsKind(QualityRuleFacts rule, string kind) => rule.OfRecords ? records.Types.Any(t => t.Kind.Key == kind) : MonitoringKind.Find(kind) is not null;

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
