using Qingshan.Platform.Common;

namespace Qingshan.Platform.Signals;

/// <summary>检测器 · What a detector is, for people: pages, API and documentation say it from here.</summary>
/// <param name="Key">Stable, lower case.</param>
/// <param name="LooksAt">What it looks at.</param>
/// <param name="Rule">When it finds something, with its parameters.</param>
/// <param name="Source">Where rule and parameters come from.</param>
/// <param name="Precision">How many of its findings were right, as far as that is known.</param>
public sealed record DetectorFacts(string Key, Text Name, Text LooksAt, Text Rule, Text Source, Text Precision)
{
    internal static readonly Text FromVerdicts = new("由人的核查结论统计", "counted from what people have found");
}
