using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>How a model fits what was observed, in the numbers of openair's modStats and of Chang and Hanna (2004).</summary>
/// <param name="Count">n: pairs in which both are there.</param>
/// <param name="Fac2">FAC2: the share of pairs within a factor of two, 0 to 1; pairs of two zeros are left out.</param>
/// <param name="MeanBias">MB: modelled less observed on average, in their unit.</param>
/// <param name="MeanGrossError">MGE: the mean of absolute errors.</param>
/// <param name="NormalisedMeanBias">NMB: the sum of errors over the sum of what was observed.</param>
/// <param name="NormalisedMeanGrossError">NMGE: the sum of absolute errors over the sum of what was observed.</param>
/// <param name="RootMeanSquareError">RMSE, in their unit.</param>
/// <param name="R">Pearson's correlation; NaN where one of both is constant.</param>
/// <param name="Efficiency">COE: the coefficient of efficiency by absolute errors (Legates and McCabe 2013): 1 is perfect, 0 no better than the observed mean.</param>
/// <param name="Agreement">IOA: the refined index of agreement (Willmott et al. 2012), -1 to 1.</param>
/// <param name="FractionalBias">FB: observed less modelled, over the mean of both means; above 0 the model is too low.</param>
/// <param name="NormalisedMeanSquareError">NMSE: the mean square error over the product of both means.</param>
/// <param name="GeometricMeanBias">MG: the geometric mean of observed over modelled, of pairs above 0.</param>
/// <param name="GeometricVariance">VG: the exponential of the mean square of the logarithm of that ratio.</param>
public sealed record ModelStatistics(int Count, double Fac2, double MeanBias, double MeanGrossError, double NormalisedMeanBias, double NormalisedMeanGrossError, double RootMeanSquareError,
    double R, double Efficiency, double Agreement, double FractionalBias, double NormalisedMeanSquareError, double GeometricMeanBias, double GeometricVariance)
{
    /// <summary>How many pairs are needed.</summary>
    public const int Least = 3;

    /// <summary>Computes them, in O(n).</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="modelled">As many modelled values, of the same unit; NaN is missing.</param>
    /// <returns>The statistics; a problem with fewer than <see cref="Least"/> pairs.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<ModelStatistics> Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> modelled)
    {
        var (o, m) = Pairs.Of(observed, modelled);
        if (o.Length < Least) return AnalysisProblem.TooFew(Least, o.Length, "观测与模拟都有值的行", "pairs of observed and modelled values");
        var (meanO, meanM) = (o.Average(), m.Average());
        double gross = 0, square = 0, spread = 0, oo = 0, mm = 0, om = 0, logs = 0, squares = 0;
        int within = 0, ratios = 0, positive = 0;
        for (var i = 0; i < o.Length; i++)
        {
            var error = m[i] - o[i];
            gross += Math.Abs(error);
            square += error * error;
            spread += Math.Abs(o[i] - meanO);
            oo += (o[i] - meanO) * (o[i] - meanO);
            mm += (m[i] - meanM) * (m[i] - meanM);
            om += (o[i] - meanO) * (m[i] - meanM);
            var ratio = m[i] / o[i];
            if (!double.IsNaN(ratio)) ratios++;
            if (ratio is >= 0.5 and <= 2) within++;
            if (!(o[i] > 0) || !(m[i] > 0)) continue;
            var log = Math.Log(o[i] / m[i]);
            positive++;
            logs += log;
            squares += log * log;
        }
        double n = o.Length;
        var agreement = gross <= 2 * spread ? 1 - gross / (2 * spread) : 2 * spread / gross - 1;
        return new ModelStatistics(o.Length, ratios == 0 ? double.NaN : (double)within / ratios, meanM - meanO, gross / n, (meanM - meanO) / meanO, gross / n / meanO, Math.Sqrt(square / n),
            oo > 0 && mm > 0 ? om / Math.Sqrt(oo * mm) : double.NaN, spread > 0 ? 1 - gross / spread : double.NaN, spread > 0 ? agreement : double.NaN,
            2 * (meanO - meanM) / (meanO + meanM), square / n / (meanO * meanM),
            positive == 0 ? double.NaN : Math.Exp(logs / positive), positive == 0 ? double.NaN : Math.Exp(squares / positive));
    }
}
