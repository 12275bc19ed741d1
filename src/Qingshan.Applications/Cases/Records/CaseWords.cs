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

    /// <summary>Where an officer was, with accuracy and datum; or why nobody knows.</summary>
    public static Text Position(FieldReport report)
    {
        if (report.Longitude is not { } east || report.Latitude is not { } north) return report.PositionUnknown is { } why ? new($"不明（{Terms.Of(why).Zh}）", $"unknown ({Terms.Of(why).En})") : new("不明", "unknown");
        var at = string.Create(CultureInfo.InvariantCulture, $"{north:0.#####}, {east:0.#####}");
        var accuracy = report.AccuracyMetres is { } metres ? string.Create(CultureInfo.InvariantCulture, $" ± {metres:0} m") : "";
        return new($"{at}{accuracy}（{report.Datum}）", $"{at}{accuracy} ({report.Datum})");
    }

    /// <summary>Always a number where it can be told: whether that is near enough is for people to say.</summary>
    public static Text Distance(FieldReport report) =>
        report.DistanceMetres is not { } metres ? new("无法计算", "cannot be told")
        : metres < 10_000 ? new(string.Create(CultureInfo.InvariantCulture, $"{metres:0} 米"), string.Create(CultureInfo.InvariantCulture, $"{metres:0} m"))
        : new(string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.#} 千米"), string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.#} km"));

    /// <summary>Said where the phone's clock was out by more than the way can take.</summary>
    public static Text Clock(ReportWithPhotos report)
    {
        var minutes = Math.Round(report.ClockAhead.TotalMinutes);
        return Math.Abs(minutes) < 3 ? default
            : minutes > 0 ? new($"（手机时钟快 {minutes} 分钟）", $" (the phone's clock was {minutes} min ahead)") : new($"（手机时钟慢 {-minutes} 分钟）", $" (the phone's clock was {-minutes} min behind)");
    }

    public static string Size(long bytes) => bytes < 1 << 20 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");

    private static (string Found, string Low, string High) Percent(ShareInterval share)
    {
        static string Of(double value) => string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.#} %");
        return (Of(share.Estimate), Of(share.Low), Of(share.High));
    }
}
