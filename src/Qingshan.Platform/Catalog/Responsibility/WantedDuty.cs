namespace Qingshan.Platform.Catalog;

/// <summary>A duty as it is sent in.</summary>
/// <param name="Organisation">Name of the organisation that is responsible; empty where it is an enterprise.</param>
/// <param name="Enterprise">Code of the enterprise that monitors itself; empty where it is an organisation.</param>
/// <param name="Kind">Kind of point; empty where it is a set of records.</param>
/// <param name="Point">Code of one point; empty for all of the kind in the region.</param>
/// <param name="Region">Code of the region or basin; empty for everywhere.</param>
/// <param name="Factors">Codes of the factors.</param>
/// <param name="Dataset">Code of a set of records; instead of kind, point and factors.</param>
/// <param name="Way"><c>automatic</c>, <c>manual</c>, <c>form</c>.</param>
/// <param name="Cycle">ISO 8601 duration.</param>
/// <param name="Deadline">ISO 8601 duration after the end of each period.</param>
/// <param name="Public">Whether everybody may see the duty.</param>
public sealed record WantedDuty(
    string? Organisation, string? Enterprise, string? Kind, string? Point, string? Region, IReadOnlyList<string>? Factors, string? Dataset, string? Way, string? Cycle, string? Deadline,
    string? Mandate, string? Method, bool Public);
