using Qingshan.Platform.Ledger;
using Qingshan.Platform.Warnings;

namespace Qingshan.Simulation;

/// <summary>What made-up enterprises have to do at each level of a warning: those with an outlet to the air cut there, and all stop their heavy lorries.</summary>
internal static class DemoMeasures
{
    private const string NitrogenOxides = "a21002";

    private static readonly (MeasureLevel Level, double Percent, string Text)[] Cuts =
    [
        (MeasureLevel.Yellow, 20, "主要生产线限产 20 %（模拟）"), (MeasureLevel.Orange, 30, "主要生产线限产 30 %，停用一台锅炉（模拟）"), (MeasureLevel.Red, 50, "停产一半生产线，其余最低负荷运行（模拟）"),
    ];

    private static readonly PerformanceGrade[] Grades = [PerformanceGrade.B, PerformanceGrade.C, PerformanceGrade.Leading, PerformanceGrade.D, PerformanceGrade.NotLeading];

    /// <param name="number">Of the enterprise, by which its grade goes round.</param>
    public static IEnumerable<EmergencyMeasure> Of(PlannedEnterprise planned, int number, Guid enterprise, Guid region, IReadOnlyDictionary<string, Guid> points)
    {
        var grade = Grades[number % Grades.Length];
        var outlet = planned.Outlets.Where(o => o.Medium == OutletMedium.Air).Select(o => $"{planned.Code}-{o.Number}").FirstOrDefault(points.ContainsKey);
        foreach (var (level, percent, text) in Cuts)
        {
            if (outlet is not null)
                yield return new EmergencyMeasure
                {
                    Code = EmergencyMeasure.CodeOf(planned.Code, level, 1), EnterpriseId = enterprise, Level = level, Measure = text, Grade = grade, PointId = points[outlet], Factor = NitrogenOxides,
                    ShownBy = MeasureShownBy.Emission, ReductionPercent = percent, RegionId = region,
                };
            if (level != MeasureLevel.Yellow)
                yield return new EmergencyMeasure { Code = EmergencyMeasure.CodeOf(planned.Code, level, 2), EnterpriseId = enterprise, Level = level, Measure = "停止重型柴油货车进出厂（模拟）", Grade = grade, RegionId = region };
        }
    }
}
