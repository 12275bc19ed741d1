using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Enterprises;
using Qingshan.Standards;

namespace Qingshan.Applications.Door;

/// <summary>The door as its pages write it.</summary>
internal static class DoorWords
{
    /// <summary>The mark of a state that <c>StateBadge</c> draws.</summary>
    public static string MarkOf(InquiryState state) => state switch
    {
        InquiryState.Waiting => "late",
        InquiryState.Overdue => "silent",
        InquiryState.Answered => "fresh",
        _ => "none",
    };

    public static string MarkOf(ObjectionDecision? decision) => decision switch { null => "late", ObjectionDecision.Accepted => "fresh", _ => "none" };

    public static Text Of(ObjectionDecision? decision) => decision is { } said ? Terms.Of(said) : new("待决定", "waits for a decision");

    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A value with its unit; what has no unit has none written.</summary>
    public static string Amount(double value, string unit) => unit == "1" ? Number(value) : $"{Number(value)} {unit}";

    /// <summary>The averaging period of a limit in words.</summary>
    public static Text Period(string iso) => iso switch
    {
        "PT0S" => new("瞬时", "instant"),
        "PT1H" => new("小时均值", "hourly mean"),
        "P1D" => new("日均值", "daily mean"),
        "" => new("时段未说明", "period not said"),
        _ => new(iso, iso),
    };

    /// <summary>A limit from below, above or both.</summary>
    public static string Range(double? lower, double? upper, string unit) => (lower, upper) switch
    {
        ({ } low, { } up) => $"{Number(low)}–{Amount(up, unit)}",
        ({ } low, null) => $"≥ {Amount(low, unit)}",
        (null, { } up) => $"≤ {Amount(up, unit)}",
        _ => "—",
    };

    /// <summary>A moment of Beijing as forms take it.</summary>
    public static string Local(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    public static string Minute(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long until a moment, in the largest unit that fits.</summary>
    public static Text Left(TimeSpan left) => left <= TimeSpan.Zero ? new("已到期", "over")
        : left < TimeSpan.FromHours(1) ? new($"还有 {(int)left.TotalMinutes} 分钟", $"{(int)left.TotalMinutes} minutes left")
        : left < TimeSpan.FromDays(2) ? new($"还有 {(int)left.TotalHours} 小时", $"{(int)left.TotalHours} hours left")
        : new($"还有 {(int)left.TotalDays} 天", $"{(int)left.TotalDays} days left");
}
