using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// The parameters in force at one moment. Of the rows that fit, the most specific counts: one that names the factor before one that does
/// not, then the nearer region before the wider one, then one that names the kind. Where no row fits, what the code says.
/// </summary>
public sealed class QualityParameters
{
    private readonly ILookup<(string Rule, string Parameter), QualityParameter> _rows;
    private readonly LedgerSnapshot _ledger;

    public QualityParameters(IEnumerable<QualityParameter> rows, LedgerSnapshot ledger)
    {
        All = [.. rows.Where(r => r.Value is not null)];
        (_rows, _ledger) = (All.ToLookup(r => (r.Rule, r.Parameter)), ledger);
    }

    public IReadOnlyList<QualityParameter> All { get; }

    public static async Task<QualityParameters> LoadAsync(PlatformDb db, LedgerSnapshot ledger, CancellationToken cancel) =>
        new(await db.Set<QualityParameter>().AsNoTracking().ToListAsync(cancel), ledger);

    /// <param name="kind">Of the point, or of the records.</param>
    /// <param name="region">Where it lies; null for everywhere.</param>
    public RuleParameters For(IQualityRule rule, string kind, Guid? region = null)
    {
        var outwards = new List<Guid>();
        for (var at = region; at is { } here && !outwards.Contains(here); at = _ledger.Regions.TryGetValue(here, out var of) ? of.ParentId : null) outwards.Add(here);
        return new(rule.Facts, name => [.. _rows[(rule.Facts.Key, name)].Where(r => (r.Kind is null || r.Kind == kind) && (r.RegionId is null || outwards.Contains(r.RegionId.Value)))
            .OrderBy(r => r.Factor is null).ThenBy(r => r.RegionId is { } of ? outwards.IndexOf(of) : int.MaxValue).ThenBy(r => r.Kind is null)]);
    }
}

/// <summary>The parameters of one rule at one place; it remembers which it was asked for.</summary>
public sealed class RuleParameters(QualityRuleFacts facts, Func<string, IReadOnlyList<QualityParameter>> rows)
{
    private readonly Dictionary<string, IReadOnlyList<QualityParameter>> _rows = [];
    private readonly SortedDictionary<string, double> _used = new(StringComparer.Ordinal);

    /// <summary>The value in force; to ask for one that the rule does not have is a bug.</summary>
    public double Of(string name, string? factor = null)
    {
        if (Given(name, factor) is { } given) return given;
        return _used[name] = facts.Parameter(name)?.Default ?? throw new InvalidOperationException($"{facts.Key} has no default of {name}.");
    }

    /// <summary>What a row says; null where none does and the rule has a default of its own for each factor.</summary>
    public double? Given(string name, string? factor = null)
    {
        var row = RowsOf(name).FirstOrDefault(r => r.Factor is null || r.Factor == factor);
        if (row is null) return null;
        return _used[row.Factor is null ? name : $"{name}[{factor}]"] = row.Value!.Value;
    }

    /// <summary>The factors that rows name.</summary>
    public IEnumerable<string> FactorsOf(string name) => RowsOf(name).Select(r => r.Factor).OfType<string>().Distinct();

    /// <summary>What was asked for and what it was, as a score keeps it: <c>level=0.05 tolerance=1.2</c>.</summary>
    public string Used => string.Join(' ', _used.Select(u => Judging.Numbers($"{u.Key}={u.Value:R}")));

    private IReadOnlyList<QualityParameter> RowsOf(string name) => _rows.TryGetValue(name, out var held) ? held : _rows[name] = rows(name);
}
