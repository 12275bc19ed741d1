namespace Qingshan.Hj212;

/// <summary>Collects what comes of the checks, in their order.</summary>
internal sealed class ConformanceRecord
{
    private readonly List<ConformanceFinding> findings = [];

    public IReadOnlyList<ConformanceFinding> Findings => findings;

    public void Passed(ConformanceCheck check, ReadOnlyMemory<byte> done, params IEnumerable<ConformanceFrame?> came) =>
        Add(check, ConformanceOutcome.Passed, done, came, "", "");

    public void Failed(ConformanceCheck check, ReadOnlyMemory<byte> done, IEnumerable<ConformanceFrame?> came, string zh, string en) =>
        Add(check, ConformanceOutcome.Failed, done, came, zh, en);

    public void NotTested(ConformanceCheck check, string zh, string en) => Add(check, ConformanceOutcome.NotTested, default, [], zh, en);

    private void Add(ConformanceCheck check, ConformanceOutcome outcome, ReadOnlyMemory<byte> done, IEnumerable<ConformanceFrame?> came, string zh, string en) =>
        findings.Add(new(check, outcome, ConformanceFrame.Escaped(done.Span), new([.. came.OfType<ConformanceFrame>().Select(f => f.Raw)]), zh, en));
}
