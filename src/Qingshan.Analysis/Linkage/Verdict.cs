namespace Qingshan.Analysis.Linkage;

/// <summary>What a score means; in rising order.</summary>
public enum Verdict
{
    /// <summary>Not the same (不同).</summary>
    Different,

    /// <summary>For a person to decide (存疑).</summary>
    Doubtful,

    /// <summary>The same (同一).</summary>
    Linked,
}
