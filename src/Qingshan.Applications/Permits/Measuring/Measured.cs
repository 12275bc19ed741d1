using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>One hour (or the step that the point has) as the instruments gave it.</summary>
/// <param name="Value">Of flue gas the converted value where there is one; in the unit of the series.</param>
/// <param name="Valid">Whether it enters into what is derived, after the reviews.</param>
/// <param name="TotalKg">What the device says was discharged; NaN where it says nothing.</param>
/// <param name="FlowKg">Concentration × flow; NaN where one of them is missing or not valid.</param>
public readonly record struct HourValue(DateTime Start, double Value, bool Valid, double TotalKg, double FlowKg);

/// <summary>One sample taken by hand.</summary>
public readonly record struct HandReading(DateTime At, double Value, bool Valid);

/// <summary>From what a mass comes.</summary>
public enum MassFrom
{
    [Term("没有流量或排放量数据", "neither flow nor amounts")]
    Nothing,

    [Term("设备上报排放量", "amounts that the device reported")]
    Device,

    [Term("浓度 × 流量", "concentration × flow")]
    Flow,
}

/// <summary>All that was measured of a factor at a point over a period.</summary>
/// <param name="Unit">Of the values; empty where there is none.</param>
/// <param name="Step">From one value of the instruments to the next.</param>
/// <param name="Limits">All that applied at some time, with their validity.</param>
/// <param name="EverByHand">Whether a sample by hand has ever come in of it, also before the period.</param>
public sealed record FactorMeasured(
    MonitoringPoint Point, string Factor, string Unit, TimeSpan Step, IReadOnlyList<HourValue> Hours, IReadOnlyList<HandReading> ByHand, IReadOnlyList<PointLimit> Limits, bool EverByHand);

/// <summary>What a month of one factor at a point comes to.</summary>
/// <param name="Mean">Of the valid values, by instruments where there are any, else by hand; NaN where there is none.</param>
/// <param name="ShareOfLimit">Mean ÷ upper limit; NaN where one is missing or the limit is none of concentration.</param>
/// <param name="EverAbove">A value lay beyond its limit.</param>
/// <param name="Kilograms">NaN where there is nothing to tell it by. Missing hours are not made up for.</param>
/// <param name="Hours">Hours that <paramref name="Kilograms"/> comes from.</param>
public sealed record FactorMonth(BeijingMonth Month, double Mean, double ShareOfLimit, bool EverAbove, double Kilograms, int Hours, MassFrom From);
