namespace Qingshan.Hj212;

/// <content>The names of what a conformance test says.</content>
public static partial class WireName
{
    /// <summary>The name of what came of a check.</summary>
    /// <param name="outcome">A defined member.</param>
    /// <returns>For example <c>not-tested</c>; <c>unknown</c> for a value that is no member.</returns>
    public static string Of(ConformanceOutcome outcome) => outcome switch
    {
        ConformanceOutcome.Passed => "passed",
        ConformanceOutcome.Failed => "failed",
        ConformanceOutcome.NotTested => "not-tested",
        _ => "unknown",
    };
}
