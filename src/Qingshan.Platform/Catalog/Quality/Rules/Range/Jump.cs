using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>突变 · A change from one hour to the next far beyond what is usual there.</summary>
internal sealed class Jump : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("jump", QualityClass.Range, new("突变", "Jump"),
        new("相邻两小时的变化远超此前约一天里通常的变化，并超过原有水平。", "From one hour to the next a value changes far more than it usually did during the day before, and by more than it was."),
        "|xᵢ − xᵢ₋₁| > times × max(median|Δ|, min|Δ|>0) ∧ |xᵢ − xᵢ₋₁| > |xᵢ₋₁|",
        [
            new("times", new("通常变化的倍数", "times the usual change"), "1", StepCheck.Times, 2, 100, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.05, close: 0),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters) => Judging.Hours(day, (_, hours) => StepCheck.Of(hours, day.From, parameters.Of("times")));
}
