using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>The regions that an import meets, by their Chinese names, with those in which they lie.</summary>
internal sealed class DivisionRegions
{
    private readonly Dictionary<string, ImportRegion> _regions = [];
    private readonly Dictionary<string, string?> _codes = [];
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>Those met, and the ones around them.</summary>
    public IReadOnlyList<ImportRegion> All => [.. _regions.Values];

    /// <summary>Names that the table of divisions does not have, or has more than once.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>The code of the region of a name; null where that is not known.</summary>
    public string? CodeOf(string name)
    {
        if (_codes.TryGetValue(name, out var known)) return known;
        var division = DivisionTable.FindByName(name);
        if (division is null) _unknown.Add(name);
        for (var at = division; at is not null; at = DivisionTable.Find(at.Parent)) _regions.TryAdd(at.Code, Of(at));
        return _codes[name] = division?.Code;
    }

    /// <summary>A division as an import brings it.</summary>
    public static ImportRegion Of(Division division) => new(division.Code, division.NameZh, KindOf(division.Level), division.NameEn, division.Parent);

    public static RegionKind KindOf(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => RegionKind.Province,
        DivisionLevel.City => RegionKind.City,
        _ => RegionKind.County,
    };
}
