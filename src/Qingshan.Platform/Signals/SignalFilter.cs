namespace Qingshan.Platform.Signals;

/// <summary>Which signals are asked for; what is null does not matter.</summary>
/// <param name="Region">Code of a region or basin: points in it and in all that lies within it.</param>
/// <param name="Kind">Key of a kind of point.</param>
/// <param name="Point">Code of a point.</param>
/// <param name="Enterprise">Code of an enterprise: what is about it, and about the points at its outlets.</param>
/// <param name="Since">Opened at this moment or later (UTC).</param>
public sealed record SignalFilter(
    string? Region = null, string? Kind = null, string? Point = null, string? Detector = null, Severity? Severity = null, SignalState? State = null, DateTime? Since = null,
    string? Enterprise = null);
