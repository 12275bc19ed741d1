using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Eia;

/// <summary>A project on the wire.</summary>
/// <param name="Developer">As the register gives it; empty where it names nobody.</param>
/// <param name="Enterprise">Code of the enterprise that it is; null where nobody knows, or the caller may not.</param>
/// <param name="Register">The file that it stands in.</param>
public sealed record EiaProjectView(
    string Code, string Name, EiaStage Stage, string Developer, string? Enterprise, string? EnterpriseName, string? Region, string? Site, string? Office, string? Registration,
    DateOnly? AcceptedOn, DateOnly? CommentsUntil, string? ApprovalNumber, DateOnly? ApprovedOn, DateOnly? ConstructionOn, DateOnly? TrialOn, string? CompletionNumber, DateOnly? CompletedOn,
    DateOnly? PublishedOn, string Register)
{
    public static EiaProjectView Of(EiaProject p, Enterprise? enterprise, LedgerSnapshot ledger) => new(
        p.Code, p.Name, p.Stage, p.Developer, enterprise?.Code, enterprise?.Name, p.RegionId is { } r ? ledger.Regions.GetValueOrDefault(r)?.Code : null, p.Site, p.Office, p.Registration,
        p.AcceptedOn, p.CommentsUntil, p.ApprovalNumber, p.ApprovedOn, p.ConstructionOn, p.TrialOn, p.CompletionNumber, p.CompletedOn, p.PublishedOn, p.Source);
}

/// <param name="Verdict">How the developer's name was linked; null where the source says whose it is, or the caller may not know.</param>
/// <param name="SameDocument">Codes of other entries with the same approval document.</param>
/// <param name="Points">Codes of monitoring points at the outlets of its source, else of its enterprise.</param>
/// <param name="Permits">Numbers of discharge permits of its enterprise.</param>
public sealed record EiaDetailView(EiaProjectView Project, string? PollutionSource, LinkVerdict? Verdict, LinkDecision? Decision, IReadOnlyList<string> SameDocument, IReadOnlyList<string> Points, IReadOnlyList<string> Permits);

/// <summary>A step that should have come by a day.</summary>
/// <param name="KnownOn">The day of the register's knowledge: after it the step may have come.</param>
public sealed record EiaOverdueView(string Project, string Name, string Developer, EiaOverdueKind Kind, DateOnly Due, DateOnly KnownOn, DateOnly? ApprovedOn, DateOnly? TrialOn, string? Document, string Register);

/// <summary>A lead: somebody has to look at the documents before anything follows from it.</summary>
/// <param name="Document">The approval that came later.</param>
public sealed record BeforeApprovalView(string Project, string Name, string Developer, BeforeApprovalKind Kind, DateOnly On, DateOnly ApprovedOn, int Days, string? Document, string Register);

/// <param name="Years">The years that the number names.</param>
public sealed record ContradictionView(string Project, string Name, string Number, IReadOnlyList<int> Years, DateOnly On, string Register);

public sealed record EiaCountView(string Name, int Count);

public sealed record EiaStatisticsView(int All, IReadOnlyList<EiaCountView> Stages, IReadOnlyList<EiaCountView> Years, IReadOnlyList<EiaCountView> Regions, IReadOnlyList<EiaCountView> Industries, IReadOnlyList<EiaYear> Trend)
{
    public static EiaStatisticsView Of(EiaStatistics s) => new(s.All, Of(s.Stages), Of(s.Years), Of(s.Regions), Of(s.Industries), s.Trend);

    private static IReadOnlyList<EiaCountView> Of(IReadOnlyList<EiaCount> counts) => [.. counts.Select(c => new EiaCountView(c.Name.ToString(), c.Count))];
}

/// <summary>What a request asks for.</summary>
public static class EiaQuery
{
    private const int First = 1900, Last = 2200;

    public static Result<EiaFilter> Of(string? q, string? stage, string? region, string? year)
    {
        EiaStage? at = null;
        if (!string.IsNullOrEmpty(stage))
        {
            if (Enum.GetValues<EiaStage>().Where(s => CatalogQuery.Written(s) == stage).Select(s => (EiaStage?)s).FirstOrDefault() is not { } found)
                return CommonErrors.BadParameter.Of("stage", stage, string.Join(", ", Enum.GetValues<EiaStage>().Select(CatalogQuery.Written)));
            at = found;
        }
        if (string.IsNullOrEmpty(year)) return new EiaFilter(q, at, region);
        return int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var of) && of is >= First and <= Last
            ? new EiaFilter(q, at, region, of) : CommonErrors.BadParameter.Of("year", year, $"{First}…{Last}");
    }
}
