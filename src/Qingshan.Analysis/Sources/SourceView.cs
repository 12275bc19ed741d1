using System.Collections.Immutable;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Sources;

/// <summary>What a kind of evidence looks at.</summary>
public enum EvidenceKind
{
    /// <summary>受体模型: what the composition says (PMF). It tells classes of sources and no direction.</summary>
    Factors,

    /// <summary>极坐标: what the wind at the receptor says. It sees what is near.</summary>
    Polar,

    /// <summary>后向轨迹: where air masses came from. They see what is far.</summary>
    Trajectories,

    /// <summary>排放清单: what is said to be emitted, and where.</summary>
    Inventory,
}

/// <summary>A share with its uncertainty.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Low">The 5 % end; NaN where no uncertainty is known.</param>
/// <param name="High">The 95 % end; NaN likewise.</param>
public readonly record struct ShareEstimate(double Share, double Low = double.NaN, double High = double.NaN)
{
    /// <summary>The share of the interval, in all kinds of evidence, so that they can be laid beside each other.</summary>
    public const double Level = 0.9;

    /// <summary>Whether an uncertainty is known.</summary>
    public bool HasInterval => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>
    /// Whether another share is further away than both uncertainties, towards each other and added in squares, explain. Without an uncertainty
    /// of both nothing is claimed.
    /// </summary>
    /// <param name="other">The other share.</param>
    /// <returns>True where the two disagree.</returns>
    public bool Disagrees(ShareEstimate other)
    {
        if (!HasInterval || !other.HasInterval) return false;
        var (more, less) = Share >= other.Share ? (this, other) : (other, this);
        var (down, up) = (more.Share - more.Low, less.High - less.Share);
        return more.Share - less.Share > Math.Sqrt(down * down + up * up);
    }

    /// <summary>Shares with the interval of draws of them.</summary>
    /// <param name="shares">The shares.</param>
    /// <param name="draws">Draws of all of them.</param>
    internal static ImmutableArray<ShareEstimate> Of(double[] shares, IReadOnlyCollection<double[]> draws) =>
        [.. shares.Select((share, i) =>
        {
            double[] sorted = [.. draws.Select(d => d[i]).Order()];
            // A draw is never wholly around what it was drawn from: the share itself belongs into its interval.
            return new ShareEstimate(share, Math.Min(share, Quantile.OfSorted(sorted, (1 - Level) / 2)), Math.Max(share, Quantile.OfSorted(sorted, (1 + Level) / 2)));
        })];

    /// <summary>Amounts as shares of their sum.</summary>
    internal static double[] Normalised(double[] amounts)
    {
        var all = amounts.Sum();
        return [.. amounts.Select(a => a / all)];
    }
}

/// <summary>The share of a class of sources.</summary>
/// <param name="Class">The class, in words of whoever compares, such as 燃煤; the same words in all kinds of evidence.</param>
/// <param name="Estimate">Its share.</param>
public sealed record ClassShare(string Class, ShareEstimate Estimate);

/// <summary>What one kind of evidence says of where the pollutant at a receptor comes from.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Name">What it is called in tables and figures.</param>
/// <param name="BySector">For each sector, clockwise from north, its share; they add up to 1. Empty where it tells no directions.</param>
/// <param name="ByClass">For each class its share; they add up to 1. Empty where it tells no classes.</param>
public sealed record SourceView(EvidenceKind Kind, Label Name, ImmutableArray<ShareEstimate> BySector, ImmutableArray<ClassShare> ByClass);
