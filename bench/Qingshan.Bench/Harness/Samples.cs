namespace Qingshan.Bench;

/// <summary>Numbers of which the order of size is asked.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public IReadOnlyList<double> Values => _values;

    public void Add(double value) => _values.Add(value);

    public double Median => At(0.5);

    public double Max => _values.Count == 0 ? double.NaN : _values.Max();

    /// <summary>The value below which this share of all values lies; nearest rank.</summary>
    public double At(double share)
    {
        if (_values.Count == 0) return double.NaN;
        var sorted = _values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        var samples = new Samples();
        foreach (var value in values) samples.Add(value);
        return samples.Median;
    }
}
