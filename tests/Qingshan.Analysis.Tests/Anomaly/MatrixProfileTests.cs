using CsCheck;
using Qingshan.Analysis.Anomaly;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Anomaly;

public sealed class MatrixProfileTests
{
    private static readonly Gen<(double[] Values, int Window)> Series = Gen.Select(Gen.Frequency((20, Gen.Int[-50, 50].Select(i => i / 10.0)), (6, Gen.Const(1.5)), (1, Gen.Const(double.NaN))).Array[40, 90], Gen.Int[4, 9]);

    [Fact]
    public void Every_distance_is_what_comparing_all_pairs_gives() =>
        Series.Sample((values, window) =>
        {
            if (!MatrixProfile.Of(values, window).TryGet(out var found, out _)) return;
            var count = values.Length - window + 1;
            var apart = (window + 3) / 4;
            for (var i = 0; i < count; i++)
            {
                var least = double.PositiveInfinity;
                for (var j = 0; j < count; j++)
                    if (Math.Abs(i - j) > apart) least = Math.Min(least, Distance(values, i, j, window) is var d && double.IsNaN(d) ? double.PositiveInfinity : d);
                if (double.IsInfinity(least)) Assert.True(double.IsNaN(found.Distances[i]));
                else
                {
                    Assert.Equal(least, found.Distances[i], 1e-5);
                    Assert.Equal(least, Distance(values, i, found.Nearest[i], window), 1e-5);
                }
            }
        }, iter: 60);

    [Fact]
    public void Height_and_unit_of_the_series_do_not_matter() =>
        Gen.Select(Gen.Int[-50, 50].Select(i => i / 10.0).Array[40, 90], Gen.Int[4, 9], Gen.Double[0.5, 20]).Sample((values, window, factor) =>
        {
            var (one, other) = (MatrixProfile.Of(values, window), MatrixProfile.Of([.. values.Select(v => factor * v + 300)], window));
            if (!one.IsOk) return;
            for (var i = 0; i < one.Value.Distances.Length; i++) Assert.Equal(one.Value.Distances[i], other.Value.Distances[i], 1e-4);
        }, iter: 60);

    [Fact]
    public void A_bent_day_is_the_discord_and_a_copied_day_the_motif()
    {
        var random = new Random(4);
        double[] values = [.. Enumerable.Range(0, 24 * 60).Select(h => 50 + 20 * Math.Sin(2 * Math.PI * h / 24) + 3 * random.NextDouble())];
        for (var h = 0; h < 24; h++)
        {
            values[24 * 40 + h] = 50 + 20 * Math.Abs(Math.Sin(2 * Math.PI * h / 12));
            values[24 * 50 + h] = values[24 * 10 + h];
        }
        var found = MatrixProfile.Of(values, 24).Value;
        Assert.InRange(found.Discords(1)[0], 24 * 39 + 1, 24 * 41);
        var motif = found.Motifs(1)[0];
        Assert.Equal((240, 1200), (Math.Min(motif, found.Nearest[motif]), Math.Max(motif, found.Nearest[motif])));
        Assert.Equal(0, found.Distances[motif], 1e-4);
        Assert.Equal(3, found.Discords(3).Length);
        Assert.All(found.Discords(5).Zip(found.Discords(5).Skip(1)), p => Assert.True(Math.Abs(p.First - p.Second) >= 24));
    }

    [Fact]
    public void What_cannot_be_compared_is_said()
    {
        Assert.Equal(ProblemKind.Option, MatrixProfile.Of(new double[50], 3).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 30.0), MatrixProfile.Of(new double[20], 10) is { Problem: { } few } ? (few.Kind, few.Needed!.Value) : default);
        Assert.Equal(ProblemKind.Gaps, MatrixProfile.Of([.. Enumerable.Repeat(double.NaN, 50)], 5).Problem!.Kind);
        Assert.All(MatrixProfile.Of(new double[50], 5).Value.Distances, d => Assert.Equal(0, d));
    }

    [Fact]
    public void The_offer_lists_and_draws_and_can_be_stopped()
    {
        var table = new MethodTable([("value", new("v", [.. Enumerable.Range(0, 400).Select(i => Math.Sin(i * 0.3) + Math.Cos(i * i))]))]);
        var found = MethodList.Run(MethodList.Find("matrix-profile")!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Value;
        Assert.Equal(3, found.Tables.Single(t => t.Name == "discords").Rows);
        Assert.NotNull(found.Figure);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => MethodList.Run(MethodList.Find("matrix-profile")!, new(table, new Dictionary<string, string>()), new(null, stop.Token)));
    }

    /// <summary>The distance by its definition; NaN with a gap.</summary>
    private static double Distance(double[] values, int i, int j, int window)
    {
        var (a, b) = (Normal(values, i, window), Normal(values, j, window));
        if (a.Concat(b).Any(double.IsNaN)) return double.NaN;
        return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
    }

    private static double[] Normal(double[] values, int at, int window)
    {
        var part = values[at..(at + window)];
        var mean = part.Average();
        var deviation = Math.Sqrt(part.Average(v => (v - mean) * (v - mean)));
        // A flat stretch is 0 everywhere: from any other its distance is √window.
        return [.. part.Select(v => deviation < 1e-9 ? (double.IsNaN(mean) ? double.NaN : 0) : (v - mean) / deviation)];
    }
}
