using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>恒值 · The same number again and again, where the instrument could tell more.</summary>
internal sealed class Constant : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("constant", QualityClass.Range, new("恒值", "Constant value"),
        new("同一数值连续出现四小时及以上（每四小时一测的断面为六次），且数值远大于仪器的最小分辨。零值不算。",
            "The same number for four hours and longer (six values where one comes every four hours), far above what the instrument resolves. Zero never counts."),
        "xᵢ = xᵢ₋₁ = xᵢ₋₂ = xᵢ₋₃ ∧ |xᵢ| ≥ steps × min|Δ|>0",
        [
            new("steps", new("至少为分辨的倍数", "times the resolution at least"), "1", PersistenceCheck.LeastSteps, 0, 1000, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.25, close: 0.05),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters) => Judging.Hours(day, (_, hours) => PersistenceCheck.Of(hours, day.From, parameters.Of("steps")));
}
