namespace Qingshan.Analysis.Statistics;

/// <summary>
/// The summary of a row of values in one pass. NaN is a missing value: it is counted as missing and takes no part in anything else.
/// Infinities are values like others and make the sums infinite or NaN; whoever reads instruments has to keep them out.
/// </summary>
/// <param name="Count">How many values there are, without the missing ones.</param>
/// <param name="Missing">How many are missing.</param>
/// <param name="Sum">The compensated sum (Neumaier 1974), in the unit of the values; 0 when there are none.</param>
/// <param name="Min">The least value; NaN when there are none.</param>
/// <param name="Max">The greatest value; NaN when there are none.</param>
/// <param name="StandardDeviation">
/// The sample standard deviation (divisor n − 1; Welford 1962), in the unit of the values; NaN for fewer than two.
/// </param>
public readonly record struct Summary(int Count, int Missing, double Sum, double Min, double Max, double StandardDeviation)
{
    /// <summary>The arithmetic mean, in the unit of the values; NaN when there are none.</summary>
    public double Mean => Count == 0 ? double.NaN : Sum / Count;

    /// <summary>The missing share, 0 to 1; NaN for an empty row. Rows that are absent altogether are not known here.</summary>
    public double MissingShare => Count + Missing == 0 ? double.NaN : (double)Missing / (Count + Missing);

    /// <summary>Summarises values.</summary>
    /// <param name="values">The values, in any order, of one unit; NaN is missing.</param>
    /// <returns>The summary.</returns>
    public static Summary Of(ReadOnlySpan<double> values)
    {
        var count = 0;
        double sum = 0, lost = 0, mean = 0, squares = 0;
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            count++;

            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;

            var away = value - mean;
            mean += away / count;
            squares += away * (value - mean);

            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        return count == 0
            ? new(0, values.Length, 0, double.NaN, double.NaN, double.NaN)
            : new(count, values.Length - count, sum + lost, min, max, count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN);
    }
}
