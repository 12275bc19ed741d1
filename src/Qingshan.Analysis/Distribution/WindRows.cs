namespace Qingshan.Analysis.Distribution;

/// <summary>Rows that have a wind and a value.</summary>
/// <param name="Speed">Metres per second.</param>
/// <param name="Direction">Degrees.</param>
/// <param name="Value">The value.</param>
/// <param name="Reach">The greatest speed that takes part, m/s.</param>
internal sealed record WindRows(double[] Speed, double[] Direction, double[] Value, double Reach)
{
    public int Count => Speed.Length;

    /// <summary>Keeps the rows that have all three and whose speed is within reach.</summary>
    /// <param name="speed">Metres per second.</param>
    /// <param name="direction">Degrees.</param>
    /// <param name="values">Values.</param>
    /// <param name="reach">The greatest speed that may take part; NaN for the greatest there is.</param>
    public static WindRows Of(ReadOnlySpan<double> speed, ReadOnlySpan<double> direction, ReadOnlySpan<double> values, double reach)
    {
        var kept = new List<int>(speed.Length);
        double most = 0;
        for (var i = 0; i < speed.Length; i++)
        {
            if (!(speed[i] >= 0) || speed[i] > reach || !double.IsFinite(speed[i]) || !double.IsFinite(direction[i]) || double.IsNaN(values[i])) continue;
            kept.Add(i);
            most = Math.Max(most, speed[i]);
        }
        var rows = new WindRows(new double[kept.Count], new double[kept.Count], new double[kept.Count], double.IsNaN(reach) ? most : reach);
        for (var k = 0; k < kept.Count; k++) (rows.Speed[k], rows.Direction[k], rows.Value[k]) = (speed[kept[k]], direction[kept[k]], values[kept[k]]);
        return rows;
    }
}
