using Microsoft.Extensions.DependencyInjection;
using Qingshan.Applications.Quality.Records;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Quality;

/// <summary>数据质量 · How good the data are, what is wrong with them, who has to answer, and by which rules that is told.</summary>
public sealed class QualityApplication : Application
{
    public override Text Name => new("质量评估", "Quality");

    public override int Order => 190;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Quality, "/quality", new("质量得分", "Scores"), Permission.SeePublic) { Below = false, Also = ["/quality/rules"] },
        new(NavigationGroup.Quality, "/quality/issues", new("质量问题", "Issues"), Permission.SeeInternal),
    ];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/quality", new("质量得分", "Quality scores"), d => d.Code == "record.quality-parameter" || (d.Class == DatasetClass.Collection && d.Kind == SeriesKind.HourlyMean))];

    /// <summary>Issues that are overdue, for whoever has to see to them.</summary>
    public override async Task<IReadOnlyList<AttentionItem>> AttentionAsync(AttentionQuery query, CancellationToken cancel)
    {
        var access = query.Services.GetRequiredService<QualityIssueAccess>();
        if (!(await access.ListAsync(query.Viewer, new(query.Region, Overdue: true), null, query.Most, cancel)).TryGet(out var overdue, out _) || overdue.Items.Count == 0) return [];
        var names = await QualityWords.NamesAsync(query.Services, cancel);
        return [.. overdue.Items.Select(i => new AttentionItem(Urgency.Today, new("质量问题逾期", "quality issue overdue"), names.Subject(i), IssueNames.Rule(i), QualityWords.Link(i), i.DueAt, names.Point(i)?.Simulated == true))];
    }
}
