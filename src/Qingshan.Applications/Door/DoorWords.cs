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

    /// <summary>A moment of Beijing as forms take it.</summary>
    public static string Local(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    public static string Minute(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long until a moment, in the largest unit that fits.</summary>
    public static Text Left(TimeSpan left) => left <= TimeSpan.Zero ? new("已到期", "over")
        : left < TimeSpan.FromHours(1) ? new($"还有 {(int)left.TotalMinutes} 分钟", $"{(int)left.TotalMinutes} minutes left")
        : left < TimeSpan.FromDays(2) ? new($"还有 {(int)left.TotalHours} 小时", $"{(int)left.TotalHours} hours left")
        : new($"还有 {(int)left.TotalDays} 天", $"{(int)left.TotalDays} days left");
}
