using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Quality.Records;

/// <summary>Scores and issues as the pages write them.</summary>
internal static class QualityWords
{
    public static string Link(QualityIssue issue) => $"/quality/issues/{issue.Id}";

    /// <summary>One digit behind the point; what is not all right never reads 100.0.</summary>
    public static string Score(double score) => double.IsNaN(score) ? "—" : (score < 100 ? Math.Min(score, 99.9) : score).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Value(double? value) => value is { } v ? v.ToString("G6", CultureInfo.InvariantCulture) : "—";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Task<IssueNames> NamesAsync(IServiceProvider services, CancellationToken cancel) =>
        IssueNames.LoadAsync(services.GetRequiredService<PlatformDbs>(), services.GetRequiredService<LedgerBook>(), services.GetRequiredService<RecordDatasets>(), cancel);
}
