namespace Qingshan.Hj212;

/// <summary>One thing that a conformance test looks at.</summary>
/// <param name="Id">Its stable name, such as <c>answer-2051</c>.</param>
/// <param name="Clause">Where the standard says so, by HJ 212-2017; the numbers of clauses are unverified.</param>
/// <param name="Zh">What is expected, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record ConformanceCheck(string Id, string Clause, string Zh, string En);

/// <summary>What came of a check. <see cref="WireName.Of(ConformanceOutcome)"/> gives the stable names.</summary>
public enum ConformanceOutcome
{
    /// <summary>As the standard says.</summary>
    Passed,

    /// <summary>Otherwise than the standard says.</summary>
    Failed,

    /// <summary>There was nothing to judge by; the finding says why.</summary>
    NotTested,
}

/// <summary>What came of a check, with the bytes to show for it.</summary>
/// <param name="Check">The check.</param>
/// <param name="Outcome">Passed, failed or not tested.</param>
/// <param name="Done">What was sent, raw, line ends escaped; empty where the check only looks at what came.</param>
/// <param name="Came">What came, raw, line ends escaped.</param>
/// <param name="Zh">Why it failed or was not tested, in Chinese; empty where it passed.</param>
/// <param name="En">The same in English.</param>
public sealed record ConformanceFinding(ConformanceCheck Check, ConformanceOutcome Outcome, string Done, ValueList<string> Came, string Zh = "", string En = "");
