using CsCheck;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Receptor;
using Qingshan.Analysis.Sources;

namespace Qingshan.Analysis.Tests.Sources;

public sealed class SourceComparisonTests
{
    private static readonly Gen<ShareEstimate> Estimate = Gen.Select(Gen.Double[0, 1], Gen.Double[0, 0.3], Gen.Double[0, 0.3]).Select((s, down, up) => new ShareEstimate(s, s - down, s + up));

    [Fact]
    public void Two_shares_disagree_alike_from_either_side_and_only_where_their_intervals_reach_neither() => Gen.Select(Estimate, Estimate).Sample((one, other) =>
    {
        Assert.Equal(one.Disagrees(other), other.Disagrees(one));
        if (one.Low > other.Share && one.Share > other.High && one.Low > other.High) Assert.True(one.Disagrees(other));
        if (one.Disagrees(other)) Assert.False(one.Low <= other.Share && other.Share <= one.High);
        Assert.False(one.Disagrees(new ShareEstimate(other.Share)));
    });

    [Fact]
    public void It_says_where_wind_and_inventory_part_and_what_would_settle_it()
    {
        var polar = View(EvidenceKind.Polar, "wind", 0.6, 0.2, 0.1, 0.1, 0, 0, 0, 0);
        var inventory = View(EvidenceKind.Inventory, "inventory", 0.2, 0.5, 0.14, 0.16, 0, 0, 0, 0);
        var found = SourceComparison.Of([polar, inventory]);
        Assert.Equal(8, found.Sectors.Length);
        Assert.Equal(("东北", "NE"), (found.Sectors[1].Name.Zh, found.Sectors[1].Name.En));
        Assert.Equal(["N", "NE"], found.Disagreements.Select(d => d.Of.En));
        Assert.Equal(0.4, found.Disagreements[0].Gap, 9);
        Assert.Equal("N: 60 % [55, 65] by wind, 20 % [15, 25] by inventory; more apart than their uncertainties explain.", found.Disagreements[0].What.En);
        Assert.Contains("漏源", found.Disagreements[0].Settle.Zh, StringComparison.Ordinal);
        Assert.Contains("tall stacks", found.Disagreements[1].Settle.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_pair_of_kinds_has_words_of_its_own_in_both_languages()
    {
        var kinds = Enum.GetValues<EvidenceKind>();
        foreach (var more in kinds)
            foreach (var less in kinds)
            {
                var words = new SourceDisagreement("N", View(more, "a"), new(0.5, 0.4, 0.6), View(less, "b"), new(0.1, 0, 0.2)).Settle;
                Assert.Contains(words.Zh, c => c is >= '\u4e00' and <= '\u9fff');
                Assert.DoesNotContain(words.En, c => c is >= '\u4e00' and <= '\u9fff');
            }
    }

    [Fact]
    public void Classes_of_the_receptor_model_stand_beside_those_of_the_inventory()
    {
        var pmf = new Pmf(3, [[1, 1, 1]], [[6, 1], [3, 1], [1, 8]], 1, 1, [1], 1, [[0, 0]]);
        var spread = new PmfBootstrap([10, 10, 10], 0, [[5, 1], [2, 1], [0.5, 8]], [[6, 1], [3, 1], [1, 8]], [[7, 1], [4, 1], [1.5, 8]]);
        var factors = FactorEvidence.Of(pmf, spread, 0, ["coal", "coal", "dust"]).Value;
        Assert.Equal([0.9, 0.1], factors.ByClass.Select(c => Math.Round(c.Estimate.Share, 9)));
        // Two uncertainties of a tenth add in squares, and none is beyond all.
        Assert.Equal((0.9 - Math.Sqrt(0.02), 1.0), (factors.ByClass[0].Estimate.Low, factors.ByClass[0].Estimate.High));
        var inventory = new SourceView(EvidenceKind.Inventory, "inventory", [], [new("coal", new(0.4, 0.35, 0.45)), new("traffic", new(0.6, 0.5, 0.7))]);
        var found = SourceComparison.Of([factors, inventory]);
        Assert.Equal(["coal", "dust", "traffic"], found.Classes.Select(c => c.Name.En));
        Assert.Equal([2, 1, 1], found.Classes.Select(c => c.Estimates.Length));
        Assert.Equal("coal", Assert.Single(found.Disagreements).Of.En);
        Assert.Empty(found.Sectors);
        Assert.NotEmpty(SourceSectorsFigure.Of("PM2.5", found).Marks);
        Assert.Equal(ProblemKind.Shape, FactorEvidence.Of(pmf, spread, 0, ["coal"]).Problem!.Kind);
    }

    [Fact]
    public void Trajectories_tell_directions_by_what_they_brought() => Gen.Select(Gen.Int[0, 3599].Select(tenths => tenths / 10.0 + 0.037), Gen.Double[0, 50]).Array[20, 60].Sample(arrivals =>
    {
        double[] from = [.. arrivals.Select(a => a.Item1)], values = [.. arrivals.Select(a => a.Item2 + 0.01)];
        var (one, turned) = (TrajectoryEvidence.OfDirections(from, values, 8).Value, TrajectoryEvidence.OfDirections([.. from.Select(f => f + 90)], values, 8).Value);
        Assert.Equal(1, one.BySector.Sum(s => s.Share), 9);
        for (var s = 0; s < 8; s++)
        {
            Assert.Equal(one.BySector[s].Share, turned.BySector[(s + 2) % 8].Share, 9);
            Assert.Equal(values.Where((_, i) => Math.Abs(Math.IEEERemainder(from[i] - 45 * s, 360)) < 22.5).Sum() / values.Sum(), one.BySector[s].Share, 9);
        }
    }, iter: 30);

    [Fact]
    public void Cells_count_by_endpoints_times_mean_seen_from_the_receptor()
    {
        var grid = new TrajectoryGrid([new(115.5, 39.5, 50, 100, 1, 80, 1), new(117.5, 39.5, 10, 50, 1, 30, 1), new(115.5, 42.5, 5, 20, 0, 20, 1)], 1, 50, 20);
        var found = TrajectoryEvidence.OfCells(grid, new(116, 40), 8).Value;
        // East 300, north 100; the receptor's own cell has no part, and no uncertainty is claimed.
        Assert.Equal([0.25, 0, 0.75, 0, 0, 0, 0, 0], found.BySector.Select(s => s.Share));
        Assert.All(found.BySector, s => Assert.False(s.HasInterval));
        Assert.Equal(ProblemKind.NoAnswer, TrajectoryEvidence.OfCells(grid with { Cells = grid.Cells[..1] }, new(116, 40), 8).Problem!.Kind);
    }

    private static SourceView View(EvidenceKind kind, string name, params double[] shares) => new(kind, name, [.. shares.Select(s => new ShareEstimate(s, s - 0.05, s + 0.05))], []);
}
