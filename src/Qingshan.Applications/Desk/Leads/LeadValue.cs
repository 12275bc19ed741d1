using Qingshan.Platform.Cases;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Desk;

/// <summary>
/// 线索价值 · What a look at a lead is worth: how grave it would be, times how often such leads turn out to be so, times how fresh it is. A rule of
/// this project, said on the page; it orders leads and judges nobody.
/// </summary>
/// <param name="Weight">9 serious, 3 warning, 1 notice.</param>
/// <param name="Precision">(confirmed + 1) / (confirmed + unfounded + 2) of its detector: one half while nobody has looked at any.</param>
/// <param name="Freshness">1 when it opens, half of it after every <see cref="HalfLife"/>.</param>
public readonly record struct LeadValue(double Weight, double Precision, double Freshness)
{
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(14);

    /// <summary>From how many verdicts on those of the random draw alone are counted, which nobody chose.</summary>
    public const int EnoughDrawn = 20;

    public double Value => Weight * Precision * Freshness;

    public static LeadValue Of(Severity severity, DetectorPrecision known, TimeSpan age) => new(WeightOf(severity), Likely(known), Math.Pow(2, -Math.Max(0, age / HalfLife)));

    public static double WeightOf(Severity severity) => severity switch { Severity.Serious => 9, Severity.Warning => 3, _ => 1 };

    /// <summary>The verdicts that are counted.</summary>
    public static VerdictCount CountOf(DetectorPrecision known) => known.Drawn.Said >= EnoughDrawn ? known.Drawn : known.All;

    private static double Likely(DetectorPrecision known) => (CountOf(known).Confirmed + 1.0) / (CountOf(known).Said + 2);
}
