using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Catalog;

/// <summary>Everything that happens to an issue goes through here, in the transaction of whoever caused it.</summary>
internal static class IssueEvents
{
    /// <param name="text">What a person wrote stands in both languages as it is.</param>
    public static void Add(PlatformDb db, QualityIssue issue, IssueEventKind kind, string by, Text text, DateTime now) =>
        db.Add(new QualityEvent { IssueId = issue.Id, At = now, Kind = kind, By = by, Text = text.Zh ?? "", TextEn = text.En ?? "" });
}
