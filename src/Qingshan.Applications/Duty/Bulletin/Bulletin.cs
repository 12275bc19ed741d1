using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Duty;

/// <summary>日报 · A day of a region, as somebody may see it. Page, document and API are made of this.</summary>
/// <param name="Made">When it was made (UTC); a later one may know more.</param>
/// <param name="Simulated">Some of it was made by a program and is no measurement.</param>
/// <param name="AirEdition">The edition of HJ 633 by which the indices were worked out; null where none was in force.</param>
/// <param name="Log">Null for those who may not read the duty log.</param>
public sealed record Bulletin(
    string Region, Text RegionName, DateOnly Day, DateTime Made, bool Simulated, string? AirEdition,
    IReadOnlyList<AirLine> Air, IReadOnlyList<WaterLine> Water, IReadOnlyList<CaptureLine> Capture, IReadOnlyList<SignalLine> Signals, IReadOnlyList<LogExtract>? Log);

/// <summary>The day of an air station.</summary>
/// <param name="Aqi">日空气质量指数; null where there is none to publish.</param>
/// <param name="Primary">首要污染物, where the index is above 50.</param>
/// <param name="Missing">Pollutants without a valid daily value.</param>
public sealed record AirLine(string Code, Text Name, bool Simulated, int? Aqi, AqiLevel? Level, IReadOnlyList<Text> Primary, IReadOnlyList<Text> Missing);

/// <summary>The day of a water section.</summary>
/// <param name="Last">The class of the last measurement of the day; null where there was none.</param>
/// <param name="Worst">The worst class of the day.</param>
/// <param name="At">Start of the last measurement (UTC).</param>
public sealed record WaterLine(string Code, Text Name, bool Simulated, WaterClass? Last, WaterClass? Worst, DateTime? At);

/// <summary>数据获取率 · Of the hourly (or rarer) values that the points of a kind should have, how many are there and valid.</summary>
public sealed record CaptureLine(string Kind, Text KindName, int Points, int Silent, int Expected, int Valid)
{
    public double? Rate => Expected == 0 ? null : (double)Valid / Expected;
}

/// <summary>A signal that was open on the day.</summary>
/// <param name="OpenedThatDay">It opened on the day; else it was open before.</param>
/// <param name="ClosedAt">When it closed, where that was by the end of the day.</param>
public sealed record SignalLine(
    Guid Id, string Point, Text PointName, bool Simulated, Severity Severity, Text Finding, DateTime OpenedAt, bool OpenedThatDay, DateTime? ClosedAt, string? AcknowledgedBy);

/// <summary>An entry of the duty log that stands.</summary>
public sealed record LogExtract(DateTime At, Text Kind, string Author, string Text);
