using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>位置在区域内 · A place lies within the bounds of the region it is said to be in.</summary>
internal sealed class InItsRegion : IRecordRule
{
    /// <summary>Where no boundary is known: the country with its seas, in whole degrees.</summary>
    private static readonly (double West, double South, double East, double North) Country = (73, 3, 136, 54);

    public QualityRuleFacts Facts { get; } = new("place", QualityClass.Range, new("位置在区域内", "Place in its region"),
        new("位置须落在所属行政区界线的外接框内；没有界线的，落在全国范围（东经 73–136°、北纬 3–54°）内。经纬度写反、少写一位都会被发现。",
            "A place lies within the box around the boundary of its region; where there is no boundary, within the country (73 to 136° E, 3 to 54° N). Degrees that changed places or lost a digit are found."),
        "place ∉ box ± margin",
        [new("margin", new("外接框放宽", "margin of the box"), "°", 0.05, 0, 5, QualityParameterFacts.Own), .. FollowUp.Parameters(open: 0, close: 0)], OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        var (tally, margin) = (new Tally(), parameters.Of("margin"));
        foreach (var record in records.Records)
        {
            if (records.Value(record, nameof(MonitoringPoint.Place)) is not Place place) continue;
            var (west, south, east, north) = record.RegionId is { } region && records.Ground.Boxes.TryGetValue(region, out var known) ? known : Country;
            if (place.Longitude >= west - margin && place.Longitude <= east + margin && place.Latitude >= south - margin && place.Latitude <= north + margin) tally.Pass();
            else tally.Fail(RecordSet.Example(record, Judging.Numbers($"{place.Longitude:0.####}, {place.Latitude:0.####} ∉ [{west:0.##}, {east:0.##}] × [{south:0.##}, {north:0.##}]")));
        }
        return tally.Result;
    }
}
