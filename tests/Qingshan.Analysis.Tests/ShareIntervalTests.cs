using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests;

public sealed class ShareIntervalTests
{
    /// <summary>Examples of Newcombe (1998), Statistics in Medicine 17, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_that_of_the_literature(int hits, int all, double low, double high)
    {
        var share = ShareInterval.Wilson(hits, all);
        Assert.Equal((double)hits / all, share.Estimate, 12);
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    [Fact]
    public void Nothing_asked_is_no_share_and_impossible_counts_are_refused()
    {
        Assert.True(double.IsNaN(ShareInterval.Wilson(0, 0).Estimate));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(-1, 2));
    }

    [Fact]
    public void What_belongs_together_makes_the_interval_wider()
    {
        // 50 of 100 either way: once each alone, once in ten clusters that are all right or all wrong.
        var alone = ShareInterval.OverClusters([.. Enumerable.Range(0, 100).Select(i => (i % 2, 1))], 2000, 1);
        var together = ShareInterval.OverClusters([.. Enumerable.Range(0, 10).Select(i => (i % 2 * 10, 10))], 2000, 1);
        var wilson = ShareInterval.Wilson(50, 100);
        Assert.InRange(alone.Low, wilson.Low - 0.03, wilson.Low + 0.03);
        Assert.InRange(alone.High, wilson.High - 0.03, wilson.High + 0.03);
        Assert.True(together.High - together.Low > 2.5 * (alone.High - alone.Low), $"{together}");
        Assert.Equal(together, ShareInterval.OverClusters([.. Enumerable.Range(0, 10).Select(i => (i % 2 * 10, 10))], 2000, 1));
        Assert.Equal(ShareInterval.Wilson(30, 30), ShareInterval.OverClusters([(10, 10), (20, 20)], 2000, 1));
    }
}
