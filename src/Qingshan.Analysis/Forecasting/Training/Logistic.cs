using MathNet.Numerics.LinearAlgebra;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>Brings probabilities that were learned in different ways together into one that is right as often as it says: a logistic line on their logits.</summary>
internal static class Logistic
{
    private const int Rounds = 30;
    private const double Ridge = 1e-3, Floor = 1e-4;

    /// <summary>Fits intercept and slopes by Newton's method.</summary>
    public static double[] Fit(IReadOnlyList<double[]> probabilities, IReadOnlyList<bool> happened)
    {
        var size = probabilities[0].Length + 1;
        var slopes = Vector<double>.Build.Dense(size);
        for (var round = 0; round < Rounds; round++)
        {
            // Drawn a little to 0, so that events that are told apart without a fault do not drive the slopes to infinity.
            var curvature = Matrix<double>.Build.DenseDiagonal(size, Ridge);
            var slope = -Ridge * slopes;
            for (var i = 0; i < happened.Count; i++)
            {
                var x = Row(probabilities[i]);
                var p = 1 / (1 + Math.Exp(-Dot(slopes, x)));
                for (var a = 0; a < size; a++)
                {
                    slope[a] += x[a] * ((happened[i] ? 1 : 0) - p);
                    for (var b = 0; b < size; b++) curvature[a, b] += x[a] * x[b] * p * (1 - p);
                }
            }
            var step = curvature.Solve(slope);
            slopes += step;
            if (step.L2Norm() < 1e-8) break;
        }
        return [.. slopes];
    }

    public static double Probability(double[] slopes, double[] probabilities)
    {
        var sum = slopes[0];
        for (var i = 0; i < probabilities.Length; i++) sum += slopes[i + 1] * Logit(probabilities[i]);
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double[] Row(double[] probabilities) => [1, .. probabilities.Select(Logit)];

    private static double Dot(Vector<double> slopes, double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += slopes[i] * x[i];
        return sum;
    }

    private static double Logit(double probability)
    {
        var inside = Math.Clamp(probability, Floor, 1 - Floor);
        return Math.Log(inside / (1 - inside));
    }
}
