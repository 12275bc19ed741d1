namespace Qingshan.Hj212;

/// <summary>How packets are written: one check for each rule of the standard that shows in a single packet.</summary>
internal static class FormChecks
{
    private static readonly StandardRule[] Rules =
        [.. StandardRule.All.Where(r => r.Tolerance is not (Tolerances.ClockSkew or Tolerances.UnmarkedRepeats or Tolerances.NoResend))];

    /// <param name="prefix">What the packets are: the checks' names begin with it.</param>
    public static void Judge(ConformanceRecord record, IReadOnlyList<ConformanceFrame> frames, string prefix, string nothingZh, string nothingEn)
    {
        Judge(record, new($"{prefix}-whole", "6.3.1, Annex A", "每一包完整，长度与校验码正确", "Every packet is whole, with the right length and check value"), frames, f => !f.IsUsable, f => WireName.Of(f.Fault), nothingZh, nothingEn);
        foreach (var rule in Rules)
            Judge(record, new($"{prefix}-{rule.Name}", "6.3", $"符合规则：{rule.Rule}", rule.Rule), frames, f => f.IsUsable && (f.Notes & rule.Notes) != 0, f => WireName.Of(f.Notes & rule.Notes), nothingZh, nothingEn);
    }

    /// <summary>Why packets are not by the book.</summary>
    public static string Reasons(IEnumerable<ConformanceFrame> frames) => string.Join(' ', frames
        .Select(f => f.Fault == FrameFault.RuleBroken ? WireName.Of(f.Notes) : WireName.Of(f.Fault)).Distinct());

    private static void Judge(
        ConformanceRecord record, ConformanceCheck check, IReadOnlyList<ConformanceFrame> frames, Func<ConformanceFrame, bool> breaks,
        Func<ConformanceFrame, string> reason, string nothingZh, string nothingEn)
    {
        var wrong = frames.Where(breaks).ToList();
        if (frames.Count == 0) record.NotTested(check, nothingZh, nothingEn);
        else if (wrong.Count == 0) record.Passed(check, default);
        else
        {
            var reasons = string.Join(' ', wrong.Select(reason).Distinct());
            record.Failed(check, default, wrong.Take(3), $"{frames.Count} 包中 {wrong.Count} 包：{reasons}。", $"{wrong.Count} of {frames.Count} packets: {reasons}.");
        }
    }
}
