using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 质量规则 · A rule is code; what it is set to is rows (<see cref="QualityParameter"/>). It counts what it checked and what failed of it, and
/// says so of a few.
/// </summary>
public interface IQualityRule
{
    QualityRuleFacts Facts { get; }
}

/// <summary>A rule that looks at what a monitoring point delivered on one day of Beijing.</summary>
internal interface IPointRule : IQualityRule
{
    RuleResult Judge(PointDay day, RuleParameters parameters);
}

/// <summary>A rule that looks at all records of one type that are in force.</summary>
internal interface IRecordRule : IQualityRule
{
    RuleResult Judge(RecordSet records, RuleParameters parameters);
}

/// <summary>What a rule is, for people.</summary>
/// <param name="Key">Stable; scores, issues and parameters name the rule by it.</param>
/// <param name="Explains">What it is for and how it is told, for somebody who has never seen it.</param>
/// <param name="Formula">When a value fails.</param>
/// <param name="Parameters">Of the rule itself, then those of following up.</param>
public sealed record QualityRuleFacts(string Key, QualityClass Class, Text Name, Text Explains, string Formula, IReadOnlyList<QualityParameterFacts> Parameters, bool OfRecords = false)
{
    public QualityParameterFacts? Parameter(string? name) => Parameters.FirstOrDefault(p => p.Name == name);
}

/// <summary>What a parameter is.</summary>
/// <param name="Unit">Symbol; empty where it has none.</param>
/// <param name="Default">In force where no row says another; null where the code has one for each factor.</param>
/// <param name="Source">The standard, or that it is the platform's own.</param>
/// <param name="OfFactor">A row can name a factor.</param>
public sealed record QualityParameterFacts(string Name, Text Title, string Unit, double? Default, double Least, double Most, Text Source, bool OfFactor = false)
{
    public static readonly Text Own = new("平台自定，未经核实", "the platform's own, unverified");
}
