namespace Qingshan.Analysis.Distribution;

/// <summary>Values laid together by bin, in one pass over them and one over the bins (a counting sort), so that any statistic can be taken of each.</summary>
internal sealed class Binned
{
    private readonly double[] _values;
    private readonly int[] _starts;

    private Binned(double[] values, int[] starts) => (_values, _starts) = (values, starts);

    /// <summary>Lays values together.</summary>
    /// <param name="values">The values.</param>
    /// <param name="bins">The bin of each; below 0 for a value that takes no part.</param>
    /// <param name="count">How many bins there are.</param>
    public static Binned Of(ReadOnlySpan<double> values, ReadOnlySpan<int> bins, int count)
    {
        var starts = new int[count + 1];
        foreach (var bin in bins)
            if (bin >= 0) starts[bin + 1]++;
        for (var b = 0; b < count; b++) starts[b + 1] += starts[b];
        var next = starts.AsSpan(0, count).ToArray();
        var laid = new double[starts[count]];
        for (var i = 0; i < values.Length; i++)
            if (bins[i] >= 0) laid[next[bins[i]]++] = values[i];
        return new(laid, starts);
    }

    /// <summary>How many values take part.</summary>
    public int Total => _values.Length;

    /// <summary>All values that take part.</summary>
    public ReadOnlySpan<double> All => _values;

    /// <summary>How many values a bin has.</summary>
    public int Count(int bin) => _starts[bin + 1] - _starts[bin];

    /// <summary>The values of a bin; whoever reads them may sort them.</summary>
    public Span<double> this[int bin] => _values.AsSpan(_starts[bin], Count(bin));
}
