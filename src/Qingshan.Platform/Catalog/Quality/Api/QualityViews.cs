using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <param name="Score">0 to 100; null where nothing was checked.</param>
public sealed record QualityCountView(long Checked, long Failed, double? Score)
{
    internal static QualityCountView Of(QualityCount c) => new(c.Checked, c.Failed, Rounded(c.Score));

    internal static double? Rounded(double score) => double.IsFinite(score) ? Math.Round(score, 2) : null;
}

/// <param name="Score">The weighted mean of the classes.</param>
public sealed record QualityTotalsView(double? Score, IReadOnlyDictionary<string, QualityCountView> Classes)
{
    internal static QualityTotalsView Of(QualityTotals t) => new(QualityCountView.Rounded(t.Score), t.Classes.OrderBy(c => c.Key).ToDictionary(c => CatalogQuery.Written(c.Key), c => QualityCountView.Of(c.Value)));
}

public sealed record QualityDayView(DateOnly Day, double? Score, IReadOnlyDictionary<string, QualityCountView> Classes)
{
    internal static QualityDayView Of(QualityDay d)
    {
        var totals = QualityTotalsView.Of(d.Totals);
        return new(d.Day, totals.Score, totals.Classes);
    }
}

public sealed record RuleCountView(string Rule, string Name, string Class, long Checked, long Failed, double? Score);

/// <summary>Scores over a span.</summary>
/// <param name="Weights">Of the classes in the score of all.</param>
/// <param name="Closed">The last day that is over and was judged.</param>
public sealed record QualityScoresView(
    DateOnly From, DateOnly To, DateOnly? Closed, string Formula, IReadOnlyDictionary<string, double> Weights, QualityTotalsView Total, IReadOnlyList<RuleCountView> Rules, IReadOnlyList<QualityDayView> Days);

/// <summary>What a point, or a type of records, came to.</summary>
/// <param name="Point">Code; null where it is a type of records.</param>
/// <param name="Records">Code of the dataset; null where it is a point.</param>
public sealed record SubjectQualityView(string? Point, string? Records, string Name, double? Score, long Checked, long Failed, IReadOnlyDictionary<string, QualityCountView> Classes)
{
    internal static SubjectQualityView Of(SubjectQuality s, RecordDatasets types)
    {
        var (totals, name) = (QualityTotalsView.Of(s.Totals), s.Point is { } p ? new Text(p.Name, p.NameEn ?? p.Name) : types.Find(s.Subject)?.Kind.Name ?? new(s.Subject, s.Subject));
        return new(s.Point?.Code, s.Point is null ? s.Subject : null, name.ToString(), totals.Score, s.Totals.All.Checked, s.Totals.All.Failed, totals.Classes);
    }
}

public sealed record QualityParameterFactsView(string Name, string Title, string Unit, double? Default, double Least, double Most, string Source, bool OfFactor);

/// <summary>A row by which a parameter is set.</summary>
/// <param name="Value">Null: taken back.</param>
public sealed record QualityParameterView(string Parameter, double? Value, string? Kind, string? Factor, string? Region, string? Basis, DateTime ValidFrom, DateTime? ValidTo, string Author)
{
    internal static QualityParameterView Of(QualityParameter p, LedgerSnapshot ledger, bool unmasked) => new(p.Parameter, p.Value, p.Kind, p.Factor,
        p.RegionId is { } id && ledger.Regions.TryGetValue(id, out var region) ? region.Code : null, p.Basis, p.ValidFrom, p.ValidTo, unmasked ? p.Author : (string)Masking.Masked(p.Author)!);
}

public sealed record QualityRuleView(
    string Key, string Class, string Name, string Explains, string Formula, bool OfRecords, IReadOnlyList<QualityParameterFactsView> Parameters, IReadOnlyList<QualityParameterView> Set)
{
    internal static QualityRuleView Of(QualityRuleFacts r, IEnumerable<QualityParameterView> set) => new(r.Key, CatalogQuery.Written(r.Class), r.Name.ToString(), r.Explains.ToString(), r.Formula, r.OfRecords,
        [.. r.Parameters.Select(p => new QualityParameterFactsView(p.Name, p.Title.ToString(), p.Unit, p.Default, p.Least, p.Most, p.Source.ToString(), p.OfFactor))], [.. set]);
}

/// <summary>An issue on the wire.</summary>
/// <param name="Subject">Code of the point, or of the dataset of records.</param>
/// <param name="Overdue">No answer came by the date it was due, or what was promised is due and the rule still fails.</param>
public sealed record QualityIssueView(
    Guid Id, string Rule, string RuleName, string Class, string Subject, string SubjectName, string? Region, Guid? OrganisationId, string? Organisation, string State, DateOnly Since, DateOnly Last,
    long Checked, long Failed, DateTime OpenedAt, DateTime DueAt, bool Overdue, string? Answer, string? AnswerText, DateTime? AnsweredAt, DateTime? ClosedAt)
{
    internal static QualityIssueView Of(QualityIssue i, IssueNames names, DateTime now) => new(
        i.Id, i.Rule, IssueNames.Rule(i).ToString(), CatalogQuery.Written(QualityRules.Find(i.Rule)!.Facts.Class), names.Point(i)?.Code ?? i.Subject, names.Subject(i).ToString(),
        names.Region(i)?.Code, i.OrganisationId, names.Organisation(i)?.ToString(), CatalogQuery.Written(i.State), i.Since, i.Last, i.Checked, i.Failed, i.OpenedAt, i.DueAt, i.State != IssueState.Closed && i.DueAt <= now,
        i.Answer is { } answer ? CatalogQuery.Written(answer) : null, i.AnswerText, i.AnsweredAt, i.ClosedAt);
}

public sealed record JudgedDayView(DateOnly Day, long Checked, long Failed, string Parameters, IReadOnlyList<QualityExample> Examples);

public sealed record QualityEventView(long Id, DateTime At, string Kind, string By, string Text);

/// <summary>An issue with the days on which it rests and what happened to it.</summary>
public sealed record QualityIssueDetailView(QualityIssueView Issue, string Explains, string Formula, IReadOnlyList<JudgedDayView> Days, IReadOnlyList<QualityEventView> History);

/// <param name="Changed">False where it was set so already.</param>
public sealed record ParameterSetView(bool Changed);

/// <param name="Text">What is to be said.</param>
public sealed record WantedText(string? Text);
