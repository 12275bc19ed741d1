using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>The monitoring points that a viewer may see and asked for, in the order of their codes.</summary>
public sealed class PointFilter
{
    private PointFilter(IEnumerable<MonitoringPoint> points) => Points = points;

    public IEnumerable<MonitoringPoint> Points { get; }

    /// <param name="region">Code of a region or a basin: it and all that lies within it.</param>
    /// <param name="kind">Key of a kind of point.</param>
    /// <param name="text">Part of the code or of either name.</param>
    public static Result<PointFilter> Of(LedgerSnapshot ledger, Viewer viewer, string? region, string? kind, string? text)
    {
        var sees = Policy.For(viewer);
        IReadOnlySet<Guid>? inside = null;
        if (!string.IsNullOrEmpty(region))
        {
            if (!ledger.RegionsByCode.TryGetValue(region, out var top) || !sees(top)) return LedgerErrors.UnknownRegion.Of(region);
            inside = ledger.Within(top.Id);
        }
        if (!string.IsNullOrEmpty(kind) && Standards.MonitoringKind.Find(kind) is null)
            return CommonErrors.BadParameter.Of("kind", kind, string.Join(", ", Standards.MonitoringKind.All.Select(k => k.Key)));
        return new PointFilter(ledger.InCodeOrder.Where(p =>
            sees(p)
            && (inside is null || (p.RegionId is { } at && inside.Contains(at)) || (p.BasinId is { } basin && inside.Contains(basin)))
            && (string.IsNullOrEmpty(kind) || p.Kind == kind)
            && (string.IsNullOrWhiteSpace(text) || Contains(p.Code, text) || Contains(p.Name, text) || Contains(p.NameEn, text))));
    }

    private static bool Contains(string? name, string text) => name?.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase) == true;
}
