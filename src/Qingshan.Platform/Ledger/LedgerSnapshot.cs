using System.Collections.Frozen;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// What intake and the pages ask for all the time, in memory: regions, points and devices in force at one moment.
/// Immutable. It holds everything; whoever shows any of it filters by the policy first.
/// </summary>
public sealed class LedgerSnapshot
{
    public LedgerSnapshot(
        IReadOnlyList<Region> regions, IReadOnlyList<MonitoringPoint> points, IReadOnlyList<Device> devices, IReadOnlyList<DeviceProfile> profiles,
        IReadOnlyList<AppliedEdition> editions, DateTimeOffset at)
    {
        At = at;
        Regions = regions.ToFrozenDictionary(r => r.Id);
        RegionsByCode = regions.ToFrozenDictionary(r => r.Code);
        Points = points.ToFrozenDictionary(p => p.Id);
        PointsByCode = points.ToFrozenDictionary(p => p.Code);
        InCodeOrder = [.. points.OrderBy(p => p.Code, StringComparer.Ordinal)];
        Devices = devices.ToFrozenDictionary(d => d.Code);
        DevicesOf = devices.ToLookup(d => d.PointId);
        Profiles = profiles.ToFrozenDictionary(p => p.Code);
        Editions = new(editions, Regions);
    }

    public DateTimeOffset At { get; }

    public FrozenDictionary<Guid, Region> Regions { get; }

    public FrozenDictionary<string, Region> RegionsByCode { get; }

    public FrozenDictionary<Guid, MonitoringPoint> Points { get; }

    public FrozenDictionary<string, MonitoringPoint> PointsByCode { get; }

    /// <summary>All points, ordered by code, as lists are paged.</summary>
    public IReadOnlyList<MonitoringPoint> InCodeOrder { get; }

    /// <summary>Devices by MN: the allow-list of the gateway.</summary>
    public FrozenDictionary<string, Device> Devices { get; }

    public ILookup<Guid, Device> DevicesOf { get; }

    /// <summary>What has been said of how devices speak, by MN; most have nothing.</summary>
    public FrozenDictionary<string, DeviceProfile> Profiles { get; }

    /// <summary>Which edition of a standard counts where and when; of all times, not of this moment.</summary>
    public AppliedEditions Editions { get; }

    /// <summary>The region with all that lies within it, by the tree of this moment.</summary>
    public IReadOnlySet<Guid> Within(Guid region)
    {
        var inside = new HashSet<Guid> { region };
        bool grew;
        do
        {
            grew = false;
            foreach (var r in Regions.Values)
                if (r.ParentId is { } parent && inside.Contains(parent)) grew |= inside.Add(r.Id);
        } while (grew);
        return inside;
    }
}
