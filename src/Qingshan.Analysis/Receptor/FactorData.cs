using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>Data and weights as the factoring wants them, checked.</summary>
internal sealed record FactorData(double[] X, double[] W, int Rows, int Columns, int Present)
{
    public static Analysed<FactorData> Of(double[][] data, double[][]? uncertainties, int factors)
    {
        var (rows, columns) = (data.Length, data.Length == 0 ? 0 : data[0].Length);
        if (data.Any(r => r.Length != columns)) throw new ArgumentException("All rows need the same columns.", nameof(data));
        if (uncertainties is not null && (uncertainties.Length != rows || uncertainties.Any(r => r.Length != columns))) throw new ArgumentException("Each value needs an uncertainty.", nameof(uncertainties));
        if (factors is < 1 or > NonnegativeSquares.Most) return AnalysisProblem.Option("factors", factors, $" 1 至 {NonnegativeSquares.Most}", $"1 to {NonnegativeSquares.Most}");
        if (columns < factors) return AnalysisProblem.TooFew(factors, columns, "物种列（不少于因子数）", "columns of species (as many as factors)");
        if (rows < 2 * factors) return AnalysisProblem.TooFew(2 * factors, rows, "行（不少于因子数的 2 倍）", "rows (twice as many as factors)");
        var (x, w, present) = (new double[rows * columns], new double[rows * columns], 0);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var (value, sigma) = (data[i][j], uncertainties?[i][j] ?? 1);
                if (double.IsNaN(value) || double.IsNaN(sigma)) continue;
                if (uncertainties is null && value < 0) return AnalysisProblem.Shape($"第 {i + 1} 行第 {j + 1} 列为负值 {value:G6}：非负分解要求数据不小于 0。", $"Row {i + 1}, column {j + 1} holds {value:G6}: data have to be 0 or more to be factored.");
                if (!(sigma > 0)) return AnalysisProblem.Shape($"第 {i + 1} 行第 {j + 1} 列的不确定度 {sigma:G6} 不大于 0：请改正，或将该值置空。", $"Row {i + 1}, column {j + 1} has the uncertainty {sigma:G6}, which has to be above 0: mend it, or leave the value empty.");
                (x[i * columns + j], w[i * columns + j]) = (value, 1 / (sigma * sigma));
                present++;
            }
        }
        for (var j = 0; j < columns; j++)
            if (Enumerable.Range(0, rows).All(i => x[i * columns + j] == 0)) return AnalysisProblem.Constant(0, $"第 {j + 1} 个物种的数据", $"values of species {j + 1}");
        return new FactorData(x, w, rows, columns, present);
    }

    /// <summary>Contributions with mean 1 and profiles in the unit of the data, the largest factor first.</summary>
    public (ImmutableArray<ImmutableArray<double>> Contributions, ImmutableArray<ImmutableArray<double>> Profiles) Scaled(Factoring found)
    {
        var factors = found.Profiles.Length / Columns;
        double[] mean = [.. Enumerable.Range(0, factors).Select(k => Enumerable.Range(0, Rows).Average(i => found.Contributions[i * factors + k]))];
        int[] order = [.. Enumerable.Range(0, factors).OrderByDescending(k => mean[k] * Enumerable.Range(0, Columns).Sum(j => found.Profiles[k * Columns + j]))];
        return (
            [.. Enumerable.Range(0, Rows).Select(i => (ImmutableArray<double>)[.. order.Select(k => mean[k] > 0 ? found.Contributions[i * factors + k] / mean[k] : 0)])],
            [.. order.Select(k => (ImmutableArray<double>)[.. Enumerable.Range(0, Columns).Select(j => found.Profiles[k * Columns + j] * mean[k])])]);
    }
}
