using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Desk;

/// <summary>Leads for a map, as GeoJSON (RFC 7946, WGS-84). What has no place is not there.</summary>
public sealed record LeadCollection(string Type, IReadOnlyList<LeadFeature> Features)
{
    /// <summary>One symbol a subject: that of its lead which is worth most.</summary>
    public static LeadCollection Of(IEnumerable<RankedLead> leads, DetectorBook detectors) => new("FeatureCollection",
    [
        .. from lead in leads.DistinctBy(l => l.Subject.Id)
           let place = lead.Subject.Point?.Place ?? lead.Subject.Enterprise?.Place
           where place is not null
           let detector = detectors.Find(lead.Signal.Detector)?.Name ?? new(lead.Signal.Detector, lead.Signal.Detector)
           select new LeadFeature("Feature", new("Point", [place.Longitude, place.Latitude]), new(
               $"{lead.Signal.Id}", lead.Subject.Name.ToString(), lead.Subject.Kind.ToString().ToLowerInvariant(), detector.ToString(), "none", new Text(lead.Signal.Zh, lead.Signal.En).ToString(),
               "lead", (int)lead.Signal.Severity + 1, $"/signals/{lead.Signal.Id}", lead.Subject.Simulated)),
    ]);
}

public sealed record LeadFeature(string Type, LeadGeometry Geometry, LeadProperties Properties);

/// <param name="Coordinates">Longitude, latitude.</param>
public sealed record LeadGeometry(string Type, double[] Coordinates);

/// <summary>What the map says of a lead; the names are those of the points of a map.</summary>
/// <param name="Code">Of the signal.</param>
/// <param name="Name">What it is about.</param>
/// <param name="KindName">The detector.</param>
/// <param name="StateName">What was found.</param>
/// <param name="Level">1 notice, 2 warning, 3 serious.</param>
public sealed record LeadProperties(string Code, string Name, string Kind, string KindName, string State, string StateName, string Medium, int Level, string Href, bool Simulated);
