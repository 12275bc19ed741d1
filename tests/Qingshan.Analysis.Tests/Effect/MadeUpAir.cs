namespace Qingshan.Analysis.Tests.Effect;

/// <summary>Hours of a city whose value is a source times what the wind of the last day leaves of it, times chance that lasts for days.</summary>
internal sealed class MadeUpAir
{
    private static readonly DateTime Start = new(2014, 1, 1);

    public MadeUpAir(int days, int seed, Func<DateTime, double> source, Func<DateTime, double>? windier = null)
    {
        var random = new Random(seed);
        Times = [.. Enumerable.Range(0, 24 * days).Select(h => Start.AddHours(h))];
        (Wind, Values) = (new double[Times.Length], new double[Times.Length]);
        var (gust, chance, still) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Times.Length; i++)
        {
            gust = 0.97 * gust + 0.24 * Normal(random);
            chance = 0.97 * chance + 0.05 * Normal(random);
            Wind[i] = Math.Exp(0.6 * gust) * 2 * (windier?.Invoke(Times[i]) ?? 1);
            still = 0.95 * still + 0.05 / (0.5 + Wind[i]);
            Values[i] = source(Times[i]) * still * (1 + 0.3 * Math.Cos(2 * Math.PI * Times[i].DayOfYear / 365.25)) * Math.Exp(chance);
        }
    }

    public DateTime[] Times { get; }

    public double[] Wind { get; }

    public double[] Values { get; }

    private static double Normal(Random random) => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
}
