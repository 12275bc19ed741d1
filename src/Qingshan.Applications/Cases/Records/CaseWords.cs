using System.Globalization;
using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Cases.Records;

/// <summary>Cases as the pages write them.</summary>
internal static class CaseWords
{
    public static string Link(Case one) => $"/cases/{one.Number}";

    /// <summary>The last day that a case has, of Beijing.</summary>
    public static string Due(DateTime? due) => due is { } at ? BeijingTime.FromUtc(at.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "—";

    /// <summary>A share with n and its interval, never without.</summary>
    public static Text Share(VerdictCount count)
    {
        if (count.Said == 0) return new("尚无结论（n = 0）", "no verdict yet (n = 0)");
        var share = Percent(count.Confirming);
        return new($"{share.Found}（n = {count.Said}，95 % 区间 {share.Low}–{share.High}）", $"{share.Found} (n = {count.Said}, 95 % interval {share.Low} to {share.High})");
    }

    public static string Size(long bytes) => bytes < 1 << 20 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");

    private static (string Found, string Low, string High) Percent(ShareInterval share)
    {
        static string Of(double value) => string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.#} %");
        return (Of(share.Estimate), Of(share.Low), Of(share.High));
    }
}
