namespace Qingshan.Platform.Catalog;

/// <summary>One thing that failed.</summary>
/// <param name="Series">Of a value.</param>
/// <param name="Start">Of a value or of the period in which one is missing (UTC).</param>
/// <param name="Packet">Which brought the value; null where none did.</param>
/// <param name="Record">Code of a record.</param>
/// <param name="Says">The numbers, in no language.</param>
public sealed record QualityExample(int? Series, DateTime? Start, long? Packet, string? Record, string Says);

/// <summary>What a rule found: how much it checked, how much of it failed, and a few of those.</summary>
public sealed record RuleResult(int Checked, int Failed, IReadOnlyList<QualityExample> Examples)
{
    public static readonly RuleResult Nothing = new(0, 0, []);
}

/// <summary>Counts while a rule looks.</summary>
internal sealed class Tally
{
    /// <summary>So many are enough to see what it is about.</summary>
    public const int MostExamples = 5;

    private readonly List<QualityExample> _examples = [];
    private int _checked, _failed;

    public void Pass(int count = 1) => _checked += count;

    public void Fail(QualityExample example)
    {
        (_checked, _failed) = (_checked + 1, _failed + 1);
        if (_examples.Count < MostExamples) _examples.Add(example);
    }

    public RuleResult Result => _checked == 0 ? RuleResult.Nothing : new(_checked, _failed, _examples);
}
