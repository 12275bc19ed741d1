using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>
/// Non-negative matrix factorisation (Paatero and Tapper 1994; Lee and Seung 1999): data as few profiles times contributions, none below 0, with the
/// least squares of the differences. Every value weighs the same; where uncertainties are known, <see cref="Pmf"/> is to be preferred.
/// </summary>
/// <param name="Factors">How many.</param>
/// <param name="Contributions">For each row the contribution of each factor; each factor's mean is 1.</param>
/// <param name="Profiles">For each factor its profile, in the unit of the data.</param>
/// <param name="Error">The root of the sum of squared differences (Frobenius norm).</param>
/// <param name="Explained">The share of the sum of squares that is explained, 0 to 1.</param>
/// <param name="Settled">Whether it ended because nothing was gained any more.</param>
public sealed record Nmf(int Factors, ImmutableArray<ImmutableArray<double>> Contributions, ImmutableArray<ImmutableArray<double>> Profiles, double Error, double Explained, bool Settled)
{
    /// <summary>Factors data, about O(n m k²) a step with n rows, m columns and k factors; it starts from the singular vectors (NNDSVD, Boutsidis and Gallopoulos 2008).</summary>
    /// <param name="data">For each row its values, not below 0; NaN is missing and does not count.</param>
    /// <param name="factors">How many factors.</param>
    /// <param name="most">The most steps.</param>
    /// <param name="work">Cancellation; null for none.</param>
    /// <returns>The factors, the largest first; a problem with negative data or more factors than rows or columns.</returns>
    public static Analysed<Nmf> Of(double[][] data, int factors, int most = 5000, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (FactorData.Of(data, null, factors).TryGet(out var of, out var problem) is false) return problem!;
        var factoring = new Factoring(of.X, of.W, of.Columns, Start(of, factors));
        factoring.Run(most, 1e-9, work?.Cancel ?? default);
        var whole = of.X.Sum(x => x * x);
        var (contributions, profiles) = of.Scaled(factoring);
        return new Nmf(factors, contributions, profiles, Math.Sqrt(factoring.Q), whole > 0 ? 1 - factoring.Q / whole : double.NaN, factoring.Settled);
    }

    /// <summary>Of each pair of singular vectors the larger of the two parts that are of one sign.</summary>
    private static double[] Start(FactorData of, int factors)
    {
        var x = Matrix<double>.Build.Dense(of.Rows, of.Columns, (i, j) => of.X[i * of.Columns + j]);
        // The columns are few, so that the vectors come from XᵀX instead of a decomposition of all rows.
        var evd = x.TransposeThisAndMultiply(x).Evd(Symmetricity.Symmetric);
        var floor = of.X.Average() / 100;
        var profiles = new double[factors * of.Columns];
        for (var k = 0; k < factors; k++)
        {
            var right = evd.EigenVectors.Column(of.Columns - 1 - k);
            var left = x * right;
            var (up, down) = (Part(left, 1) * Part(right, 1), Part(left, -1) * Part(right, -1));
            var sign = up >= down ? 1 : -1;
            for (var j = 0; j < of.Columns; j++) profiles[k * of.Columns + j] = Math.Max(Math.Max(0, sign * right[j]), floor * 1e-3);
        }
        return profiles;

        static double Part(Vector<double> vector, int sign) => Math.Sqrt(vector.Sum(v => v * sign > 0 ? v * v : 0));
    }
}
